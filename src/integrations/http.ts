import { Token } from 'aws-cdk-lib';
import { GatehouseError, assertShape, quote } from '../errors';
import { METHODS, isMethod } from '../routes';
import { described } from './integration-description';
import type { Described, IntegrationDescription } from './integration-description';
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

  /** What answers, as data. */
  public describe(): IntegrationDescription {
    return this.described().description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertShape('the options of Integrations.http', this.options, { httpMethod: 'text' });
    const httpMethod = this.options.httpMethod ?? route.method;
    assertUrl(this.url);
    assertMethod(httpMethod);
    const { text, requestParameters } = bindPlaceholders(this.url, route, 'GH_INTEGRATION_OPTION');
    return {
      type: RestIntegrationType.HTTP_PROXY,
      ...this.described(),
      httpMethod,
      uri: text,
      requestParameters,
    };
  }

  private described(): Described {
    const host = Token.isUnresolved(this.url) ? 'a deployed address' : new URL(this.url.replace(/\{[^}]*\}/g, 'x')).host;
    return described('http', undefined, host);
  }
}

/** The host without a placeholder, so that no caller chooses it; then a path, where placeholders are welcome. */
const ABSOLUTE = /^https?:\/\/[^/?#{}@\s]+(?:[/?#][^\s]*)?$/;

function assertUrl(url: string): void {
  const written = typeof url === 'string' ? url.replace(/\$\{Token\[[^\]]*\]\}/g, 'token') : '';
  const wholeToken = typeof url === 'string' && /^\$\{Token\[[^\]]*\]\}/.test(url);
  const balanced = !/[{}]/.test(written.replace(/\{[^{}]*\}/g, ''));
  // A value known at deployment may bring the scheme along.
  const whole = wholeToken ? `http://${written}` : written;
  if (balanced && URL.canParse(whole.replace(/\{[^{}]*\}/g, 'x')) && ABSOLUTE.test(whole)) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.http has the URL ${quote(url)}`,
    allowed: 'an absolute http:// or https:// URL whose host is fixed, with {parameters} of the route behind it where wanted',
    fix: 'Write the whole URL, for example "https://legacy.example.com/{proxy}"',
  });
}

function assertMethod(method: string): void {
  if (isMethod(method)) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.http has the method ${quote(method)}`,
    allowed: METHODS.join(', '),
    fix: 'Use one of them, or leave it out for the method of the route',
  });
}
