import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { assertShape } from '../errors';
import { MappingTemplate, mappedResponse } from '../mapping';
import { described, nameOf } from './integration-info';
import type { Described, IntegrationInfo } from './integration-info';
import { lambdaConfig } from './lambda-config';
import { RestIntegrationType } from './rest-integration';
import type { IRestIntegration, RestIntegrationConfig, RestIntegrationResponse, RestRouteContext } from './rest-integration';
import type { LambdaTenantOptions } from './tenant';

/** Options of `Integrations.lambdaAsync`. */
export interface LambdaAsyncIntegrationOptions extends LambdaTenantOptions {}

/**
 * A Lambda function that is started and not waited for (event invocation).
 *
 * The event is the body, or what the route's `mapping` makes of the request; up to 1 MB. The caller gets 202 once Lambda has taken the event. What
 * becomes of it is for the function's retries, destinations and dead-letter queue to say.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integration-async.html
 */
export class LambdaAsyncIntegration implements IRestIntegration {
  private readonly handler: IFunctionRef;
  private readonly options: LambdaAsyncIntegrationOptions;

  constructor(handler: IFunctionRef, options: LambdaAsyncIntegrationOptions = {}) {
    this.handler = handler;
    this.options = options;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return this.described().description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertShape('the options of Integrations.lambdaAsync', this.options, {});
    const { requestParameters, ...config } = lambdaConfig('lambdaAsync', this.handler, this.options, route);
    return {
      ...config,
      ...this.described(),
      type: RestIntegrationType.AWS,
      requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'", ...requestParameters },
      responses: ANSWERS.map(({ status, match, message }): RestIntegrationResponse => (
        mappedResponse({ status, match, template: MappingTemplate.json({ message }) }, route.cors)
      )),
    };
  }

  private described(): Described {
    return described('lambda', 'Event', nameOf(this.handler));
  }
}

/** Nothing of the function's is among them: Lambda answers before it runs. What it refuses is the caller's where the event itself is wrong. */
const ANSWERS: ReadonlyArray<{ readonly status: number; readonly match?: string; readonly message: string }> = [
  { status: 202, message: 'Accepted' },
  { status: 400, match: '400', message: 'Bad Request' },
  { status: 413, match: '413', message: 'Request Too Large' },
  { status: 429, match: '429', message: 'Too Many Requests' },
  { status: 502, match: '[135]\\d{2}|4(?!00|13|29)\\d{2}', message: 'Bad Gateway' },
];
