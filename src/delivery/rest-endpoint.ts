import { Stack } from 'aws-cdk-lib';
import { EndpointType, IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import type { EndpointAccessMode, IStageRef } from 'aws-cdk-lib/aws-apigateway';
import type { IVPCEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { assertShape, throwFindings } from '../errors';
import { ENDPOINT_FIELDS, addressFindings, idsOf, securityFindings, stageFindings, vpcEndpointFindings } from './endpoint-findings';
import type { PrivateEndpointOptions, PublicEndpointOptions } from './endpoint-options';
import type { SecurityPolicy } from './security-policy';

/**
 * From where a REST API can be reached, and how.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
 *
 * @example
 * new RestGateway(this, 'Photos', {
 *   authorizer: Authorizers.iam(),
 *   endpoint: RestEndpoint.regional({
 *     securityPolicy: SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09,
 *     endpointAccessMode: apigateway.EndpointAccessMode.STRICT,
 *     ipAddressType: apigateway.IpAddressType.DUAL_STACK,
 *   }),
 *   routes: { 'GET /photos': { integration: Integrations.mock() } },
 * });
 */
export class RestEndpoint {
  /**
   * From the internet, in the API's region.
   *
   * Errors: `GH_ENDPOINT`.
   *
   * @param options TLS and addresses
   */
  public static regional(options: PublicEndpointOptions = {}): RestEndpoint {
    return new RestEndpoint(EndpointType.REGIONAL, options);
  }

  /**
   * From the internet, over CloudFront's points of presence, which API Gateway runs. Back ends have 29 seconds, and no more by a quota.
   *
   * Errors: `GH_ENDPOINT`.
   *
   * @param options TLS and addresses
   */
  public static edge(options: PublicEndpointOptions = {}): RestEndpoint {
    return new RestEndpoint(EndpointType.EDGE, options);
  }

  /**
   * From VPCs only, over interface endpoints of the service `execute-api`. The gateway then must have a `resourceAccess` or a `policy`.
   *
   * With the endpoints named here, each API has an address of its own per endpoint (`privateUrl`), which needs no private DNS.
   *
   * Errors: `GH_ENDPOINT`.
   *
   * @param vpcEndpoints the endpoints that get an address for this API; who may call says the resource policy
   * @param options TLS, ids of further endpoints
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
   */
  public static privately(vpcEndpoints: IVPCEndpointRef[], options: PrivateEndpointOptions = {}): RestEndpoint {
    return new RestEndpoint(EndpointType.PRIVATE, options, vpcEndpoints ?? []);
  }

  /**
   * The address of a stage of a private API behind one of its VPC endpoints, with a slash at the end. It works whether or not the
   * endpoint has private DNS.
   *
   * Errors: `GH_TYPE`.
   *
   * @param stage a stage of the gateway, or a `Stage` of aws-cdk-lib
   * @param vpcEndpoint one of those given to `privately`
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
   */
  public static privateUrl(stage: IStageRef, vpcEndpoint: IVPCEndpointRef): string {
    throwFindings([...stageFindings(stage), ...vpcEndpointFindings([vpcEndpoint])]);
    const { restApiId, stageName } = stage.stageRef;
    const { region, urlSuffix } = Stack.of(stage);
    return `https://${restApiId}-${vpcEndpoint.vpcEndpointRef.vpcEndpointId}.execute-api.${region}.${urlSuffix}/${stageName}/`;
  }

  /** Where requests come in. */
  public readonly endpointType: EndpointType;

  /** Which addresses callers may have, where it was said; private APIs are dual stack. */
  public readonly ipAddressType?: IpAddressType;

  /** The TLS versions and ciphers, where they were said. */
  public readonly securityPolicy?: SecurityPolicy;

  /** How strictly the way in is checked, where it was said. */
  public readonly endpointAccessMode?: EndpointAccessMode;

  /** The ids of the VPC endpoints of a private API, each once. */
  public readonly vpcEndpointIds: string[];

  /** @internal */
  public readonly _vpcEndpoints: readonly IVPCEndpointRef[];

  private constructor(endpointType: EndpointType, options: PublicEndpointOptions & PrivateEndpointOptions, vpcEndpoints: IVPCEndpointRef[] = []) {
    const isPrivate = endpointType === EndpointType.PRIVATE;
    assertShape(`the ${endpointType} endpoint`, options, ENDPOINT_FIELDS);
    const own = [securityFindings, addressFindings].flatMap((check) => check(endpointType, options));
    throwFindings([...own, ...vpcEndpointFindings(vpcEndpoints, options.vpcEndpointIds)]);
    this.endpointType = endpointType;
    this.ipAddressType = isPrivate ? IpAddressType.DUAL_STACK : options.ipAddressType;
    this.securityPolicy = options.securityPolicy;
    this.endpointAccessMode = options.endpointAccessMode;
    this._vpcEndpoints = [...vpcEndpoints];
    this.vpcEndpointIds = idsOf(vpcEndpoints, options.vpcEndpointIds);
  }
}
