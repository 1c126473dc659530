import { Token } from 'aws-cdk-lib';
import { GatehouseError, assertShape, quote } from '../errors';
import { METHODS, isMethod } from '../routes';
import { described } from './integration-info';
import type { Described, IntegrationInfo } from './integration-info';
import { bindPlaceholders } from './placeholders';
import { RestIntegrationType } from './rest-integration';
import type { IRestIntegration, IntegrationTlsOptions, RestIntegrationConfig, RestRouteContext } from './rest-integration';
import { STREAMED } from './streamed';

/** Options of `Integrations.httpCustom`. */
export interface HttpCustomIntegrationOptions {
  /**
   * The method by which the back end is called.
   *
   * @default - the route's method
   */
  readonly httpMethod?: string;

  /**
   * How the certificate of the back end is checked.
   *
   * Errors: `GH_INTEGRATION_OPTION` with an `http://` URL; warnings: `GH_TLS_UNVERIFIED`.
   *
   * @default - it must be of a public certificate authority that API Gateway supports
   */
  readonly tls?: IntegrationTlsOptions;

  /**
   * Whether the back end takes nobody without the client certificate of the stage, so that only the gateway can call it. API Gateway shows the
   * certificate wherever the stage has one; this sees to it that every stage does.
   *
   * Errors: `GH_CLIENT_CERTIFICATE` for a stage without `clientCertificate`; `GH_INTEGRATION_OPTION` with an `http://` URL.
   *
   * @default false
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html
   */
  readonly requiresClientCertificate?: boolean;
}

/** Options of `Integrations.http`. */
export interface HttpIntegrationOptions extends HttpCustomIntegrationOptions {
  /**
   * Whether the answer is streamed: sent on as the back end sends it, beyond 10 MB, for up to 15 minutes.
   *
   * Warnings: `GH_STREAM_COMPRESSION`.
   *
   * @default false
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
   */
  readonly stream?: boolean;
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
  public describe(): IntegrationInfo {
    return this.described().description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertOptions(this.options);
    const { tls, requiresClientCertificate, stream } = this.options;
    const httpMethod = this.options.httpMethod ?? route.method;
    assertUrl(this.url);
    assertMethod(httpMethod);
    assertEncrypted(this.url, this.options);
    const { text, requestParameters } = bindPlaceholders(this.url, route, 'GH_INTEGRATION_OPTION');
    return {
      type: RestIntegrationType.HTTP_PROXY,
      ...this.described(),
      httpMethod,
      uri: text,
      requestParameters,
      ...tls && { tls },
      ...requiresClientCertificate && { requiresClientCertificate },
      ...stream && { streams: true, timeout: STREAMED },
    };
  }

  private described(): Described {
    assertUrl(this.url);
    return described('http', undefined, hostOf(this.url));
  }
}

/** A host that only a stage knows is named by its variables. */
function hostOf(url: string): string {
  if (Token.isUnresolved(url)) return 'a deployed address';
  const [, host] = /^https?:\/\/([^/?#]*\$\{stageVariables\.[^/?#]*)/.exec(url) ?? [];
  return host ?? new URL(url.replace(/\{[^}]*\}/g, 'x')).host;
}

function assertOptions(options: HttpIntegrationOptions): void {
  assertShape('the options of Integrations.http', options, { httpMethod: 'text', tls: 'object', requiresClientCertificate: 'boolean', stream: 'boolean' });
  assertShape('tls of Integrations.http', options.tls ?? {}, { insecureSkipVerification: 'boolean' });
}

/** The host without a placeholder, so that no caller chooses it; then a path, where placeholders are welcome. */
const ABSOLUTE = /^https?:\/\/[^/?#{}@\s]+(?:[/?#][^\s]*)?$/;

function assertUrl(url: string): void {
  // What stages fill in is looked at where the stages are known.
  const written = typeof url === 'string' ? url.replace(/\$\{(?:Token\[[^\]]*\]|stageVariables\.\w{1,64})\}/g, 'token') : '';
  const wholeToken = typeof url === 'string' && /^\$\{Token\[[^\]]*\]\}/.test(url);
  const balanced = !/[{}]/.test(written.replace(/\{[^{}]*\}/g, ''));
  // A value known at deployment may bring the scheme along.
  const whole = wholeToken ? `http://${written}` : written;
  if (balanced && URL.canParse(whole.replace(/\{[^{}]*\}/g, 'x')) && ABSOLUTE.test(whole)) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.http has the URL ${quote(url)}`,
    allowed: 'an absolute http:// or https:// URL whose host is fixed or a stage variable, with {parameters} of the route behind it where wanted',
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

/** Certificates are of TLS only: without it neither side would ever look at one. */
function assertEncrypted(url: string, { tls, requiresClientCertificate }: HttpIntegrationOptions): void {
  const wants = [tls?.insecureSkipVerification !== undefined && 'tls', requiresClientCertificate && 'requiresClientCertificate'].filter(Boolean);
  if (wants.length === 0 || !url.startsWith('http://')) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.http has ${wants.join(' and ')} and the URL ${quote(url)}`,
    allowed: 'certificates with https:// URLs',
    fix: 'Call the back end by https://, or remove the option',
  });
}
