import type { BackendResponse } from '../../rest/exchange';
import type { Backend, LambdaTarget } from '../backend';
import type { Functions } from './functions';

/** Lambda takes no larger event. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_REQUEST_BYTES = 6_291_456;

const JSON_HEADERS = { 'Content-Type': ['application/json'] };

/** Sends requests to functions. */
export function lambdaBackend(functions: Functions): Backend<LambdaTarget> {
  return async ({ target: { functionArn, invocation }, request: { body }, log }) => {
    if (body.length > MOST_REQUEST_BYTES) return tooLarge(body.length);
    const event = body.toString('utf8');
    if (invocation === 'Event') {
      functions.start(functionArn, event, log);
      return { status: 202, headers: {}, body: Buffer.alloc(0) };
    }
    const outcome = await functions.invoke(functionArn, event, log);
    if ('payload' in outcome) return { status: 200, headers: JSON_HEADERS, body: Buffer.from(outcome.payload) };
    const { error } = outcome;
    const headers = { ...JSON_HEADERS, 'X-Amz-Function-Error': ['Unhandled'] };
    return { status: 200, headers, body: Buffer.from(JSON.stringify(error)), errorMessage: error.errorMessage };
  };
}

/** As the Lambda service words it. */
function tooLarge(bytes: number): BackendResponse {
  const Message = `${bytes} byte payload is too large for the RequestResponse invocation type (limit ${MOST_REQUEST_BYTES} bytes)`;
  return {
    status: 413,
    headers: { ...JSON_HEADERS, 'x-amzn-ErrorType': ['RequestTooLargeException'] },
    body: Buffer.from(JSON.stringify({ Type: 'User', Message })),
  };
}
