import { randomUUID } from 'crypto';
import type { BackendRequest, BackendResponse, Exchange } from '../exchange';
import { headerOf, withDefaults } from '../parameters';

const NOT_AUTHORIZED = '<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>\n';

/**
 * A function's request: no body is an empty object. Other methods than POST and what is no JSON the Lambda service refuses itself.
 *
 * @see https://repost.aws/knowledge-center/api-gateway-lambda-template-invoke-error
 */
export function lambdaRequest(request: BackendRequest): BackendRequest | BackendResponse {
  if (request.method !== 'POST') return { status: 403, headers: {}, body: Buffer.from(NOT_AUTHORIZED) };
  const text = request.body.toString('utf8');
  if (text.trim() === '') return { ...request, body: Buffer.from('{}') };
  try {
    JSON.parse(text);
    return request;
  } catch (error) {
    const message = `Could not parse request body into json: ${(error as Error).message}`;
    const headers = { 'Content-Type': ['application/json'], 'x-amzn-ErrorType': ['InvalidRequestContentException'] };
    return { status: 400, headers, body: Buffer.from(JSON.stringify({ Type: 'User', message })) };
  }
}

/** A function's answer with the headers of the Lambda service: recorded. */
export function lambdaResponse({ request }: Exchange, response: BackendResponse): BackendResponse {
  const traceId = headerOf(request.headers, 'x-amzn-trace-id');
  const headers = withDefaults(response.headers, {
    'Date': [request.time.toUTCString()],
    'Content-Type': ['application/json'],
    'Content-Length': [String(response.body.length)],
    'Connection': ['keep-alive'],
    'x-amzn-RequestId': [randomUUID()],
    'x-amzn-Remapped-Content-Length': ['0'],
    'X-Amz-Executed-Version': ['$LATEST'],
    ...traceId !== undefined && { 'X-Amzn-Trace-Id': [traceId] },
  });
  return { ...response, headers };
}
