import { Stack } from 'aws-cdk-lib';
import type { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { BoundRoute } from './bind-route';
import type { RestGatewayProps } from './rest-gateway-props';
import { RestEndpoint } from '../../delivery';
import { listed, quote } from '../../errors';
import type { Finding } from '../../errors';
import type { RestBodyModel } from '../../openapi';
import type { Route } from '../../routes';

type Entry = Pick<RestGatewayProps, 'endpoint' | 'resourceAccess' | 'policy' | 'cors'>;

/** What is wrong with the way into a gateway, as it was written. */
export function entryFindings({ endpoint, resourceAccess, policy }: Entry): Finding[] {
  return [
    ...endpoint === undefined || isEndpoint(endpoint) ? [] : [typeFinding('endpoint', endpoint, 'a RestEndpoint')],
    ...resourceAccess === undefined || typeof resourceAccess.toPolicyDocument === 'function' ? [] : [typeFinding('resourceAccess', resourceAccess, 'a ResourceAccess')],
    ...resourceAccess !== undefined && policy !== undefined ? [twiceFinding()] : [],
  ];
}

/** Also one of another copy of this library. */
function isEndpoint(endpoint: RestEndpoint): boolean {
  return typeof endpoint.endpointType === 'string' && Array.isArray(endpoint.vpcEndpointIds);
}

function typeFinding(field: string, value: unknown, allowed: string): Finding {
  return { code: 'GH_TYPE', given: `${field} of the gateway is ${quote(value)}`, allowed, fix: 'Give a value of that kind, or leave the field out' };
}

function twiceFinding(): Finding {
  const fix = 'Leave one out; more statements can be added with api.addToResourcePolicy';
  return { code: 'GH_ACCESS', given: 'the gateway has resourceAccess and policy', allowed: 'one of them', fix };
}

/** The resource policy of a gateway, where it has one. */
export function policyOf({ resourceAccess, policy, endpoint = RestEndpoint.regional() }: Entry): PolicyDocument | undefined {
  return resourceAccess ? resourceAccess.toPolicyDocument(endpoint) : policy;
}

/** What of an endpoint stands in the body, because a body that overwrites takes it away elsewhere. */
export function endpointModel({ endpoint }: Entry): Pick<RestBodyModel, 'vpcEndpointIds' | 'securityPolicy' | 'endpointAccessMode'> {
  const { vpcEndpointIds, securityPolicy, endpointAccessMode } = endpoint ?? {};
  return { vpcEndpointIds, securityPolicy: securityPolicy?.policyName, endpointAccessMode };
}

/** What is known of the way into a gateway when the whole app is there. */
export interface EntryAtSynth {
  readonly props: Entry;
  readonly endpointTypes: readonly string[];
  /** The resource policies, resolved, of the body and beside it. */
  readonly policies: readonly unknown[];
  readonly routes: readonly Route<BoundRoute>[];
}

/** What can only be judged then. */
export function entryFindingsAtSynth(at: EntryAtSynth): Finding[] {
  const { resourceAccess, endpoint = RestEndpoint.regional() } = at.props;
  return [
    ...at.endpointTypes.includes('PRIVATE') && !at.policies.some(saysSomething) ? [privateFinding()] : [],
    ...resourceAccess?._warnings?.(endpoint) ?? [],
    ...resourceAccess?._wantsIam ? callerFindings(at) : [],
    ...privateDnsFindings(endpoint),
  ];
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html */
function privateFinding(): Finding {
  return {
    code: 'GH_ACCESS_PRIVATE',
    given: 'the API is private and has no resource policy',
    allowed: 'a resourceAccess or a policy, without which a private API answers nobody',
    fix: 'Say who may call: resourceAccess: ResourceAccess.allow({ vpcEndpoints: [endpoint] })',
  };
}

function saysSomething(policy: unknown): boolean {
  const { Statement = [] } = (policy ?? {}) as { readonly Statement?: unknown };
  return [Statement].flat().length > 0;
}

function callerFindings({ routes, props: { cors } }: EntryAtSynth): Finding[] {
  const unknown = routes.filter(({ value }) => !value.authorizer.usesIam).map(({ key }) => key.text);
  const closed = [...unknown, ...cors ? ['the preflights of CORS'] : []];
  if (closed.length === 0) return [];
  return [{
    code: 'GH_ACCESS_CALLERS',
    given: `resourceAccess admits accounts and organizations only, and these do not know whose account a caller is of: ${listed(closed)}`,
    allowed: 'Authorizers.iam() on every route, and no CORS',
    fix: 'Give them Authorizers.iam(), or name addresses or VPCs; they answer nobody, if that is what you want, acknowledge this warning',
  }];
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html */
function privateDnsFindings({ _vpcEndpoints: vpcEndpoints = [] }: RestEndpoint): Finding[] {
  const withDns = vpcEndpoints.filter((each) => hasPrivateDns(each.node?.defaultChild ?? each));
  if (withDns.length === 0) return [];
  return [{
    code: 'GH_PRIVATE_DNS',
    given: `${listed(withDns.map((each) => each.node.path))} has private DNS`,
    allowed: 'VPCs that call no public API under its execute-api address: with private DNS they reach private ones only',
    fix: 'Set privateDnsEnabled to false and call RestEndpoint.privateUrl(stage, endpoint), or acknowledge this warning',
  }];
}

function hasPrivateDns(construct: IConstruct): boolean {
  const { cfnResourceType, privateDnsEnabled } = construct as Partial<CfnVPCEndpoint>;
  return cfnResourceType === 'AWS::EC2::VPCEndpoint' && Stack.of(construct).resolve(privateDnsEnabled) === true;
}
