import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { assertShape } from '../errors';
import { described, nameOf } from './integration-info';
import type { IntegrationInfo } from './integration-info';
import { lambdaConfig } from './lambda-config';
import { ownAnswers } from './own-answers';
import { RestIntegrationType } from './rest-integration';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';
import type { LambdaTenantOptions } from './tenant';

/** Options of `Integrations.lambdaCustom`. */
export interface LambdaCustomIntegrationOptions extends LambdaTenantOptions {}

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

  private readonly handler: IFunctionRef;
  private readonly options: LambdaCustomIntegrationOptions;

  constructor(handler: IFunctionRef, options: LambdaCustomIntegrationOptions = {}) {
    this.handler = handler;
    this.options = options;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return described('lambda', undefined, nameOf(this.handler)).description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertShape('the options of Integrations.lambdaCustom', this.options, {});
    return {
      ...lambdaConfig('lambdaCustom', this.handler, this.options, route),
      type: RestIntegrationType.AWS,
      matchesErrors: true,
      // The pattern is over the error message, which only errors have.
      responses: ownAnswers(route.cors, [{ status: 502, match: LambdaCustomIntegration.OTHER_ERRORS, message: 'Internal server error' }]),
    };
  }
}
