import { NOW, answer, api, exchangeFor, failureOf, integration, method, services, stage } from './models';
import { readCache, writeCache } from '../../../../src/local/rest/chain/cache';
import { ResponseCache } from '../../../../src/local/rest/chain/response-cache';
import type { GatewayRequest, Caller } from '../../../../src/local/rest/exchange';
import type { IntegrationModel, MethodSettingModel, StageModel } from '../../../../src/local/rest/model';

const ALL: MethodSettingModel = { httpMethod: '*', resourcePath: '/*', cachingEnabled: true, cacheTtlInSeconds: 60 };

/** A gateway with a cache, in front of a back end that counts: what each request is answered. */
function cached(settings: readonly MethodSettingModel[], given: Partial<IntegrationModel> = {}, of: Partial<StageModel> = {}, httpMethod = 'GET') {
  let seconds = 0;
  let calls = 0;
  const used = services({ now: () => new Date(NOW.getTime() + seconds * 1000) });
  const served = stage({ cacheClusterEnabled: true, methodSettings: settings, ...of });
  const model = api({ stages: [served], methods: [method({ httpMethod, integration: integration({ type: 'HTTP', uri: 'http://b/', ...given }) })] });
  return {
    wait: (more: number) => { seconds += more; },
    get: (request: Partial<GatewayRequest> = {}, caller: Caller = {}, isCanary?: boolean) => {
      const exchange = exchangeFor(model, { method: httpMethod, ...request }, { caller, ...isCanary !== undefined && { isCanary } });
      readCache(exchange, used);
      exchange.backendResponse ??= answer(String(calls += 1));
      writeCache(exchange, used);
      return exchange.backendResponse.body.toString();
    },
  };
}

test('an answer is kept for its time', () => {
  const { get, wait } = cached([ALL]);
  expect([get(), get()]).toEqual(['1', '1']);
  wait(61);
  expect(get()).toBe('2');
});

test('parameters make a difference only as cache keys', () => {
  const plain = cached([ALL]);
  expect([plain.get({ query: { q: '1' } }), plain.get({ query: { q: '2' } })]).toEqual(['1', '1']);
  const keyed = cached([ALL], { cacheKeyParameters: ['method.request.querystring.q'] });
  expect([{ q: '1' }, { q: '2' }, { q: '1' }, { q: ['1', '2'] }].map((query) => keyed.get({ query }))).toEqual(['1', '2', '1', '3']);
  const mapped = cached([ALL], {
    cacheKeyParameters: ['integration.request.header.K'], requestParameters: { 'integration.request.header.K': 'method.request.header.X-Key' },
  });
  expect(['a', 'b', 'a'].map((key) => mapped.get({ headers: { 'x-key': key } }))).toEqual(['1', '2', '1']);
});

test.each([
  ['no cache', [ALL], {}, { cacheClusterEnabled: false }, 'GET'],
  ['settings that do not say so', [{ ...ALL, cachingEnabled: false }], {}, {}, 'GET'],
  ['no time to live', [{ ...ALL, cacheTtlInSeconds: 0 }], {}, {}, 'GET'],
  ['another method than GET', [ALL], {}, {}, 'POST'],
  ['a mock', [ALL], { type: 'MOCK' }, {}, 'GET'],
] as const)('nothing is kept with %s', (_, settings, given, of, httpMethod) => {
  const { get } = cached(settings, given, of, httpMethod);
  expect([get(), get()]).toEqual(['1', '2']);
});

test('a method may have caching of its own', () => {
  const { get } = cached([{ ...ALL, cachingEnabled: false }, { httpMethod: 'POST', resourcePath: '/a', cachingEnabled: true }], {}, {}, 'POST');
  expect([get(), get()]).toEqual(['1', '1']);
});

test('a caller replaces an entry, where need be one who is known', () => {
  const headers = { 'cache-control': 'max-age=0' };
  const open = cached([{ ...ALL, requireAuthorizationForCacheControl: false }]);
  expect([open.get(), open.get({ headers }), open.get()]).toEqual(['1', '2', '2']);
  const known = { identity: { userArn: 'arn:aws:iam::111111111111:user/ann' } };
  for (const setting of [ALL, { ...ALL, requireAuthorizationForCacheControl: true }]) {
    const guarded = cached([setting]);
    expect([guarded.get(), guarded.get({ headers }), guarded.get({ headers }, known)]).toEqual(['1', '1', '2']);
  }
});

test('a canary may have the stage\'s cache or none', () => {
  const canary = { percentTraffic: 50, variables: {}, useStageCache: false };
  const { get } = cached([ALL], {}, { canary });
  expect([get({}, {}, false), get({}, {}, true), get({}, {}, false)]).toEqual(['1', '2', '1']);
});

describe('a caller who may not replace an entry', () => {
  const asked = (unauthorizedCacheControlHeaderStrategy?: string, headers = { 'Cache-Control': 'no-store, Max-Age=0' }, caller: Caller = {}) => {
    const methodSettings = [{ ...ALL, requireAuthorizationForCacheControl: true, unauthorizedCacheControlHeaderStrategy }];
    const served = stage({ cacheClusterEnabled: true, methodSettings });
    const model = api({ stages: [served], methods: [method({ integration: integration({ type: 'HTTP', uri: 'http://b/' }) })] });
    const exchange = exchangeFor(model, { headers }, { caller });
    const used = services();
    readCache(exchange, used);
    exchange.response = { status: 200, headers: {}, body: Buffer.alloc(0) };
    writeCache(exchange, used);
    return exchange.response.headers;
  };
  const WARNED = { Warning: [expect.stringMatching(/^199 /)] };

  test('is refused, warned or left alone, as the settings say', () => {
    expect(failureOf(() => asked('FAIL_WITH_403'))).toMatchObject({ type: 'ACCESS_DENIED', status: 403, message: expect.stringContaining('execute-api:InvalidateCache') });
    expect([asked('SUCCEED_WITH_RESPONSE_HEADER'), asked(), asked('SUCCEED_WITHOUT_RESPONSE_HEADER')]).toEqual([WARNED, WARNED, {}]);
  });

  test('is not concerned where nothing is to be replaced, nor is who may', () => {
    for (const value of ['max-age=0.5', 'max-age=01', 's-max-age=0', 'max-age=60']) expect(asked('FAIL_WITH_403', { 'Cache-Control': value })).toEqual({});
    expect(asked('FAIL_WITH_403', undefined, { identity: { userArn: 'arn:aws:iam::111111111111:user/ann' } })).toEqual({});
  });
});

test('a part of a second replaces nothing', () => {
  const { get } = cached([ALL]);
  expect([get(), get({ headers: { 'cache-control': 'max-age=0.5' } })]).toEqual(['1', '1']);
});

test('the oldest answers make room for others', () => {
  const cache = new ResponseCache(3 * 2000);
  const keep = (key: string) => cache.set(key, answer('x'.repeat(900)), 60, NOW);
  const kept = () => ['a', 'b', 'c', 'd'].filter((key) => cache.get(key, NOW) !== undefined);
  ['a', 'b', 'c', 'a', 'd'].forEach(keep);
  expect(kept()).toEqual(['a', 'c', 'd']);
  for (let again = 0; again < 10; again += 1) keep('d');
  expect(kept()).toEqual(['a', 'c', 'd']);
});
