import fc from 'fast-check';
import type { RouteSettings } from '../../src/delivery';
import { encodePath, methodSettings, ExecutionLogLevel } from '../../src/delivery';
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
