import fc from 'fast-check';
import { smallKey } from './arbitraries';
import { RouteTable, parseRouteKey } from '../../src/routes';
import { expectRefusal } from '../errors/refusal';

function tableOf(...keys: string[]): RouteTable<string> {
  const table = new RouteTable<string>();
  for (const key of keys) table.add(parseRouteKey(key), key);
  return table;
}

describe('adding routes', () => {
  test('the order of adding does not show', () => {
    // GIVEN
    const table = tableOf('POST /b', 'GET /b', 'ANY /a', 'GET /');
    // THEN
    expect(table.sorted.map((route) => route.key.text)).toEqual(['GET /', 'ANY /a', 'GET /b', 'POST /b']);
  });

  test('a table that was looked at takes further routes', () => {
    const table = tableOf('GET /b');
    expect(table.sorted).toHaveLength(1);
    table.add(parseRouteKey('GET /a'), 'later');
    expect(table.sorted.map((route) => route.value)).toEqual(['later', 'GET /b']);
  });

  test('ANY stands beside explicit methods of its path', () => {
    const table = tableOf('GET /a', 'ANY /a');
    expect([...table.byPath].map(([path, rows]) => [path, rows.map((row) => row.key.method)])).toEqual([['/a', ['ANY', 'GET']]]);
  });

  test.each([
    ['GET /a', 'GET /a'],
    ['GET /a/{id}', 'get  /a/{id}'],
    ['ANY /{proxy+}', 'any\t/{proxy+}'],
  ])('%j and %j are one route', (first, second) => {
    expectRefusal(() => tableOf(first, second), 'GH_ROUTE_DUPLICATE', parseRouteKey(first).text, 'Remove one of them');
  });

  test.each([
    ['GET /a/{id}', 'POST /a/{key}', '{id}'],
    ['GET /a/{id}/b', 'GET /a/{key}/c', '{id}'],
    ['GET /a/{id}', 'ANY /a/{proxy+}', '{id}'],
    ['ANY /a/{proxy+}', 'GET /a/{id}', '{proxy+}'],
    ['ANY /a/{proxy+}', 'GET /a/{proxy}', '{proxy+}'],
    ['ANY /{x+}', 'GET /{y+}', '{x+}'],
    ['GET /{a}/{b}', 'GET /{a}/{c}/d', '{b}'],
  ])('%j and %j cannot be siblings at API Gateway', (first, second, name) => {
    expectRefusal(() => tableOf(first, second), 'GH_ROUTE_CONFLICT', first, second, `Use ${name} in both`);
  });

  test.each([
    [['GET /a/{id}', 'GET /b/{key}']],
    [['GET /a/{id}', 'GET /a/{id}/b/{key}']],
    [['GET /a/b', 'GET /a/{id}', 'GET /a/{id}/{rest+}']],
    [['GET /', 'ANY /{proxy+}']],
  ])('%j stand side by side', (keys) => {
    expect(tableOf(...keys).sorted).toHaveLength(keys.length);
  });

  test('a refused route leaves nothing behind', () => {
    const table = tableOf('GET /a/{id}/x/{b}');
    expectRefusal(() => table.add(parseRouteKey('GET /a/{id}/x/{c}/{d}'), 'refused'), 'GH_ROUTE_CONFLICT', '{c}');
    expect(table.resourceCount).toBe(5);
    expect(() => table.add(parseRouteKey('GET /a/{id}/x/{b}/{e}'), 'taken')).not.toThrow();
  });
});

describe('queries', () => {
  test('a route is found by its key in any spelling', () => {
    const table = tableOf('GET /a/{id}');
    expect(table.get(' get  /a/{id} ').value).toBe('GET /a/{id}');
  });

  test('an unknown route is refused with the closest one', () => {
    expectRefusal(() => tableOf('GET /photos', 'GET /reports').get('GET /photo'), 'GH_ROUTE_UNKNOWN', 'there is no route "GET /photo"', 'Did you mean "GET /photos"');
  });

  test('an unknown route of an empty table', () => {
    expectRefusal(() => tableOf().get('GET /a'), 'GH_ROUTE_UNKNOWN', 'There are none');
  });

  test.each([
    [[], 1],
    [['GET /'], 1],
    [['GET /a', 'POST /a'], 2],
    [['GET /a/b/{c}'], 4],
    [['GET /a/b', 'GET /a/c'], 4],
  ])('%j need %i resources', (keys, expected) => {
    expect(tableOf(...keys).resourceCount).toBe(expected);
  });
});

describe('freezing', () => {
  test('later routes are refused by name, with the first reason', () => {
    // GIVEN
    const table = tableOf('GET /a');
    table.freeze('the template was prepared');
    table.freeze('something else');
    // THEN
    expect(table.frozen).toBe(true);
    expectRefusal(() => table.add(parseRouteKey('GET /b'), 'late'), 'GH_ROUTE_LATE', 'GET /b', 'after the template was prepared', 'before synthesis');
    expect(table.sorted).toHaveLength(1);
  });

  test('an open table lets everything pass', () => {
    const table = tableOf();
    expect(table.frozen).toBe(false);
    expect(() => table.assertOpen('anything')).not.toThrow();
  });
});

describe('any order of adding', () => {
  test('gives the same table, or refuses some route of the same keys', () => {
    const shuffled = fc.uniqueArray(smallKey, { selector: (key) => key.text, maxLength: 8 })
      .chain((keys) => fc.tuple(fc.constant(keys), fc.shuffledSubarray(keys, { minLength: keys.length })));
    fc.assert(fc.property(shuffled, ([keys, others]) => {
      expect(texts(others.map((key) => key.text))).toEqual(texts(keys.map((key) => key.text)));
    }), { numRuns: 300 });
  });
});

function texts(keys: string[]): string[] | string {
  try {
    return tableOf(...keys).sorted.map((route) => route.key.text);
  } catch (error) {
    return (error as Error).message.split(':')[0];
  }
}
