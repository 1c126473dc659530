import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import type { IntegrationDescription } from './integration-description';
import { LambdaIntegration } from './lambda';
import { ownAnswers } from './own-answers';
import { RestIntegrationType } from './rest-integration';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';

/**
 * A Lambda function whose event and answer the route maps (Lambda custom integration).
 *
 * Without a mapping the function gets the body and its result is answered with 200; an error of the function is a 502 that says nothing
 * of it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-custom-integrations.html
 */
export class LambdaCustomIntegration implements IRestIntegration {
  /** The `match` of a response for every error of the function that no other response of the route takes; else they are a plain 502. */
  public static readonly OTHER_ERRORS = '[\\s\\S]+';

  private readonly proxy: LambdaIntegration;

  constructor(handler: IFunctionRef) {
    this.proxy = new LambdaIntegration(handler);
  }

  /** What answers, as data. */
  public describe(): IntegrationDescription {
    return this.proxy.describe();
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    return {
      ...this.proxy.bindRestIntegration(route),
      type: RestIntegrationType.AWS,
      matchesErrors: true,
      // The pattern is over the error message, which only errors have.
      responses: ownAnswers(route.cors, [{ status: 502, match: LambdaCustomIntegration.OTHER_ERRORS, message: 'Internal server error' }]),
    };
  }
}
