import { FUNCTION_URI, answer, exchangeTo } from './chain/models';
import { accessLogLine } from '../../../src/local/rest/access-log';
import type { Exchange } from '../../../src/local/rest/exchange';
import { failures } from '../../../src/local/rest/failures';

const STATUSES = '$context.status $context.integration.status $context.integrationStatus $context.integration.integrationStatus';

function statuses(type: 'AWS_PROXY' | 'HTTP', status: number, given: Partial<Exchange> = {}): string {
  const exchange = Object.assign(exchangeTo({ type, uri: FUNCTION_URI }), { response: { status, headers: {}, body: Buffer.alloc(0) } }, given);
  return accessLogLine(STATUSES, exchange, 1);
}

test('behind a proxy, the code has a status and Lambda another', () => {
  expect(statuses('AWS_PROXY', 201, { backendResponse: answer('{}') })).toBe('201 201 200 200');
  expect(statuses('AWS_PROXY', 502, { backendResponse: answer('x'), failure: failures.badLambdaAnswer('') })).toBe('502 - 200 200');
  expect(statuses('HTTP', 404, { backendResponse: answer('x', { status: 500 }) })).toBe('404 500 500 500');
  expect(statuses('HTTP', 403, { failure: failures.accessDenied('no') })).toBe('403 - - -');
});

test('no value makes a line of its own', () => {
  const exchange = exchangeTo({}, { headers: { 'User-Agent': 'a\r\n200 forged\u2028\u001b"' } });
  expect(accessLogLine('$context.identity.userAgent', exchange, 1)).toBe('a\\r\\n200 forged\\u2028\\u001b"');
});
