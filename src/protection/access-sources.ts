import { isIP } from 'net';
import { Token } from 'aws-cdk-lib';
import type { IVPCEndpointRef, IVPCRef } from 'aws-cdk-lib/aws-ec2';
import { listed, quote, shapeFindings } from '../errors';
import type { Finding, Kind } from '../errors';

/**
 * Who calls an API, and from where.
 *
 * Accounts and organizations say who: IAM knows that, so routes with another authorizer, or none, are closed to everybody. The others
 * say from where.
 */
export interface AccessSourceOptions {
  /**
   * AWS accounts, by their twelve digits: callers whose credentials belong to one.
   *
   * @default - none
   */
  readonly accountIds?: string[];

  /**
   * Organizations of AWS Organizations by id, such as `o-a1b2c3d4e5`: callers whose account is in one.
   *
   * @default - none
   */
  readonly organizationIds?: string[];

  /**
   * Addresses and CIDR ranges, IPv4 and IPv6. On private APIs these are the addresses within the VPC.
   *
   * @default - none
   */
  readonly ipRanges?: string[];

  /**
   * VPCs, over whichever VPC endpoint. Private APIs only.
   *
   * @default - none
   */
  readonly vpcs?: IVPCRef[];

  /**
   * VPCs by id, for those of other accounts. Private APIs only.
   *
   * @default - none
   */
  readonly vpcIds?: string[];

  /**
   * VPC endpoints. Private APIs only.
   *
   * @default - none
   */
  readonly vpcEndpoints?: IVPCEndpointRef[];

  /**
   * VPC endpoints by id, for those of other accounts. Private APIs only.
   *
   * @default - none
   */
  readonly vpcEndpointIds?: string[];
}

/** The same as texts, each once; what names nothing is empty. */
export interface AccessSources {
  readonly accountIds: readonly string[];
  readonly organizationIds: readonly string[];
  readonly ipRanges: readonly string[];
  readonly vpcIds: readonly string[];
  readonly vpcEndpointIds: readonly string[];
}

const FIELDS: Readonly<Record<keyof AccessSourceOptions, Kind>> = {
  accountIds: 'texts',
  organizationIds: 'texts',
  ipRanges: 'texts',
  vpcs: 'list',
  vpcIds: 'texts',
  vpcEndpoints: 'list',
  vpcEndpointIds: 'texts',
};

/** What is wrong with sources, whichever API they are for. */
export function sourceFindings(where: string, sources: AccessSourceOptions): Finding[] {
  const shape = shapeFindings(where, sources, FIELDS);
  if (shape.length > 0) return shape;
  const { vpcs = [], vpcEndpoints = [] } = sources;
  const strangers = [
    ...vpcs.filter((each) => typeof each?.vpcRef?.vpcId !== 'string').map((each) => ['vpcs', each, 'vpcRef'] as const),
    ...vpcEndpoints.filter((each) => typeof each?.vpcEndpointRef?.vpcEndpointId !== 'string').map((each) => ['vpcEndpoints', each, 'vpcEndpointRef'] as const),
  ].map(([field, each, ref]): Finding => ({ code: 'GH_TYPE', given: `${field} of ${where} has ${quote(each)}`, allowed: `what has a ${ref}`, fix: 'Hand over the construct, or its id' }));
  return strangers.length > 0 ? strangers : [...spellingFindings(where, sources), ...emptyFindings(where, sources)];
}

const SPELLINGS = [
  ['accountIds', (text: string) => /^\d{12}$/.test(text), 'twelve digits'],
  ['organizationIds', (text: string) => /^o-[a-z0-9]{10,32}$/.test(text), 'ids such as o-a1b2c3d4e5'],
  ['ipRanges', isRange, 'addresses and ranges such as 203.0.113.0/24 and 2001:db8::/32'],
  ['vpcIds', (text: string) => /^vpc-[0-9a-z]+$/.test(text), 'ids such as vpc-0123456789abcdef0'],
  ['vpcEndpointIds', (text: string) => /^vpce-[0-9a-z]+$/.test(text), 'ids such as vpce-0123456789abcdef0'],
] as const;

function spellingFindings(where: string, sources: AccessSourceOptions): Finding[] {
  return SPELLINGS.flatMap(([field, isFine, allowed]): Finding[] => {
    const wrong = (sources[field] ?? []).filter((text) => !Token.isUnresolved(text) && !isFine(text));
    return wrong.length === 0 ? [] : [{ code: 'GH_ACCESS', given: `${field} of ${where} has ${listed(wrong)}`, allowed, fix: 'Correct it' }];
  });
}

function isRange(text: string): boolean {
  const [address, bits, ...more] = text.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  // A zone (`fe80::1%eth0`) means something on one machine only.
  const isAddress = isIP(address) !== 0 && !address.includes('%');
  return isAddress && more.length === 0 && (bits === undefined || (/^(0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= most));
}

function emptyFindings(where: string, sources: AccessSourceOptions): Finding[] {
  if (Object.values(textsOf(sources)).some((texts) => texts.length > 0)) return [];
  const fix = 'Name a source; ResourceAccess.everyone() lets everybody in';
  return [{ code: 'GH_ACCESS', given: `${where} names nobody and nothing`, allowed: 'at least one account, organization, range, VPC or VPC endpoint', fix }];
}

/** Field by field: a struct may be an instance of a class. */
export function textsOf(sources: AccessSourceOptions): AccessSources {
  return {
    accountIds: once(sources.accountIds),
    organizationIds: once(sources.organizationIds),
    ipRanges: once(sources.ipRanges),
    vpcIds: once(sources.vpcs?.map((each) => each.vpcRef.vpcId), sources.vpcIds),
    vpcEndpointIds: once(sources.vpcEndpoints?.map((each) => each.vpcEndpointRef.vpcEndpointId), sources.vpcEndpointIds),
  };
}

/** Each once, and sorted, so that another order makes no other policy; what is known at deployment only has no order of its own. */
function once(...texts: ReadonlyArray<readonly string[] | undefined>): string[] {
  const all = [...new Set(texts.flatMap((each) => each ?? []))];
  return [...all.filter((each) => !Token.isUnresolved(each)).sort(), ...all.filter((each) => Token.isUnresolved(each))];
}
