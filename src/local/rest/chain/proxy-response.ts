import { acceptsBinary, contentOf, convertResponse, decodeBase64 } from '../content';
import { readProxyAnswer, readStreamedAnswer } from '../events';
import type { BackendResponse, Exchange } from '../exchange';
import { failures } from '../failures';
import { headerOf, withDefaults } from '../parameters';
import type { Note } from './handler';
import { USUAL_TYPE } from './request-body';

/** The response of a proxy integration: the back end says all of it. */
export function proxyResponse(exchange: Exchange): Note {
  const backend = exchange.backendResponse!;
  exchange.response = exchange.target?.kind === 'lambda' ? ofLambda(exchange, backend) : ofHttp(exchange, backend);
  return { details: { status: exchange.response.status } };
}

/**
 * Reads a function's answer; one that failed or is malformed makes 502.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
 */
function ofLambda({ api, request, integration }: Exchange, { status, body, headers, errorMessage }: BackendResponse): NonNullable<Exchange['response']> {
  const requestId = headerOf(headers, 'x-amzn-requestid');
  if (status >= 400) throw failures.configuration('', `Lambda invocation failed with status: ${status}. Lambda request id: ${requestId}\n`);
  if (errorMessage !== undefined) {
    throw failures.badLambdaAnswer(
      `Lambda execution failed with status ${status} due to customer function error: ${errorMessage}. Lambda request id: ${requestId}`,
    );
  }
  if (integration!.streams) return ofStream(body);
  const answer = readProxyAnswer(body);
  if (!answer) throw failures.badLambdaAnswer('Execution failed due to configuration error: Malformed Lambda proxy response');
  const decodes = answer.isBase64Encoded && acceptsBinary(headerOf(request.headers, 'accept'), api.binaryMediaTypes);
  return {
    status: answer.status,
    headers: withDefaults(answer.headers, { 'Content-Type': [USUAL_TYPE] }),
    body: decodes ? decodeBase64(answer.body) : Buffer.from(answer.body, 'utf8'),
  };
}

/** What a function streamed, in one piece; whoever does not stream has no metadata. */
function ofStream(stream: Buffer): NonNullable<Exchange['response']> {
  const answer = readStreamedAnswer(stream);
  if (!answer) {
    throw failures.badLambdaAnswer(
      'Execution failed due to configuration error: Malformed Lambda proxy response: a stream begins with metadata and 8 NUL bytes within its first 16 KB '
      + '(awslambda.streamifyResponse, awslambda.HttpResponseStream.from, and something written)',
    );
  }
  return { ...answer, headers: withDefaults(answer.headers, { 'Content-Type': [USUAL_TYPE] }) };
}

function ofHttp({ api, request, integration }: Exchange, { status, headers, body }: BackendResponse): NonNullable<Exchange['response']> {
  if (integration!.streams) return { status, headers: withDefaults(headers, { 'Content-Type': [USUAL_TYPE] }), body };
  const binary = api.binaryMediaTypes;
  const received = contentOf(body, headerOf(headers, 'content-type'), binary);
  const handling = integration!.responses.find(({ selectionPattern }) => !selectionPattern)?.contentHandling;
  const content = convertResponse(received, handling, received.isBinary && acceptsBinary(headerOf(request.headers, 'accept'), binary));
  return { status, headers: withDefaults(headers, { 'Content-Type': [USUAL_TYPE] }), body: content.body };
}
