import { isBinaryType } from './binary-media-types';
import { eventHeaders } from './headers';
import { requestContext } from './request-context';
import type { Exchange } from '../exchange';
import { headerOf, lastValues } from '../parameters';

/**
 * The event of a function behind a Lambda proxy integration: the request as it came, whatever the integration maps.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 */
export function proxyEvent(exchange: Exchange): Record<string, unknown> {
  const { request, method, pathParameters, stageVariables } = exchange;
  const headers = eventHeaders(request.headers);
  return {
    resource: method?.resourcePath,
    path: request.rawPath,
    httpMethod: request.method,
    headers: orNull(lastValues(headers)),
    multiValueHeaders: orNull(headers),
    queryStringParameters: orNull(lastValues(request.query)),
    multiValueQueryStringParameters: orNull(request.query),
    pathParameters: orNull(pathParameters),
    stageVariables: orNull(stageVariables),
    requestContext: requestContext(exchange),
    ...bodyOf(exchange),
  };
}

const orNull = <T extends object>(map: T): T | null => Object.keys(map).length === 0 ? null : map;

function bodyOf({ api, request: { body, headers } }: Exchange): { body: string | null; isBase64Encoded: boolean } {
  if (body.length === 0) return { body: null, isBase64Encoded: false };
  const isBase64Encoded = isBinaryType(headerOf(headers, 'content-type'), api.binaryMediaTypes);
  return { body: body.toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
}
