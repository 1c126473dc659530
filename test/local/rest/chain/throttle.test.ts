import { NOW, api, exchangeFor, failureOf, method, services, stage, usagePlan } from './models';
import { apiKey } from '../../../../src/local/rest/chain/api-key';
import type { ChainServices } from '../../../../src/local/rest/chain/handler';
import { throttle } from '../../../../src/local/rest/chain/throttle';
import type { StageModel } from '../../../../src/local/rest/model';

/** A gateway whose clock a test sets, and how it answers one request after another. */
function counting(given: Partial<StageModel>, hasKey = true) {
  const model = api({ methods: [method({ apiKeyRequired: hasKey })], stages: [stage(given)] });
  let seconds = 0;
  const used: ChainServices = services({ now: () => new Date(NOW.getTime() + seconds * 1000) });
  const request = (): string => {
    const exchange = exchangeFor(model, { headers: { 'X-API-Key': 'secret' } });
    apiKey(exchange);
    try {
      throttle(exchange, used);
      return 'passed';
    } catch (error) {
      return (error as { type: string }).type;
    }
  };
  return { request, wait: (more: number) => { seconds += more; } };
}

test('nothing limits where nothing is set', () => {
  const { request } = counting({}, false);
  expect([request(), request(), request()]).toEqual(['passed', 'passed', 'passed']);
});

test('a bucket empties and fills', () => {
  const { request, wait } = counting({ usagePlans: [usagePlan({ throttle: { rateLimit: 2, burstLimit: 2 } })] });
  expect([request(), request(), request()]).toEqual(['passed', 'passed', 'THROTTLED']);
  wait(0.5);
  expect([request(), request()]).toEqual(['passed', 'THROTTLED']);
  wait(60);
  expect([request(), request(), request()]).toEqual(['passed', 'passed', 'THROTTLED']);
});

test('a plan may have another limit for a method', () => {
  const plan = usagePlan({ throttle: { rateLimit: 100, burstLimit: 100 }, methodThrottles: { '/a/GET': { rateLimit: 1, burstLimit: 1 } } });
  const { request } = counting({ usagePlans: [plan] });
  expect([request(), request()]).toEqual(['passed', 'THROTTLED']);
});

test('ANY is limited by the method that a request has', () => {
  const methods = [method({ httpMethod: 'ANY', apiKeyRequired: true })];
  const plan = usagePlan({ methodThrottles: { '/a/PUT': { rateLimit: 1, burstLimit: 1 } } });
  const settings = [{ httpMethod: 'GET', resourcePath: '/a', throttlingRateLimit: 1, throttlingBurstLimit: 2 }];
  const model = api({ methods, stages: [stage({ usagePlans: [plan], methodSettings: settings })] });
  const used = services();
  const request = (verb: string) => {
    const exchange = exchangeFor(model, { method: verb, headers: { 'X-API-Key': 'secret' } });
    apiKey(exchange);
    try {
      throttle(exchange, used);
      return 'passed';
    } catch (error) {
      return (error as { type: string }).type;
    }
  };
  expect(['PUT', 'PUT'].map(request)).toEqual(['passed', 'THROTTLED']);
  expect(['GET', 'GET', 'GET'].map(request)).toEqual(['passed', 'passed', 'THROTTLED']);
  expect(['POST', 'POST'].map(request)).toEqual(['passed', 'passed']);
});

test('a stage limits its methods: their own settings before those of all', () => {
  const all = { httpMethod: '*', resourcePath: '/*', throttlingRateLimit: 1, throttlingBurstLimit: 1 };
  expect(counting({ methodSettings: [all] }, false)).toBeDefined();
  const limited = counting({ methodSettings: [all] }, false);
  expect([limited.request(), limited.request()]).toEqual(['passed', 'THROTTLED']);
  const own = { httpMethod: 'GET', resourcePath: '/a', throttlingRateLimit: 1, throttlingBurstLimit: 2 };
  const freer = counting({ methodSettings: [all, own] }, false);
  expect([freer.request(), freer.request(), freer.request()]).toEqual(['passed', 'passed', 'THROTTLED']);
  const none = counting({ methodSettings: [{ ...all, throttlingRateLimit: -1, throttlingBurstLimit: -1 }] }, false);
  expect([none.request(), none.request()]).toEqual(['passed', 'passed']);
});

test('a quota counts requests until its period ends', () => {
  const { request, wait } = counting({ usagePlans: [usagePlan({ quota: { limit: 2, period: 'DAY', offset: 1 } })] });
  expect([request(), request()]).toEqual(['passed', 'QUOTA_EXCEEDED']);
  wait(11 * 3600);
  expect(request()).toBe('QUOTA_EXCEEDED');
  wait(2 * 3600);
  expect([request(), request(), request()]).toEqual(['passed', 'passed', 'QUOTA_EXCEEDED']);
});

test.each([['WEEK', 3, 5], ['MONTH', 16, 18]] as const)('a quota by %s', (period, same, next) => {
  const { request, wait } = counting({ usagePlans: [usagePlan({ quota: { limit: 1, period, offset: 0 } })] });
  expect(request()).toBe('passed');
  wait(same * 86_400);
  expect(request()).toBe('QUOTA_EXCEEDED');
  wait((next - same) * 86_400);
  expect(request()).toBe('passed');
});

describe('API keys', () => {
  const model = (given: Parameters<typeof usagePlan>[0] = {}, source: 'HEADER' | 'AUTHORIZER' = 'HEADER') => (
    api({ methods: [method({ apiKeyRequired: true })], stages: [stage({ usagePlans: [usagePlan(given)] })], apiKeySource: source })
  );

  test('come in a header', () => {
    const exchange = exchangeFor(model(), { headers: { 'x-api-key': 'secret' } });
    apiKey(exchange);
    expect(exchange).toMatchObject({ apiKey: { id: 'key1', value: 'secret' }, usagePlan: { name: 'gold' } });
  });

  test('come from the authorizer where the API says so', () => {
    const exchange = exchangeFor(model({}, 'AUTHORIZER'), { headers: { 'x-api-key': 'other' } }, { caller: { usageIdentifierKey: 'secret' } });
    apiKey(exchange);
    expect(exchange.apiKey).toEqual({ id: 'key1', value: 'secret' });
  });

  test.each([
    ['none', {}, {}],
    ['an unknown one', { 'x-api-key': 'x' }, {}],
    ['one that is not enabled', { 'x-api-key': 'secret' }, { keys: [{ id: 'key1', value: 'secret', enabled: false }] }],
  ])('%s is refused', (_, headers, plan) => {
    const failure = failureOf(() => apiKey(exchangeFor(model(plan), { headers })));
    expect(failure).toMatchObject({ type: 'INVALID_API_KEY', status: 403, message: 'Forbidden', errorType: 'ForbiddenException' });
  });

  test('are not asked for where the method wants none', () => {
    const exchange = exchangeFor(api());
    expect(apiKey(exchange)).toBeUndefined();
    expect(exchange.apiKey).toBeUndefined();
  });
});
