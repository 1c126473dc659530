import type { IntegrationInfo } from '../integration-info';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from '../rest-integration';
import { boundCall } from './service-call';
import type { ServiceCall } from './service-call';

/**
 * A call of an AWS service, with no function in between.
 *
 * The gateway's service role is allowed exactly this call. A route can map the request and the answers over what is done here, by its `mapping`
 * and `responses`. Errors of the service become 400, 403, 404, 409, 429 or 5xx and say no more than that.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
 */
export class AwsServiceIntegration implements IRestIntegration {
  /** @internal */
  public static _of(call: () => ServiceCall): AwsServiceIntegration {
    return new AwsServiceIntegration(call);
  }

  private readonly call: () => ServiceCall;

  private constructor(call: () => ServiceCall) {
    this.call = call;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return this.call().described.description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    return boundCall(this.call(), route);
  }
}
