import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import type { RestStageOptions, RouteSettings } from '../../src/delivery';
import { ExecutionLogLevel, cacheTtlFindings, encodePath, methodSettings } from '../../src/delivery';
import { parseRouteKey } from '../../src/routes';
import { anyPath } from '../routes/arbitraries';

const SLOW = { rate: 5, burst: 2 };

function settings(key: string, more: Partial<RouteSettings> = {}): RouteSettings {
  return { key: parseRouteKey(key), siblings: [key.split(' ')[0]], ...more };
}

describe('a path as MethodSettings wants it', () => {
  test.each([['/', '/'], ['/pets', '/~1pets'], ['/pets/{id}', '/~1pets~1{id}'], ['/a/{proxy+}', '/~1a~1{proxy+}']])('%s is %s', (path, expected) => {
    expect(encodePath(path)).toBe(expected);
  });

  test('different paths stay different', () => {
    fc.assert(fc.property(anyPath, (path) => {
      expect(encodePath(path).slice(1).replace(/~1/g, '/') || '/').toBe(path);
    }));
  });
});

describe('the settings of all methods', () => {
  test('are safe where the stage says nothing', () => {
    expect(methodSettings({}, [])).toEqual([{
      httpMethod: '*',
      resourcePath: '/*',
      loggingLevel: 'ERROR',
      dataTraceEnabled: false,
      metricsEnabled: true,
      cachingEnabled: false,
      throttlingRateLimit: 1000,
      throttlingBurstLimit: 500,
    }]);
  });

  test('follow the stage, which can never have bodies logged', () => {
    const logging = { executionLog: ExecutionLogLevel.INFO };
    const [general] = methodSettings({ logging, detailedMetrics: false, throttle: { rate: 10, burst: 3 } }, []);
    expect(general).toMatchObject({ loggingLevel: 'INFO', metricsEnabled: false, throttlingRateLimit: 10, throttlingBurstLimit: 3, dataTraceEnabled: false });
  });
});

describe('the settings of one route', () => {
  test('a route without a throttle of its own has none', () => {
    expect(methodSettings({}, [settings('GET /a')])).toHaveLength(1);
  });

  test('repeat the general ones, which they replace as a whole', () => {
    const [general, own] = methodSettings({ logging: { executionLog: ExecutionLogLevel.OFF }, detailedMetrics: false }, [settings('GET /pets/{id}', { throttle: SLOW })]);
    expect(own).toEqual({ ...general, httpMethod: 'GET', resourcePath: '/~1pets~1{id}', throttlingRateLimit: 5, throttlingBurstLimit: 2 });
  });

  test('ANY is expanded, without the methods beside it', () => {
    const [, ...own] = methodSettings({}, [settings('ANY /a', { throttle: SLOW, siblings: ['ANY', 'GET', 'POST'] })]);
    expect(own.map((each) => each.httpMethod)).toEqual(['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PUT']);
  });

  test('each method and path stands once', () => {
    const routes = ['ANY /a', 'GET /a'].map((key) => settings(key, { throttle: SLOW, siblings: ['ANY', 'GET'] }));
    const places = methodSettings({}, routes).map((each) => `${each.httpMethod} ${each.resourcePath}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('the settings of a cached route', () => {
  const cached = (key: string, more: Partial<RouteSettings> = {}) => settings(key, { cache: {}, ...more });
  const CACHE = { cache: {} };

  test('say for how long, of the route, of the stage, or as AWS does', () => {
    const seconds = (stage: RestStageOptions, ttl?: Duration) => methodSettings(stage, [cached('GET /a', { cache: { ttl } })])[1].cacheTtlInSeconds;
    const minute = { cache: { ttl: Duration.minutes(1) } };
    expect([seconds(CACHE), seconds(minute), seconds(minute, Duration.hours(1))]).toEqual([300, 60, 3600]);
  });

  test('and all others say that they are not', () => {
    const made = methodSettings(CACHE, [cached('GET /a'), settings('GET /b'), settings('POST /a'), settings('HEAD /c'), settings('ANY /d')]);
    expect(made.map((each) => `${each.httpMethod} ${each.resourcePath} ${each.cachingEnabled}`)).toEqual([
      '* /* false', 'GET /~1a true', 'GET /~1b false', 'HEAD /~1c false', 'GET /~1d false',
    ]);
  });

  test('switch it off where the stage has no cache, or the time is none', () => {
    expect(methodSettings({}, [cached('GET /a')])[1]).toMatchObject({ httpMethod: 'GET', cachingEnabled: false });
    expect(methodSettings(CACHE, [cached('GET /a', { cache: { ttl: Duration.seconds(0) } })])[1]).toMatchObject({ cachingEnabled: false });
  });

  test('stand once for each method and path, whatever a route wants', () => {
    const logging = { executionLog: ExecutionLogLevel.INFO };
    const both = { throttle: SLOW, logging, siblings: ['ANY', 'GET'] };
    const made = methodSettings(CACHE, [cached('ANY /a', both), cached('GET /a', both)]);
    expect(new Set(made.map((each) => `${each.httpMethod} ${each.resourcePath}`)).size).toBe(made.length);
    expect(made.filter((each) => each.cachingEnabled)).toEqual([expect.objectContaining({ httpMethod: 'GET', loggingLevel: 'INFO', throttlingRateLimit: 5 })]);
  });

  test('a time known only at deployment is left to it', () => {
    const ttl = Duration.seconds(Lazy.number({ produce: () => 5 }));
    expect(new Stack().resolve(methodSettings(CACHE, [cached('GET /a', { cache: { ttl } })])[1])).toMatchObject({ cachingEnabled: true, cacheTtlInSeconds: 5 });
    expect(cacheTtlFindings('route', ttl)).toEqual([]);
  });
});
