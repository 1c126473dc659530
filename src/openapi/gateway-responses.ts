import { corsAnswerHeaders, hasSeveralOrigins } from '../mapping';
import type { CorsOptions } from '../mapping';
import type { Json } from './json';

/**
 * CORS headers on the answers that API Gateway gives by itself (401, 403, 404, 413, 429, 5xx).
 *
 * There is no VTL here. With several origins the caller's own is echoed, so that answer carries no data of the caller: the type of
 * the error, not its message, which can name principals and input. See docs/adr/0003-cors.md.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function gatewayResponses(cors: CorsOptions): Json {
  const echoed = hasSeveralOrigins(cors) && { 'Access-Control-Allow-Origin': 'method.request.header.Origin' };
  const headers = Object.entries({ ...corsAnswerHeaders(cors), ...echoed }).sort(([a], [b]) => (a < b ? -1 : 1));
  const response = {
    responseParameters: Object.fromEntries(headers.map(([name, value]) => [`gatewayresponse.header.${name}`, value])),
    ...echoed && { responseTemplates: { 'application/json': '{"message":"$context.error.responseType"}' } },
  };
  return { DEFAULT_4XX: response, DEFAULT_5XX: response };
}
