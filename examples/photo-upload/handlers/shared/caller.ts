import type { APIGatewayProxyEvent } from 'aws-lambda';

/** Who calls: the `sub` of the token that the gateway checked. */
export function callerOf(event: APIGatewayProxyEvent): string {
  const sub: unknown = event.requestContext.authorizer?.claims?.sub;
  if (typeof sub !== 'string' || sub === '') throw new Error('The gateway passed no claims: has the route lost its authorizer?');
  return sub;
}
