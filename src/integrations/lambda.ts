import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { functionPlace } from '../mapping';
import { assertTarget } from './assert-target';
import { described, nameOf } from './integration-description';
import type { Described, IntegrationDescription } from './integration-description';
import { RestIntegrationType } from './rest-integration';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';
import { serviceUri } from './service-uri';

/**
 * A Lambda function that gets the whole request and answers it (Lambda proxy integration).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export class LambdaIntegration implements IRestIntegration {
  private readonly handler: IFunctionRef;

  constructor(handler: IFunctionRef) {
    this.handler = handler;
  }

  /** What answers, as data. */
  public describe(): IntegrationDescription {
    return this.described().description;
  }

  public bindRestIntegration(_route: RestRouteContext): RestIntegrationConfig {
    assertTarget('a function', this.handler, 'functionRef');
    const { functionArn } = this.handler.functionRef;
    return {
      type: RestIntegrationType.AWS_PROXY,
      ...this.described(),
      httpMethod: 'POST',
      uri: serviceUri('lambda', `2015-03-31/functions/${functionArn}/invocations`, functionPlace(this.handler).region),
      wants: { invoke: [this.handler] },
    };
  }

  private described(): Described {
    return described('lambda', undefined, nameOf(this.handler));
  }
}
