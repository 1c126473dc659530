import type { EndpointAccessMode, IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import type { SecurityPolicy } from './security-policy';

/** What every endpoint can have. */
export interface EndpointOptions {
  /**
   * The TLS versions and ciphers that callers may use on the `execute-api` address, and on domains that lead to the API. A change takes
   * AWS about a quarter of an hour, in which the API serves.
   *
   * Errors: `GH_ENDPOINT` for a policy that the endpoint type does not have.
   *
   * @default - AWS's: TLS 1.0 and up, for private APIs 1.2 and up
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
   */
  readonly securityPolicy?: SecurityPolicy;

  /**
   * Whether requests must come in by the endpoint type and under the host name that are the API's own. Required with policies whose
   * name begins with `SecurityPolicy_`, and allowed with those only. AWS recommends to begin with `BASIC` and to go on to `STRICT` when
   * the access log shows nobody whom it would turn away.
   *
   * Errors: `GH_ENDPOINT`.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html#apigateway-security-policies-endpoint-access-mode
   */
  readonly endpointAccessMode?: EndpointAccessMode;
}

/** Options of `RestEndpoint.regional` and `edge`. */
export interface PublicEndpointOptions extends EndpointOptions {
  /**
   * Which addresses callers may have. A change takes effect at once; a `ResourceAccess` by IP ranges then needs IPv6 ranges too.
   *
   * @default IpAddressType.IPV4
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html
   */
  readonly ipAddressType?: IpAddressType;
}

/** Options of `RestEndpoint.privately`. There is no address type: private APIs are dual stack. */
export interface PrivateEndpointOptions extends EndpointOptions {
  /**
   * The ids of further VPC endpoints, for those of other accounts.
   *
   * Errors: `GH_ENDPOINT`.
   *
   * @default - none
   */
  readonly vpcEndpointIds?: string[];
}
