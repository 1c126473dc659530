import * as fc from 'fast-check';
import { substituted } from './recordings';
import { GatewayResponseType, GatewayResponses, Source, gatewayResponseFindings, gatewayResponseWarnings } from '../../../src/mapping';
import type { ProblemJsonOptions } from '../../../src/mapping';
import { expectRefusal } from '../../errors/refusal';

/** What callers get, by type. */
function bodies(options?: ProblemJsonOptions, message = 'Forbidden') {
  const values = { 'context.error.messageString': JSON.stringify(message), 'context.extendedRequestId': 'abc=' };
  const responses = GatewayResponses.problemJson(options);
  return Object.fromEntries(responses.map(({ type, templates }) => [type.name, JSON.parse(substituted(templates!['application/problem+json'], values))]));
}

test('every type has a problem, with nothing wrong in it', () => {
  const responses = GatewayResponses.problemJson();
  expect(responses.map(({ type }) => type)).toEqual(GatewayResponseType._known());
  expect([...gatewayResponseFindings(responses), ...gatewayResponseWarnings(responses)]).toEqual([]);
});

test('the title of a plain problem is the words of its status', () => {
  expect(bodies()).toMatchObject({
    ACCESS_DENIED: { title: 'Forbidden', status: 403, detail: 'Forbidden', extendedRequestId: 'abc=' },
    REQUEST_TOO_LARGE: { title: 'Content Too Large', status: 413 },
    INTEGRATION_TIMEOUT: { title: 'Gateway Timeout', status: 504 },
  });
  expect(Object.values<any>(bodies()).filter(({ title, type }) => !title || type !== undefined)).toEqual([]);
});

test('the defaults stand in for several, so they have no status', () => {
  expect(bodies().DEFAULT_4XX).toEqual({ title: 'Client error', detail: 'Forbidden', extendedRequestId: 'abc=' });
  expect(bodies({ typeBase: 'urn:example:' + 'errors#' }).DEFAULT_5XX).toMatchObject({ type: 'urn:example:errors#server-error', title: 'Server error' });
});

test('with a base each type is its own, with a title of its own', () => {
  const all = bodies({ typeBase: 'https://errors.example.com/' });
  expect(all.INVALID_API_KEY).toMatchObject({ type: 'https://errors.example.com/invalid-api-key', title: 'Invalid API key', status: 403 });
  expect(all.WAF_FILTERED.title).toBe('WAF filtered');
  expect(new Set(Object.values<any>(all).map(({ type }) => type)).size).toBe(21);
});

test.each(['', '/errors/', 'https://errors.example.com', 'errors/', 'https://a b/', 'https://a"/'])('%j is no base', (typeBase) => {
  expectRefusal(() => GatewayResponses.problemJson({ typeBase }), 'GH_GATEWAY_RESPONSE', 'typeBase');
});

test('any message gives valid problems', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (message) => {
    expect(bodies({}, message).THROTTLED.detail).toBe(message);
  }));
});

test('it is sent as what it is, to callers that accept JSON or anything, and to those that ask for it', () => {
  const [{ headers, templates }] = GatewayResponses.problemJson();
  expect(headers!['Content-Type']._config.literal).toBe('application/problem+json');
  expect(Object.keys(templates!)).toEqual(['application/json', 'application/problem+json']);
  expect(new Set(Object.values(templates!)).size).toBe(1);
});

test('headers are added, the message and types left out', () => {
  const responses = GatewayResponses.problemJson({ detail: false, headers: { 'Cache-Control': Source.literal('no-store') }, except: [GatewayResponseType.THROTTLED] });
  expect(responses).toHaveLength(20);
  expect(responses.some(({ type }) => type.name === 'THROTTLED')).toBe(false);
  expect(Object.keys(responses[0].headers!)).toEqual(['Content-Type', 'Cache-Control']);
  expect(bodies({ detail: false }).UNAUTHORIZED).not.toHaveProperty('detail');
});

test.each([[null], [5], [{ typeBase: 5 }], [{ detail: 'no' }], [{ headers: [] }], [{ except: 'THROTTLED' }]])('%j is refused', (options) => {
  expectRefusal(() => GatewayResponses.problemJson(options as unknown as ProblemJsonOptions), 'GH_TYPE');
});

test('nothing in the list of exceptions breaks it', () => {
  expect(GatewayResponses.problemJson({ except: [undefined, null, 5] as unknown as GatewayResponseType[] })).toHaveLength(21);
});
