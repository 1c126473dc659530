import { eventHeaders } from './headers';
import { methodArn } from './place';
import { requestContext } from './request-context';
import type { Exchange } from '../exchange';
import { headerOf, lastValues } from '../parameters';

/**
 * The event of a Lambda authorizer of type `TOKEN`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
 */
export function tokenAuthorizerEvent(exchange: Exchange, authorizationToken: string): Record<string, unknown> {
  return { type: 'TOKEN', methodArn: methodArn(exchange), authorizationToken };
}

/**
 * The event of a Lambda authorizer of type `REQUEST`: the request without its body. What is empty is an empty map here, not null.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
 */
export function requestAuthorizerEvent(exchange: Exchange): Record<string, unknown> {
  const { request, method, pathParameters, stageVariables } = exchange;
  const headers = eventHeaders(request.headers);
  return {
    type: 'REQUEST',
    methodArn: methodArn(exchange),
    resource: method?.resourcePath,
    path: request.rawPath,
    httpMethod: request.method,
    headers: lastValues(headers),
    multiValueHeaders: headers,
    queryStringParameters: lastValues(request.query),
    multiValueQueryStringParameters: request.query,
    pathParameters,
    stageVariables,
    requestContext: contextOf(exchange),
  };
}

/** The key that the caller sent stands here before anybody has looked at it; nobody is authorized yet. */
function contextOf(exchange: Exchange): Record<string, unknown> {
  const sent = headerOf(exchange.request.headers, 'x-api-key');
  return requestContext({ ...exchange, caller: sent === undefined ? {} : { identity: { apiKey: sent } } });
}
