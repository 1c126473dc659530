import { GatehouseError, assertShape, quote } from '../errors';
import { PassthroughBehavior, hasSeveralOrigins, isStatus, jsonTemplate, originTemplate, staticValue, textTemplate, withCorsHeaders } from '../mapping';
import type { CorsOptions } from '../mapping';
import { described } from './integration-info';
import type { Described, IntegrationInfo } from './integration-info';
import { RestIntegrationType } from './rest-integration';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';

/** Options of `Integrations.mock`. */
export interface MockIntegrationOptions {
  /**
   * The status, 200 to 599.
   *
   * @default 200
   */
  readonly status?: number;

  /**
   * The body: an object is answered as JSON, a string as text.
   *
   * @default - an empty body
   */
  readonly body?: any;

  /**
   * Response headers by name; a static value each, without single quotes.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };
}

/**
 * An answer without a back end.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
export class MockIntegration implements IRestIntegration {
  private readonly options: MockIntegrationOptions;

  constructor(options: MockIntegrationOptions = {}) {
    this.options = options;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return this.described().description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    const label = this.described();
    const { status = 200, body, headers = {} } = this.options;
    const own = Object.entries(headers).map(([name, value]) => [name, staticValue(`header ${quote(name)}`, value)]);
    return {
      type: RestIntegrationType.MOCK,
      ...label,
      passthroughBehavior: PassthroughBehavior.WHEN_NO_TEMPLATES,
      requestTemplates: { 'application/json': JSON.stringify({ statusCode: status }) },
      responses: [{
        statusCode: status,
        headers: withCorsHeaders(Object.fromEntries(own), route.cors),
        templates: responseTemplates(body, route.cors),
      }],
    };
  }

  private described(): Described {
    assertShape('the options of Integrations.mock', this.options, { headers: 'map' });
    const { status = 200 } = this.options;
    assertStatus(status);
    return described('mock', undefined, String(status));
  }
}

function responseTemplates(body: unknown, cors?: CorsOptions): Record<string, string> | undefined {
  const isText = typeof body === 'string';
  const content = body === undefined ? '' : isText ? textTemplate(body) : jsonTemplate(body);
  const origin = cors && hasSeveralOrigins(cors) ? originTemplate(cors) : '';
  return content + origin === '' ? undefined : { [isText ? 'text/plain' : 'application/json']: content + origin };
}

function assertStatus(status: number): void {
  if (isStatus(status)) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.mock has the status ${quote(status)}`,
    allowed: 'a whole number from 200 to 599',
    fix: 'Give the status that the caller is to get',
  });
}
