import type { Report } from './report';
import { textOf } from '../../template';
import type { TemplateResource } from '../../template';

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

/** Reports what of a stack's resources the local gateway does not do. */
export function reportUnsupported(resources: readonly TemplateResource[], all: readonly TemplateResource[], report: Report): void {
  const apis = new Set(all.filter(({ type }) => type === 'AWS::ApiGateway::RestApi').map(({ ref }) => ref));
  for (const resource of resources) {
    const [, reason] = REASONS.find(([types]) => types.test(resource.type)) ?? [];
    if (reason !== undefined) report(resource.logicalId, resource.type, reason);
    const isStray = MEMBERS.test(resource.type) && !apis.has(textOf(resource.property('RestApiId')));
    if (isStray) report(resource.logicalId, resource.type, 'its API is not in the template, so it changes nothing here');
  }
}
