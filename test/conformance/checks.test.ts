import { failureOf } from './checks';
import type { Check } from './checks';

const answer = { status_code: 200, ok: true, headers: { ETag: '"1"', Other: 'x' }, json: { id: 'a-1', body: '{"n":1}', list: ['a-1'] }, text: '{}' };
const failure = (check: Partial<Check>, bindings = new Map<string, string>()) => failureOf({ path: [], op: 'equals', value: null, ...check }, answer, bindings);

test.each<[Partial<Check>]>([
  [{ path: ['status_code'], value: 200 }],
  [{ path: ['json', 'body', '|json'], value: { n: 1 } }],
  [{ path: ['json'], value: { id: 'a-1', body: { n: 1 }, list: ['a-1'] } }],
  [{ path: ['headers', 'etag'], value: '"1"' }],
  [{ path: ['headers'], value: { ETag: '"1"' } }],
  [{ path: ['json', 'missing'], value: null }],
  [{ path: ['json', 'id', '[0:1]'], value: 'a' }],
  [{ path: ['ok'], op: 'truthy' }],
  [{ path: ['json', 'missing'], op: 'falsy' }],
  [{ path: ['status_code'], op: 'notEquals', value: 403 }],
  [{ path: ['json', 'id'], op: 'contains', value: '-' }],
  [{ path: ['json'], op: 'contains', value: 'list' }],
])('holds: %j', (check) => {
  expect(failure(check)).toBeUndefined();
});

test.each<[Partial<Check>]>([
  [{ path: ['status_code'], value: 201 }],
  [{ path: ['json'], value: { id: 'a-1', body: { n: 1 } } }],
  [{ path: ['json', 'list'], value: ['a-1', 'b'] }],
  [{ path: ['json', 'id'], value: '<id:1>' }],
  [{ path: ['ok'], op: 'falsy' }],
  [{ path: ['ok'], op: 'unheardOf' }],
])('does not hold: %j', (check) => {
  expect(failure(check)).toBeDefined();
});

test('a numbered wildcard is the same value each time', () => {
  const bindings = new Map<string, string>();
  expect(failure({ path: ['json', 'id'], value: '<id:1>', wildcards: true }, bindings)).toBeUndefined();
  expect(failure({ path: ['json', 'list'], value: ['<id:1>'], wildcards: true }, bindings)).toBeUndefined();
  expect(failure({ path: ['text'], value: '<id:1>', wildcards: true }, bindings)).toBeDefined();
  expect(failure({ path: ['json', 'id'], value: 'a-<number>', wildcards: true }, bindings)).toBeUndefined();
});
