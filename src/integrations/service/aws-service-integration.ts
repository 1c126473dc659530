import type * as Calls from './calls';
import type * as ServiceCalls from './service-call';
import type { IntegrationInfo } from '../integration-info';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from '../rest-integration';

type Call = (calls: typeof Calls) => ServiceCalls.ServiceCall;

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
  public static _of(call: Call): AwsServiceIntegration {
    return new AwsServiceIntegration(call);
  }

  private readonly call: Call;

  private constructor(call: Call) {
    this.call = call;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return this.call(calls()).described.description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    return binder().boundCall(this.call(calls()), route);
  }
}

/** Loaded when a service is first called: most gateways call few, and loading all costs as much as fifty routes. */
function calls(): typeof Calls {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./calls') as typeof Calls;
}

function binder(): typeof ServiceCalls {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./service-call') as typeof ServiceCalls;
}
