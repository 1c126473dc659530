import { BlockList, isIP } from 'net';
import { Token } from 'aws-cdk-lib';
import { EndpointType, IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import { listed } from '../errors';
import type { Finding } from '../errors';
import type { AccessSources } from './access-sources';

/** The API that a policy is for. */
export interface PolicedApi {
  readonly endpointType: EndpointType;
  readonly ipAddressType: IpAddressType;
}

/**
 * Sources from which no request to such an API comes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
export function originFindings(where: string, sources: AccessSources, api: PolicedApi): Finding[] {
  if (api.endpointType === EndpointType.PRIVATE) return strangerFindings(where, sources);
  return [...vpcFindings(where, sources, api), ...insideFindings(where, sources, api), ...familyFindings(where, sources, api)];
}

/** Anybody's VPC can have these addresses, and reach a private API through an endpoint of its own. */
function strangerFindings(where: string, { ipRanges, vpcIds, vpcEndpointIds }: AccessSources): Finding[] {
  if (where !== 'ResourceAccess.allow' || ipRanges.length === 0 || vpcIds.length + vpcEndpointIds.length > 0) return [];
  return [{
    code: 'GH_ACCESS',
    given: `${where} names the addresses ${listed(ipRanges)} alone on a PRIVATE API`,
    allowed: 'addresses within VPCs or through VPC endpoints that are named too: other VPCs, of any account, have the same addresses',
    fix: 'Name the VPCs or VPC endpoints beside them',
  }];
}

function vpcFindings(where: string, { vpcIds, vpcEndpointIds }: AccessSources, { endpointType }: PolicedApi): Finding[] {
  if (vpcIds.length + vpcEndpointIds.length === 0) return [];
  return [{
    code: 'GH_ACCESS',
    given: `${where} names VPCs or VPC endpoints on a ${endpointType} API`,
    allowed: 'those on private APIs; requests to others come from the internet and are of no VPC',
    fix: 'Make the API private with RestEndpoint.privately (with an API of aws-cdk-lib: toPolicyDocument({ endpointType: EndpointType.PRIVATE })), or name addresses',
  }];
}

/** What nobody routes over the internet. @see https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml */
const INSIDE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', 'fc00::/7', 'fe80::/10'];

function insideFindings(where: string, { ipRanges }: AccessSources, { endpointType }: PolicedApi): Finding[] {
  const never = ipRanges.filter((range) => familyOf(range) !== 0 && INSIDE.some((inside) => isWithin(range, inside)));
  if (never.length === 0) return [];
  return [{
    code: 'GH_ACCESS',
    given: `${where} names ${listed(never)} on a ${endpointType} API`,
    allowed: 'public addresses; requests from a private network arrive from that of its NAT gateway',
    fix: 'Name the public addresses, or make the API private with RestEndpoint.privately',
  }];
}

function isWithin(range: string, outer: string): boolean {
  if (familyOf(range) !== familyOf(outer)) return false;
  const family = familyOf(range) === 4 ? 'ipv4' : 'ipv6';
  const [[address, bits = '128'], [start, most]] = [range.split('/'), outer.split('/')];
  const list = new BlockList();
  list.addSubnet(start, Number(most), family);
  return Number(bits) >= Number(most) && list.check(address, family);
}

function familyFindings(where: string, { ipRanges }: AccessSources, { endpointType, ipAddressType }: PolicedApi): Finding[] {
  const isNarrow = ipRanges.length > 0 && ipRanges.every((range) => familyOf(range) === 6);
  if (ipAddressType === IpAddressType.DUAL_STACK || !isNarrow) return [];
  return [{
    code: 'GH_ACCESS',
    given: `${where} names IPv6 ranges only on a ${endpointType} API that takes IPv4`,
    allowed: 'IPv4 ranges; IPv6 ranges where the endpoint is dual stack',
    fix: 'Set ipAddressType to DUAL_STACK, or name IPv4 ranges',
  }];
}

/**
 * Ranges of one family only, where callers have both: an allowed caller who comes by the other family is shut out, a denied one let in.
 *
 * Which of them come to a private API depends on its VPC endpoints, so there only denials are looked at.
 */
export function addressWarnings(allowed: AccessSources | undefined, denied: readonly AccessSources[], api: PolicedApi): Finding[] {
  const { endpointType, ipAddressType } = api;
  if (ipAddressType !== IpAddressType.DUAL_STACK) return [];
  const allowedRanges = endpointType === EndpointType.PRIVATE ? [] : allowed?.ipRanges ?? [];
  return [
    ...oneFamily('ResourceAccess.allow', allowedRanges, 'whoever comes by the other is shut out'),
    ...oneFamily('ResourceAccess.deny', denied.flatMap((sources) => sources.ipRanges), 'whoever comes by the other is let in'),
  ];
}

function oneFamily(where: string, ranges: readonly string[], effect: string): Finding[] {
  const families = new Set(ranges.map(familyOf));
  const [family] = families;
  // A token can be of either family.
  if (families.size !== 1 || family === 0) return [];
  return [{
    code: 'GH_ACCESS_ADDRESSES',
    given: `${where} names IPv${family} ranges only on a dual stack API, so ${effect}`,
    allowed: 'ranges of both families',
    fix: `Name the IPv${family === 4 ? 6 : 4} ranges too, or acknowledge this warning`,
  }];
}

/** 4, 6, or 0 where it is known at deployment only. */
function familyOf(range: string): number {
  return Token.isUnresolved(range) ? 0 : isIP(range.split('/')[0]);
}
