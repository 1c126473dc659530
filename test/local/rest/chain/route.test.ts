import * as fc from 'fast-check';
import { api, exchangeFor, failureOf, method } from './models';
import { route } from '../../../../src/local/rest/chain/route';
import { RouteTree } from '../../../../src/local/rest/chain/route-tree';
import { GatewayFailure } from '../../../../src/local/rest/gateway-failure';
import { matchRoute, parseRouteKey } from '../../../../src/routes';
import type { Method } from '../../../../src/routes';

function found(routes: readonly string[], request: string) {
  const methods = routes.map((each) => each.split(' ')).map(([httpMethod, resourcePath]) => method({ httpMethod, resourcePath }));
  const [httpMethod, path] = request.split(' ');
  const exchange = exchangeFor(api({ methods }), { method: httpMethod, path }, { method: undefined });
  route(exchange);
  return { route: `${exchange.method!.httpMethod} ${exchange.method!.resourcePath}`, parameters: exchange.pathParameters };
}

test('ANY is no method of a request', () => {
  expect(failureOf(() => found(['ANY /a'], 'ANY /a'))).toMatchObject({ status: 403 });
});

test.each([
  [['GET /a', 'GET /{x}', 'GET /{p+}'], 'GET /a', 'GET /a', {}],
  [['GET /a', 'GET /{x}', 'GET /a/{p+}'], 'GET /b', 'GET /{x}', { x: 'b' }],
  [['GET /{x}/b', 'GET /a/c'], 'GET /a/b', 'GET /{x}/b', { x: 'a' }],
  [['GET /{x}/b', 'GET /{p+}'], 'GET /a/b/c', 'GET /{p+}', { p: 'a/b/c' }],
  [['ANY /a', 'GET /a'], 'GET /a', 'GET /a', {}],
  [['ANY /a', 'GET /a'], 'PUT /a', 'ANY /a', {}],
  [['GET /'], 'GET /', 'GET /', {}],
  [['GET /a'], 'GET /a/', 'GET /a', {}],
  [['GET /{p+}'], 'GET /a/b/', 'GET /{p+}', { p: 'a/b' }],
  [['GET /{x}'], 'GET /a%2Fb%20c', 'GET /{x}', { x: 'a/b c' }],
  [['GET /{x}'], 'GET /100%', 'GET /{x}', { x: '100%' }],
  [['GET /{__proto__}/{constructor}'], 'GET /a/b', 'GET /{__proto__}/{constructor}', JSON.parse('{"__proto__": "a", "constructor": "b"}')],
])('%j: %s is for %s', (routes, request, expected, parameters) => {
  expect(found(routes, request)).toEqual({ route: expected, parameters });
});

test.each([
  [['GET /a'], 'GET /b'],
  [['GET /a'], 'POST /a'],
  [['POST /a', 'ANY /{p+}'], 'GET /a'],
  [['ANY /a'], 'TRACE /a'],
  [['GET /{p+}'], 'GET /'],
  [['GET /{x}'], 'GET //'],
  [['GET /a/{x}'], 'GET /a//b'],
])('%j: nothing is for %s', (routes, request) => {
  const failure = failureOf(() => found(routes, request));
  expect(failure).toMatchObject({ type: 'MISSING_AUTHENTICATION_TOKEN', status: 403, message: 'Missing Authentication Token' });
});

describe('fuzz', () => {
  const segment = fc.constantFrom('a', 'b', 'cc', '{x}');
  const path = fc.tuple(fc.array(segment, { maxLength: 4 }), fc.boolean())
    .map(([segments, isGreedy]) => [...segments.map((each, i) => each === '{x}' ? `{x${i}}` : each), ...isGreedy ? ['{rest+}'] : []])
    .map((segments) => `/${segments.join('/')}`);
  const key = fc.tuple(fc.constantFrom('GET', 'PUT', 'ANY'), path).map(([verb, each]) => `${verb} ${each}`);
  const request = fc.tuple(fc.constantFrom<Method>('GET', 'PUT', 'POST'), fc.array(fc.constantFrom('a', 'b', 'cc', 'd'), { maxLength: 6 }));

  test('the tree finds what the plain matcher finds', () => {
    fc.assert(fc.property(fc.uniqueArray(key, { maxLength: 12 }), request, (keys, [verb, segments]) => {
      const tree = new RouteTree<string>();
      for (const each of keys) tree.add(each.split(' ')[0], each.split(' ')[1], each);
      const plain = matchRoute(keys.map((each) => ({ key: parseRouteKey(each), value: each })), verb, `/${segments.join('/')}`);
      expect(tree.find(verb, segments)).toEqual(plain && { value: plain.route.value, parameters: plain.parameters });
    }), { numRuns: 1000 });
  });

  test('whatever the path, a method is found or the request refused', () => {
    const model = api({ methods: [method({ resourcePath: '/a/{x}' }), method({ resourcePath: '/{p+}', httpMethod: 'ANY' })] });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const exchange = exchangeFor(model, { path: text }, { method: undefined });
      try {
        route(exchange);
        expect(exchange.method).toBeDefined();
      } catch (error) {
        expect(error).toBeInstanceOf(GatewayFailure);
      }
    }));
  });
});
