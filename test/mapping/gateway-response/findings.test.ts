import * as fc from 'fast-check';
import { recordedRefusals } from './recordings';
import { renderFinding } from '../../../src/errors';
import { GatewayResponseType, GatewayResponses, Source, gatewayResponseFindings } from '../../../src/mapping';
import type { CorsOptions, GatewayResponseOptions } from '../../../src/mapping';
import { expectAdvice } from '../../errors/refusal';

const { THROTTLED, UNAUTHORIZED } = GatewayResponseType;
const TWO: CorsOptions = { allowOrigins: ['https://a.example', 'https://b.example'] };

function findings(responses: readonly Partial<GatewayResponseOptions>[] | readonly unknown[], cors?: CorsOptions) {
  const all = gatewayResponseFindings(responses as GatewayResponseOptions[], cors);
  all.forEach(expectAdvice);
  return all;
}

function codes(response: Partial<GatewayResponseOptions>, cors?: CorsOptions): string[] {
  return findings([{ type: THROTTLED, ...response }], cors).map(({ code }) => code);
}

describe('types', () => {
  test('each has one response', () => {
    const [finding] = findings([{ type: THROTTLED, status: 503 }, { type: UNAUTHORIZED, status: 403 }, { type: GatewayResponseType.of('THROTTLED'), status: 429 }]);
    expect([finding.code, finding.given]).toEqual(['GH_GATEWAY_RESPONSE', 'the gateway response "THROTTLED" stands twice']);
  });

  test.each([[undefined], [{}], [{ name: 5 }], [{ name: 'throttled' }], [{ name: '' }], [{ name: 'A-B' }], [{ name: 'A\n' }]])('%p is none', (type) => {
    expect(codes({ type: type as GatewayResponseType, status: 400 })).toEqual(['GH_GATEWAY_RESPONSE']);
  });

  test('a response that says nothing would only cut its type off from the defaults', () => {
    expect(codes({})).toEqual(['GH_GATEWAY_RESPONSE']);
  });
});

describe('the status', () => {
  test.each([200, 302, 404, 418, 444, 599])('%d', (status) => {
    expect(codes({ status })).toEqual([]);
  });

  test.each([0, 99, 100, 199, 600, 404.5, -404, Number.NaN, Infinity])('%d is none', (status) => {
    expect(codes({ status })).toEqual(['GH_GATEWAY_RESPONSE']);
  });
});

describe('headers', () => {
  test.each([
    Source.literal('no-store'), Source.header('Accept'), Source.querystring('q'), Source.path('petId'), Source.context('requestId'), Source.stageVariable('a'), Source.claim('custom:role'),
  ])('%j', (source) => {
    expect(codes({ headers: { 'X-A': source } })).toEqual([]);
  });

  test.each([
    Source.body('$.a'), Source.bodyText(), Source.item('$'), Source.concat(Source.literal('a')), Source.literal(''), Source.literal("it's"), Source.literal('a\r\nSet-Cookie: a'), Source.multiValueHeader('a'), Source.header('a b'), Source.header(''),
    Source.literal(5 as unknown as string),
  ])('%j is none that they can have', (source) => {
    expect(codes({ headers: { 'X-A': source } })).toEqual(['GH_GATEWAY_RESPONSE']);
  });

  test('"Invalid mapping expression specified": text is no source, and says how it becomes one', () => {
    const [{ code, fix }] = findings([{ type: THROTTLED, headers: { 'X-A': 'text' } }]);
    expect([code, fix]).toEqual(['GH_GATEWAY_RESPONSE', 'Write Source.literal("text")']);
  });

  test.each([[null], [undefined], [{}], [5]])('"Invalid null or empty value in responseParameters": %p', (source) => {
    expect(codes({ headers: { 'X-A': source as unknown as Source } })).toEqual(['GH_GATEWAY_RESPONSE']);
  });

  test('a context variable that there is none of is refused, because AWS refuses the mapping', () => {
    const [{ code, given, fix }] = findings([{ type: THROTTLED, headers: { 'X-A': Source.context('requestID') } }]);
    expect([code, given, fix]).toEqual(['GH_SOURCE', 'the gateway response THROTTLED reads Source.context("requestID")', 'Did you mean "requestId"']);
  });

  test.each(['', 'a b', 'a:b', 'é', 'a\nb'])('%j is no name', (name) => {
    expect(codes({ headers: { [name]: Source.literal('a') } })).toEqual(['GH_GATEWAY_RESPONSE']);
  });

  test('the same in another case is refused', () => {
    expect(codes({ headers: { 'X-A': Source.literal('a'), 'x-a': Source.literal('b') } })).toEqual(['GH_GATEWAY_RESPONSE']);
  });
});

describe('an echoed origin lets every page read the answer', () => {
  const template = (text: string) => ({ templates: { 'application/json': `{"a":"${text}"}` } });

  test.each(['$context.error.message', '$context.error.validationErrorString', '$context.identity.sourceIp', '$context.authorizer.principalId', '$context.authorizer.claims.sub', '$method.request.header.Cookie', '$context.unknown'])('%s is refused', (text) => {
    const [{ code, given }] = findings([{ type: THROTTLED, ...template(text) }], TWO);
    expect([code, given]).toEqual(['GH_GATEWAY_RESPONSE_ORIGIN', `the gateway response THROTTLED echoes the caller's origin and shows "${text}"`]);
  });

  test.each(['$context.error.responseType', '$context.requestId', '$context.extendedRequestId', '$context.stage', '$stageVariables.a', 'slow down'])('%s is nobody\'s', (text) => {
    expect(codes(template(text), TWO)).toEqual([]);
  });

  test('one origin is not echoed', () => {
    expect(codes(template('$context.error.message'), { allowOrigins: ['https://a.example'] })).toEqual([]);
  });

  test('nor is a fixed one of the response, in whatever case', () => {
    expect(codes({ ...template('$context.error.message'), headers: { 'access-control-allow-origin': Source.literal('https://a.example') } }, TWO)).toEqual([]);
  });

  test('a response that echoes it without CORS of the gateway is judged alike', () => {
    expect(codes({ ...template('$context.error.message'), headers: { 'Access-Control-Allow-Origin': Source.header('Origin') } })).toEqual(['GH_GATEWAY_RESPONSE_ORIGIN']);
  });

  test('headers count where pages can read them', () => {
    const headers = { 'X-User': Source.claim('sub') };
    expect(codes({ headers }, TWO)).toEqual([]);
    expect(codes({ headers }, { ...TWO, exposeHeaders: ['x-user'] })).toEqual(['GH_GATEWAY_RESPONSE_ORIGIN']);
    expect(codes({ headers }, { ...TWO, exposeHeaders: ['*'] })).toEqual(['GH_GATEWAY_RESPONSE_ORIGIN']);
    expect(codes({ status: 503 }, { ...TWO, exposeHeaders: ['*'] })).toEqual([]);
    expect(codes({ headers: { 'content-type': Source.header('Accept') } }, TWO)).toEqual(['GH_GATEWAY_RESPONSE_ORIGIN']);
    expect(codes({ headers: { 'X-Id': Source.context('requestId') } }, { ...TWO, exposeHeaders: ['X-Id'] })).toEqual([]);
  });

  test('problem details say how to leave the message out', () => {
    expect(findings(GatewayResponses.problemJson(), TWO)[0].fix).toContain('detail: false');
    expect(findings(GatewayResponses.problemJson({ detail: false }), TWO)).toEqual([]);
  });
});

describe('values of another kind', () => {
  test.each<unknown>([
    undefined, null, 'THROTTLED', 5, [{ type: THROTTLED }], new Map(), { type: 'THROTTLED', status: 400 }, { type: null, status: 400 }, { type: THROTTLED, status: '404' },
    { type: THROTTLED, headers: [] }, { type: THROTTLED, templates: { 'application/json': { a: 1 } } }, { type: THROTTLED, templates: { 'application/json': null } },
  ])('%p', (response) => {
    expect(findings([response]).map(({ code }) => code)).toEqual(['GH_TYPE']);
  });

  test('anything at all is a finding or fine, never a TypeError', () => {
    const shaped = fc.record({ type: fc.anything(), status: fc.anything(), headers: fc.anything(), templates: fc.anything() });
    fc.assert(fc.property(fc.array(fc.oneof(fc.anything(), shaped)), (responses) => {
      expect(gatewayResponseFindings(responses as GatewayResponseOptions[], TWO).map(renderFinding)).toEqual(expect.any(Array));
    }));
  });
});

test('no other refusal was recorded than those of this folder, and of calls that a body does not make', () => {
  const ours = /enum value set: \[REQUEST_TOO_LARGE|Invalid null or empty value in response(Templates|Parameters)/;
  const calls = /Invalid API identifier|not defined on api|Invalid patch path|Invalid parameter name specified|patchOperations/;
  expect(recordedRefusals().filter((message) => !ours.test(message) && !calls.test(message))).toEqual([]);
});
