import type { Report } from './report';
import { textOf } from '../../template';
import type { Resolver, TemplateResource } from '../../template';

/** What the types of API Gateway do that are not loaded, and why that is nothing, or what is missing. */
const REASONS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^AWS::ApiGateway::(?:BasePathMapping|BasePathMappingV2|DomainName|DomainNameV2|DomainNameAccessAssociation)$/, 'custom domains are not served; every stage answers on its own'],
  [/^AWS::ApiGateway::VpcLink$/, 'nothing leads into a VPC from here; an option maps the link to a local address'],
  [/^AWS::ApiGateway::ClientCertificate$/, 'no client certificate is sent to back ends'],
  [/^AWS::ApiGatewayV2::Api$/, 'HTTP and WebSocket APIs are not served yet'],
  [/^AWS::Serverless::/, 'this type is turned into others by CloudFormation; give the template that it becomes'],
  [/^AWS::WAFv2::WebACLAssociation$/, 'no firewall stands before the local gateway'],
];

/** Belongs to an API, and changes no answer. */
const MEMBERS = /^AWS::ApiGateway::(?:Authorizer|Deployment|GatewayResponse|Method|Model|RequestValidator|Resource|Stage)$/;

/** Those that are loaded, or change no answer. */
const KNOWN = /^AWS::ApiGateway::(?:Account|ApiKey|DocumentationPart|DocumentationVersion|RestApi|UsagePlan|UsagePlanKey)$/;

/** The reason for a type that is not loaded; nothing for one that is, or that is none of API Gateway's. */
function reasonOf(type: string): string | undefined {
  const [, reason] = REASONS.find(([types]) => types.test(type)) ?? [];
  const isUnknown = type.startsWith('AWS::ApiGateway::') && !MEMBERS.test(type) && !KNOWN.test(type);
  return reason ?? (isUnknown ? 'the local gateway does not know this type' : undefined);
}

/** Reports the macros that CloudFormation would run over a template. */
export function reportTransforms({ transforms, settings: { prefix, report } }: Resolver): void {
  for (const name of transforms) report(`${prefix}Transform`, name, `the macro ${name} is run by CloudFormation only; the template is served as it stands without it`);
}

/** Reports what of a stack's resources the local gateway does not do. */
export function reportUnsupported(resources: readonly TemplateResource[], all: readonly TemplateResource[], report: Report): void {
  const apis = new Set(all.filter(({ type }) => type === 'AWS::ApiGateway::RestApi').map(({ ref }) => ref));
  for (const resource of resources) {
    const reason = reasonOf(resource.type);
    if (reason !== undefined) report(resource.logicalId, resource.type, reason);
    const isStray = MEMBERS.test(resource.type) && !apis.has(textOf(resource.property('RestApiId')));
    if (isStray) report(resource.logicalId, resource.type, 'its API is not in the template, so it changes nothing here');
  }
}
