import { HttpIntegration } from './http';
import type { HttpCustomIntegrationOptions } from './http';
import type { IntegrationInfo } from './integration-info';
import { ownAnswers } from './own-answers';
import { RestIntegrationType } from './rest-integration';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';

/**
 * A public HTTP back end whose request and answer the route maps (HTTP custom integration).
 *
 * Without a mapping the back end gets the body and its 2xx is answered with 200; its 404 is a 404, another 4xx a 400, all else a 502,
 * without the back end's words.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export class HttpCustomIntegration implements IRestIntegration {
  private readonly proxy: HttpIntegration;

  constructor(url: string, options: HttpCustomIntegrationOptions = {}) {
    this.proxy = new HttpIntegration(url, options);
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return this.proxy.describe();
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    return {
      ...this.proxy.bindRestIntegration(route),
      type: RestIntegrationType.HTTP,
      // No status meets two patterns: AWS documents no order among them.
      responses: ownAnswers(route.cors, [
        { status: 404, match: '404', message: 'Not Found' },
        { status: 400, match: '4(?!04)\\d{2}', message: 'Bad Request' },
        { status: 502, match: '[135]\\d{2}', message: 'Bad Gateway' },
      ]),
    };
  }
}
