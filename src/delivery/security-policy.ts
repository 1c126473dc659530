import { Token } from 'aws-cdk-lib';
import { GatehouseError, quote } from '../errors';

const NAME = /^(TLS_1_[02]|SecurityPolicy_[A-Za-z0-9_]{1,100})$/;

/**
 * Which TLS versions and ciphers callers may use.
 *
 * Names that begin with `TLS_` are legacy; the others are enhanced and want an endpoint access mode. AWS adds policies: `of` takes any.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html
 */
export class SecurityPolicy {
  /** TLS 1.0 and up: AWS's default of regional and edge-optimized APIs. */
  public static readonly TLS_1_0 = new SecurityPolicy('TLS_1_0');
  /** TLS 1.2 and 1.3: AWS's default of private APIs. Not for edge-optimized APIs. */
  public static readonly TLS_1_2 = new SecurityPolicy('TLS_1_2');
  /** TLS 1.3 only. Regional and private APIs. */
  public static readonly TLS13_1_3_2025_09 = new SecurityPolicy('SecurityPolicy_TLS13_1_3_2025_09');
  /** TLS 1.3 only, by a FIPS module. Regional and private APIs. */
  public static readonly TLS13_1_3_FIPS_2025_09 = new SecurityPolicy('SecurityPolicy_TLS13_1_3_FIPS_2025_09');
  /** TLS 1.2 and 1.3 with forward secrecy and post-quantum key exchange, by a FIPS module. Regional and private APIs. */
  public static readonly TLS13_1_2_FIPS_PFS_PQ_2025_09 = new SecurityPolicy('SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09');
  /** TLS 1.2 and 1.3 with forward secrecy and post-quantum key exchange. Regional and private APIs. */
  public static readonly TLS13_1_2_PFS_PQ_2025_09 = new SecurityPolicy('SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09');
  /** TLS 1.2 and 1.3 with post-quantum key exchange. Regional and private APIs. */
  public static readonly TLS13_1_2_PQ_2025_09 = new SecurityPolicy('SecurityPolicy_TLS13_1_2_PQ_2025_09');
  /** TLS 1.2 and 1.3, the ciphers of `TLS_1_2`. Regional and private APIs. */
  public static readonly TLS13_1_2_2021_06 = new SecurityPolicy('SecurityPolicy_TLS13_1_2_2021_06');
  /** TLS 1.3 only. Edge-optimized APIs. */
  public static readonly TLS13_2025_EDGE = new SecurityPolicy('SecurityPolicy_TLS13_2025_EDGE');
  /** TLS 1.2 and 1.3 with forward secrecy. Edge-optimized APIs. */
  public static readonly TLS12_PFS_2025_EDGE = new SecurityPolicy('SecurityPolicy_TLS12_PFS_2025_EDGE');
  /** TLS 1.2 and 1.3. Edge-optimized APIs. */
  public static readonly TLS12_2018_EDGE = new SecurityPolicy('SecurityPolicy_TLS12_2018_EDGE');

  /**
   * A policy by its name at AWS.
   *
   * Errors: `GH_ENDPOINT`.
   *
   * @param policyName for example `SecurityPolicy_TLS13_1_3_2025_09`
   */
  public static of(policyName: string): SecurityPolicy {
    if (typeof policyName === 'string' && !Token.isUnresolved(policyName) && NAME.test(policyName)) return new SecurityPolicy(policyName);
    throw new GatehouseError({
      code: 'GH_ENDPOINT',
      given: `the security policy ${quote(policyName)}`,
      allowed: 'TLS_1_0, TLS_1_2, or a name that begins with SecurityPolicy_',
      fix: 'Write the name as AWS has it, known at synthesis',
    });
  }

  /** The name at AWS. */
  public readonly policyName: string;

  private constructor(policyName: string) {
    this.policyName = policyName;
  }
}
