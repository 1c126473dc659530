import { Token } from 'aws-cdk-lib';
import { EndpointAccessMode, EndpointType, IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import type { IStageRef } from 'aws-cdk-lib/aws-apigateway';
import type { IVPCEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { listed, quote } from '../errors';
import type { Finding, Kind } from '../errors';
import type { EndpointOptions, PublicEndpointOptions } from './endpoint-options';

/** What options of endpoints must be. */
export const ENDPOINT_FIELDS: Readonly<Record<string, Kind>> = {
  securityPolicy: 'object',
  endpointAccessMode: Object.values(EndpointAccessMode),
  ipAddressType: Object.values(IpAddressType),
  vpcEndpointIds: 'texts',
};

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html */
export function securityFindings(endpointType: EndpointType, { securityPolicy, endpointAccessMode }: EndpointOptions): Finding[] {
  const name: unknown = securityPolicy?.policyName;
  if (securityPolicy !== undefined && typeof name !== 'string') {
    return [{ code: 'GH_TYPE', given: `securityPolicy is ${quote(securityPolicy)}`, allowed: 'a SecurityPolicy', fix: 'Take one of SecurityPolicy' }];
  }
  const policy = String(name ?? '');
  return [...typeFindings(endpointType, policy), ...modeFindings(policy, endpointAccessMode)];
}

/** Recorded: «Only dualstack ipAddressType is supported for Private APIs.»; the options have no such field, plain JavaScript can. */
export function addressFindings(endpointType: EndpointType, { ipAddressType }: PublicEndpointOptions): Finding[] {
  if (endpointType !== EndpointType.PRIVATE || ipAddressType !== IpAddressType.IPV4) return [];
  return [{ code: 'GH_ENDPOINT', given: 'the PRIVATE endpoint has ipAddressType ipv4', allowed: 'dual stack, which every private API is', fix: 'Leave ipAddressType out' }];
}

function typeFindings(endpointType: EndpointType, policy: string): Finding[] {
  const isEdge = endpointType === EndpointType.EDGE;
  if (policy === '' || policy === 'TLS_1_0' || isEdge === policy.endsWith('_EDGE')) return [];
  return [{
    code: 'GH_ENDPOINT',
    given: `the ${endpointType} endpoint has the security policy ${policy}`,
    allowed: isEdge ? 'policies whose name ends in _EDGE, and TLS_1_0' : 'policies whose name does not end in _EDGE',
    fix: isEdge ? 'Take SecurityPolicy.TLS13_2025_EDGE or TLS12_PFS_2025_EDGE' : 'Take SecurityPolicy.TLS13_1_3_2025_09 or TLS13_1_2_PFS_PQ_2025_09',
  }];
}

function modeFindings(policy: string, mode?: EndpointAccessMode): Finding[] {
  const isEnhanced = policy.startsWith('SecurityPolicy_');
  if (isEnhanced === (mode !== undefined)) return [];
  return [{
    code: 'GH_ENDPOINT',
    given: isEnhanced ? `the security policy ${policy} without an endpointAccessMode` : `endpointAccessMode ${quote(mode)} with ${policy || 'no security policy'}`,
    allowed: 'an endpointAccessMode with policies whose name begins with SecurityPolicy_, and with those only',
    fix: isEnhanced ? 'Say BASIC, and STRICT once the access log shows nobody whom that would turn away' : 'Leave it out, or take such a policy',
  }];
}

/** VPC endpoints of plain JavaScript can be anything. */
export function vpcEndpointFindings(vpcEndpoints: readonly IVPCEndpointRef[], ids: readonly string[] = []): Finding[] {
  const wrong = { code: 'GH_TYPE', allowed: 'a list of what has a vpcEndpointRef', fix: 'Hand over the InterfaceVpcEndpoint itself, or its id in vpcEndpointIds' } as const;
  if (!Array.isArray(vpcEndpoints)) return [{ ...wrong, given: `vpcEndpoints is ${quote(vpcEndpoints)}` }];
  const strangers = vpcEndpoints.filter((each) => typeof each?.vpcEndpointRef?.vpcEndpointId !== 'string');
  const misspelt = ids.filter((id) => !Token.isUnresolved(id) && !/^vpce-[0-9a-z]+$/.test(id));
  return [
    ...strangers.map((each) => ({ ...wrong, given: `a VPC endpoint is ${quote(each)}` })),
    ...misspelt.length > 0 ? [{ code: 'GH_ENDPOINT', given: `vpcEndpointIds has ${listed(misspelt)}`, allowed: 'ids such as vpce-0123456789abcdef0', fix: 'Write the id of an interface endpoint' } as const] : [],
  ];
}

/** A stage of plain JavaScript can be anything. */
export function stageFindings(stage: IStageRef): Finding[] {
  if (typeof stage?.stageRef?.stageName === 'string') return [];
  return [{ code: 'GH_TYPE', given: `the stage is ${quote(stage)}`, allowed: 'what has a stageRef', fix: 'Hand over gateway.stage(name), or a Stage' }];
}

/** Ids of constructs and literal ones, each once, in the order given. */
export function idsOf(vpcEndpoints: readonly IVPCEndpointRef[], ids: readonly string[] = []): string[] {
  return [...new Set([...vpcEndpoints.map((each) => each.vpcEndpointRef.vpcEndpointId), ...ids])];
}
