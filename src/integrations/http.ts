import { Token } from 'aws-cdk-lib';
import { GatehouseError, quote } from '../errors';
import { bindPlaceholders } from './placeholders';
import { RestIntegrationType } from './rest-integration';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';

/** Options of `Integrations.http`. */
export interface HttpIntegrationOptions {
  /**
   * The method by which the back end is called.
   *
   * @default - the route's method
   */
  readonly httpMethod?: string;
}

/**
 * A public HTTP back end that gets the whole request (HTTP proxy integration).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export class HttpIntegration implements IRestIntegration {
  private readonly url: string;
  private readonly options: HttpIntegrationOptions;

  constructor(url: string, options: HttpIntegrationOptions = {}) {
    this.url = url;
    this.options = options;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertUrl(this.url);
    const { text, requestParameters } = bindPlaceholders(this.url, route, 'GH_INTEGRATION_OPTION');
    return {
      type: RestIntegrationType.HTTP_PROXY,
      label: `http:${Token.isUnresolved(this.url) ? 'a deployed address' : new URL(this.url.replace(/\{[^}]*\}/g, 'x')).host}`,
      httpMethod: this.options.httpMethod ?? route.method,
      uri: text,
      requestParameters,
    };
  }
}

function assertUrl(url: string): void {
  if (Token.isUnresolved(url)) return;
  if (typeof url === 'string' && URL.canParse(url.replace(/\{[^}]*\}/g, 'x')) && /^https?:\/\//.test(url)) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.http has the URL ${quote(url)}`,
    allowed: 'an absolute http:// or https:// URL, with {parameters} of the path where wanted',
    fix: 'Write the whole URL, for example "https://legacy.example.com/{proxy}"',
  });
}
