import fc from 'fast-check';
import { smallKey } from './arbitraries';
import { naiveMatch } from './naive-match';
import { CONCRETE_METHODS, RouteTable, matchRoute, parseRouteKey } from '../../src/routes';
import type { Method, Route } from '../../src/routes';

function routesOf(...keys: string[]): Route<string>[] {
  return keys.map((key) => ({ key: parseRouteKey(key), value: key }));
}

function found(keys: string[], method: Method, path: string): string | undefined {
  return matchRoute(routesOf(...keys), method, path)?.route.value;
}

describe('which route API Gateway chooses', () => {
  test.each<[string, string[], Method, string, string | undefined]>([
    ['static before parameter', ['GET /a/{id}', 'GET /a/b'], 'GET', '/a/b', 'GET /a/b'],
    ['parameter where static does not fit', ['GET /a/{id}', 'GET /a/b'], 'GET', '/a/c', 'GET /a/{id}'],
    ['parameter before greedy', ['ANY /{p+}', 'GET /a/{id}'], 'GET', '/a/c', 'GET /a/{id}'],
    ['greedy for what is deeper', ['ANY /{p+}', 'GET /a/{id}'], 'GET', '/a/c/d', 'ANY /{p+}'],
    ['the earlier segment decides', ['GET /{x}/b', 'GET /a/{p+}'], 'GET', '/a/b', 'GET /a/{p+}'],
    ['a method of its own before ANY', ['ANY /a', 'GET /a'], 'GET', '/a', 'GET /a'],
    ['ANY as every other method', ['ANY /a', 'GET /a'], 'DELETE', '/a', 'ANY /a'],
    ['no way back to a greedy sibling', ['ANY /{p+}', 'GET /a/b'], 'POST', '/a/b', undefined],
    ['no way back to a parameter', ['ANY /a/{id}', 'GET /a/b'], 'POST', '/a/b', undefined],
    ['the root', ['GET /', 'ANY /{p+}'], 'GET', '/', 'GET /'],
    ['a greedy parameter wants something', ['ANY /{p+}'], 'GET', '/', undefined],
    ['a greedy parameter below a path wants something', ['ANY /a/{p+}'], 'GET', '/a', undefined],
    ['a parameter wants something', ['GET /a/{id}'], 'GET', '/a/', undefined],
    ['case matters', ['GET /a'], 'GET', '/A', undefined],
    ['an unknown path', ['GET /a'], 'GET', '/b', undefined],
    ['an empty table', [], 'GET', '/', undefined],
    ['a double slash in front is no single one', ['GET /a'], 'GET', '//a', undefined],
    ['a double slash inside is no single one', ['GET /a/b'], 'GET', '/a//b', undefined],
  ])('%s', (_rule, keys, method, path, expected) => {
    expect(found(keys, method, path)).toBe(expected);
    expect(found([...keys].reverse(), method, path)).toBe(expected);
  });
});

describe('the parameters of a match', () => {
  test.each([
    ['GET /a/{id}', '/a/7', { id: '7' }],
    ['GET /a/{id}', '/a/x%2Fy', { id: 'x%2Fy' }],
    ['ANY /f/{path+}', '/f/a/b/c', { path: 'a/b/c' }],
    ['GET /{a}/{b}', '/1/2', { a: '1', b: '2' }],
    ['GET /a', '/a', {}],
  ])('%s of %s', (key, path, expected) => {
    expect(matchRoute(routesOf(key), 'GET', path)?.parameters).toEqual(expected);
  });

  test('a parameter may have any legal name', () => {
    const parameters = matchRoute(routesOf('GET /{__proto__}'), 'GET', '/7')?.parameters;
    expect(Object.entries(parameters ?? {})).toEqual([['__proto__', '7']]);
  });
});

describe('against a reference that walks the tree of resources', () => {
  const table = fc.array(smallKey, { maxLength: 12 }).map((keys) => {
    const rows = new RouteTable<string>();
    for (const key of keys) try { rows.add(key, key.text); } catch { /* a contradiction: the first one stays */ }
    return rows.sorted;
  });
  const path = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);

  test('both choose the same route', () => {
    fc.assert(fc.property(table, fc.constantFrom(...CONCRETE_METHODS), path, (routes, method, at) => {
      expect(matchRoute(routes, method, at)?.route.value).toBe(naiveMatch(routes, method, at));
    }), { numRuns: 1000 });
  });
});
