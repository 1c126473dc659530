import { EndpointType, IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import { Effect, PolicyDocument, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Conditions } from 'aws-cdk-lib/aws-iam';
import { assertShape, throwFindings } from '../errors';
import type { Finding } from '../errors';
import { addressWarnings, originFindings } from './access-findings';
import { sourceFindings, textsOf } from './access-sources';
import type { AccessSourceOptions, AccessSources } from './access-sources';

/** Which API a resource policy is for. */
export interface ResourcePolicyOptions {
  /**
   * The endpoint type of the API. On private ones addresses are those within the VPC (`aws:VpcSourceIp`), and VPCs can be named.
   *
   * @default EndpointType.REGIONAL
   */
  readonly endpointType?: EndpointType;

  /**
   * Which addresses its callers may have.
   *
   * @default - IPv4; private APIs are dual stack
   */
  readonly ipAddressType?: IpAddressType;
}

/**
 * Who may reach a REST API at all, before any authorizer is asked: its resource policy by intent.
 *
 * Each restriction is an explicit denial of everybody else, because credentials of the API's own account that have `execute-api:Invoke`
 * need no permission of the policy, and nothing but a denial stops them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
 *
 * @example
 * // On a gateway
 * new RestGateway(this, 'Orders', {
 *   authorizer: Authorizers.iam(),
 *   resourceAccess: ResourceAccess.allow({ organizationIds: ['o-a1b2c3d4e5'], ipRanges: ['203.0.113.0/24'] }),
 *   routes: { 'GET /orders': { integration: Integrations.mock() } },
 * });
 *
 * // On an API of aws-cdk-lib
 * new apigateway.RestApi(this, 'Plain', { policy: ResourceAccess.allow({ ipRanges: ['203.0.113.0/24'] }).toPolicyDocument() });
 */
export class ResourceAccess {
  /**
   * Lets in who comes from one of these sources, and nobody else.
   *
   * Accounts and organizations are alternatives, VPCs and VPC endpoints are, and ranges are. Of the kinds that are named each is required: one of
   * these callers, through one of these networks, from one of these addresses.
   *
   * Errors: `GH_ACCESS`, `GH_TYPE`.
   *
   * @param sources at least one
   */
  public static allow(sources: AccessSourceOptions): ResourceAccess {
    throwFindings(sourceFindings('ResourceAccess.allow', sources));
    return new ResourceAccess(textsOf(sources), []);
  }

  /** Lets everybody in whom `deny` does not name. */
  public static everyone(): ResourceAccess {
    return new ResourceAccess(undefined, []);
  }

  private readonly allowed?: AccessSources;
  private readonly denied: readonly AccessSources[];

  private constructor(allowed: AccessSources | undefined, denied: readonly AccessSources[]) {
    this.allowed = allowed;
    this.denied = denied;
  }

  /**
   * The same without these sources: each of them is shut out, whatever else is allowed.
   *
   * A caller whom IAM does not know is of no account, so shutting out an account leaves routes without IAM open to it.
   *
   * Errors: `GH_ACCESS`, `GH_TYPE`.
   *
   * @param sources at least one
   */
  public deny(sources: AccessSourceOptions): ResourceAccess {
    throwFindings(sourceFindings('ResourceAccess.deny', sources));
    return new ResourceAccess(this.allowed, [...this.denied, textsOf(sources)]);
  }

  /**
   * The policy, for an API of aws-cdk-lib: its `policy`. A gateway makes it by itself from `resourceAccess`.
   *
   * Errors: `GH_ACCESS` for sources from which no request to such an API comes.
   *
   * @param options which API it is for
   */
  public toPolicyDocument(options: ResourcePolicyOptions = {}): PolicyDocument {
    const shape = { endpointType: Object.values(EndpointType), ipAddressType: Object.values(IpAddressType) };
    assertShape('the options of toPolicyDocument', options, shape);
    const api = apiOf(options);
    throwFindings(this.all.flatMap(([where, sources]) => originFindings(where, sources, api)));
    const addressKey = api.endpointType === EndpointType.PRIVATE ? 'aws:VpcSourceIp' : 'aws:SourceIp';
    return new PolicyDocument({
      statements: [
        statement(Effect.ALLOW),
        ...this.allowed ? othersThan(this.allowed, addressKey).map((conditions) => statement(Effect.DENY, conditions)) : [],
        ...this.denied.flatMap((sources) => oneOf(sources, addressKey)).map((conditions) => statement(Effect.DENY, conditions)),
      ],
    });
  }

  /** @internal */
  public _warnings(options: ResourcePolicyOptions): Finding[] {
    return addressWarnings(this.allowed, this.denied, apiOf(options));
  }

  /**
   * Whether only callers get in whom IAM knows.
   *
   * @internal
   */
  public get _wantsIam(): boolean {
    return this.allowed !== undefined && this.allowed.accountIds.length + this.allowed.organizationIds.length > 0;
  }

  private get all(): Array<[string, AccessSources]> {
    const denied = this.denied.map((sources): [string, AccessSources] => ['ResourceAccess.deny', sources]);
    return this.allowed ? [['ResourceAccess.allow', this.allowed], ...denied] : denied;
  }
}

function apiOf({ endpointType = EndpointType.REGIONAL, ipAddressType }: ResourcePolicyOptions): Required<ResourcePolicyOptions> {
  return { endpointType, ipAddressType: ipAddressType ?? (endpointType === EndpointType.PRIVATE ? IpAddressType.DUAL_STACK : IpAddressType.IPV4) };
}

/** API Gateway completes the resource by the API's own ARN. */
function statement(effect: Effect, conditions?: Conditions): PolicyStatement {
  return new PolicyStatement({ effect, principals: [new StarPrincipal()], actions: ['execute-api:Invoke'], resources: ['execute-api:/*'], conditions });
}

/** What holds for everybody but these, one set of conditions for who and one for from where; what a request does not have is not equal to anything. */
function othersThan({ accountIds, organizationIds, ipRanges, vpcIds, vpcEndpointIds }: AccessSources, addressKey: string): Conditions[] {
  const who = conditionsOf({ StringNotEquals: { 'aws:PrincipalAccount': accountIds, 'aws:PrincipalOrgID': organizationIds } });
  // Addresses within VPCs repeat from one to the next, so that they say something beside a VPC only.
  const addresses = conditionsOf({ NotIpAddress: { [addressKey]: ipRanges } });
  const network = conditionsOf({ StringNotEquals: { 'aws:SourceVpc': vpcIds, 'aws:SourceVpce': vpcEndpointIds } });
  return [who, network, addresses].filter((conditions) => Object.keys(conditions).length > 0);
}

/** What holds for each kind of these, one set of conditions for each. */
function oneOf({ accountIds, organizationIds, ipRanges, vpcIds, vpcEndpointIds }: AccessSources, addressKey: string): Conditions[] {
  return [
    conditionsOf({ StringEquals: { 'aws:PrincipalAccount': accountIds } }),
    conditionsOf({ StringEquals: { 'aws:PrincipalOrgID': organizationIds } }),
    conditionsOf({ IpAddress: { [addressKey]: ipRanges } }),
    conditionsOf({ StringEquals: { 'aws:SourceVpc': vpcIds } }),
    conditionsOf({ StringEquals: { 'aws:SourceVpce': vpcEndpointIds } }),
  ].filter((conditions) => Object.keys(conditions).length > 0);
}

/** Without keys that nothing is compared with: IAM would take them for conditions that never, or always, hold. */
function conditionsOf(operators: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>): Conditions {
  const namedOf = (keys: Readonly<Record<string, readonly string[]>>) => Object.entries(keys).filter(([, values]) => values.length > 0);
  const named = Object.entries(operators).map(([operator, keys]) => [operator, namedOf(keys)] as const);
  return Object.fromEntries(named.filter(([, keys]) => keys.length > 0).map(([operator, keys]) => [operator, Object.fromEntries(keys)]));
}
