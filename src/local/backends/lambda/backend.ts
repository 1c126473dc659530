import type { BackendResponse } from '../../rest/exchange';
import { headerOf } from '../../rest/parameters';
import type { Backend, LambdaTarget } from '../backend';
import type { Functions } from './functions';

/** Lambda takes no larger events. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_BYTES: Readonly<Record<LambdaTarget['invocation'], number>> = { RequestResponse: 6_291_456, Event: 1_048_576 };

const JSON_HEADERS = { 'Content-Type': ['application/json'] };
const STREAM_HEADERS = { 'Content-Type': ['application/vnd.amazon.eventstream'] };

/** Sends requests to functions. */
export function lambdaBackend(functions: Functions): Backend<LambdaTarget> {
  return async ({ target: { functionArn, invocation }, request: { body, headers: sent }, log }) => {
    if (body.length > MOST_BYTES[invocation]) return tooLarge(body.length, invocation);
    const event = body.toString('utf8');
    const tenantId = headerOf(sent, 'x-amz-tenant-id');
    if (invocation === 'Event') {
      functions.start(functionArn, event, log, tenantId);
      return { status: 202, headers: {}, body: Buffer.alloc(0) };
    }
    const outcome = await functions.invoke(functionArn, event, log, tenantId);
    if ('payload' in outcome) return { status: 200, headers: JSON_HEADERS, body: Buffer.from(outcome.payload) };
    if ('bytes' in outcome) return { status: 200, headers: STREAM_HEADERS, body: Buffer.from(outcome.bytes) };
    const { error } = outcome;
    const headers = { ...JSON_HEADERS, 'X-Amz-Function-Error': ['Unhandled'] };
    return { status: 200, headers, body: Buffer.from(JSON.stringify(error)), errorMessage: error.errorMessage };
  };
}

/** As the Lambda service words it. */
function tooLarge(bytes: number, invocation: LambdaTarget['invocation']): BackendResponse {
  const Message = `${bytes} byte payload is too large for the ${invocation} invocation type (limit ${MOST_BYTES[invocation]} bytes)`;
  return {
    status: 413,
    headers: { ...JSON_HEADERS, 'x-amzn-ErrorType': ['RequestTooLargeException'] },
    body: Buffer.from(JSON.stringify({ Type: 'User', Message })),
  };
}
