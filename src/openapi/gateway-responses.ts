import { echoesOrigin, gatewayResponseHeaders } from '../mapping';
import type { CorsOptions, GatewayResponseOptions } from '../mapping';
import { inOrder, withoutUndefined } from './json';
import type { Json } from './json';

/** The types that stand in for all that have no response of their own. */
const DEFAULTS = ['DEFAULT_4XX', 'DEFAULT_5XX'];

/**
 * The answers that API Gateway gives by itself (401, 403, 404, 413, 429, 5xx): those that the gateway words, and with CORS the two defaults.
 *
 * A type with a response of its own takes nothing from the defaults, so the headers of CORS are on each. There is no VTL here. With
 * several origins the caller's own is echoed, so that answer carries no data of the caller: the type of the error, not its message,
 * which can name principals and input. See docs/adr/0003-cors.md.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function gatewayResponses(cors?: CorsOptions, responses: readonly GatewayResponseOptions[] = []): Json | undefined {
  const own = new Map(responses.map((response) => [response.type.name, response]));
  const names = [...new Set([...cors ? DEFAULTS : [], ...own.keys()])].sort();
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, rendered(cors, own.get(name))]));
}

function rendered(cors?: CorsOptions, response?: GatewayResponseOptions): Json {
  const headers = gatewayResponseHeaders(cors, response?.headers);
  const parameters = Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.${name}`, value]);
  const { templates = echoesOrigin(headers) ? { 'application/json': '{"message":"$context.error.responseType"}' } : undefined } = response ?? {};
  return withoutUndefined({
    statusCode: response?.status?.toString(),
    responseParameters: parameters.length > 0 ? Object.fromEntries(parameters) : undefined,
    responseTemplates: inOrder(templates),
  });
}
