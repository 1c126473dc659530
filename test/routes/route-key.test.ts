import { Lazy, Token } from 'aws-cdk-lib';
import fc from 'fast-check';
import { anyMethod, anyPath } from './arbitraries';
import { GatehouseError } from '../../src/errors';
import { METHODS, parsePrefix, parseRouteKey } from '../../src/routes';
import { expectRefusal } from '../errors/refusal';

describe('a route key is normalised once', () => {
  test.each([
    ['GET /photos', 'GET /photos'],
    ['get /photos', 'GET /photos'],
    ['  PUT   /photos/{key}  ', 'PUT /photos/{key}'],
    ['any\t/{proxy+}', 'ANY /{proxy+}'],
    ['POST\n/a', 'POST /a'],
    ['Options /', 'OPTIONS /'],
  ])('%j is %s', (key, expected) => {
    expect(parseRouteKey(key).text).toBe(expected);
  });

  test.each(METHODS)('%s is a method', (method) => {
    const key = parseRouteKey(`${method} /a/{id}`);
    expect([key.method, key.path]).toEqual([method, '/a/{id}']);
  });

  test('the case of a path is kept', () => {
    expect(parseRouteKey('get /Photos/{Key}').path).toBe('/Photos/{Key}');
  });
});

describe('a group puts its prefix before each path', () => {
  test.each([
    ['/admin', 'GET /users', 'GET /admin/users'],
    ['/admin', 'GET /', 'GET /admin'],
    ['/', 'GET /users', 'GET /users'],
    ['/', 'GET /', 'GET /'],
    ['/a/{id}', 'ANY /{proxy+}', 'ANY /a/{id}/{proxy+}'],
    ['/files/{path+}', 'GET /', 'GET /files/{path+}'],
  ])('%s and %s', (prefix, key, expected) => {
    expect(parseRouteKey(key, parsePrefix(prefix)).text).toBe(expected);
  });

  test.each([
    ['/{id}', 'GET /x/{id}', 'two parameters named "id"'],
    ['/{path+}', 'GET /x', 'goes on behind the greedy parameter'],
  ])('%s and %s contradict each other', (prefix, key, what) => {
    expectRefusal(() => parseRouteKey(key, parsePrefix(prefix)), 'GH_ROUTE_PATH', what);
  });

  test.each(['', 'admin', '/admin/', '//', '/a b'])('%j is no prefix', (prefix) => {
    expectRefusal(() => parsePrefix(prefix), 'GH_ROUTE_PATH', 'path');
  });

  test.each([[undefined], [null], [5], [Token.asString({ Ref: 'P' })]])('%p is no prefix', (prefix) => {
    expectRefusal(() => parsePrefix(prefix as string), 'GH_ROUTE_KEY', 'is no literal prefix', 'Write the prefix as "/path"');
  });
});

describe('keys that are refused', () => {
  test.each([
    ['', 'no method or no path', 'Write a method, one space and a path'],
    ['   ', 'no method or no path', 'Write a method, one space and a path'],
    ['GET', 'no method or no path', 'Write a method, one space and a path'],
    ['/photos', 'no method or no path', 'GET /photos'],
    ['GET/photos', 'no method or no path', 'Write a method, one space and a path'],
    ['GET /a /b', 'more than two words', 'one space'],
    ['GET /a b', 'more than two words', 'one space'],
    ['GTE /a', 'the method "GTE"', 'Did you mean "GET"'],
    ['TRACE /a', 'the method "TRACE"', 'GET, HEAD'],
    ['$default /a', 'the method "$default"', 'GET, HEAD'],
    ['* /a', 'the method "*"', 'GET, HEAD'],
    ['/a GET', 'the method "/a"', 'METHOD /path'],
    ['__proto__ /a', 'the method "__proto__"', 'METHOD /path'],
  ])('%j', (key, what, fix) => {
    expectRefusal(() => parseRouteKey(key), 'GH_ROUTE_KEY', what, fix);
  });

  test('a path without its slash, as docs/checks.md says of GH_ROUTE_KEY ("missing slash")', () => {
    expectRefusal(() => parseRouteKey('GET photos'), 'GH_ROUTE_KEY', 'GET /photos');
  });

  test.each([
    ['a reference', `GET /${Token.asString({ Ref: 'Path' })}`],
    ['a lazy value', `GET /a/${Lazy.string({ produce: () => 'x' })}`],
    ['a method', `${Token.asString({ Ref: 'Method' })} /a`],
    ['a list', `GET /${Token.asList({ Ref: 'Paths' })[0]}`],
  ])('a value known only at deployment: %s', (_what, key) => {
    expectRefusal(() => parseRouteKey(key), 'GH_ROUTE_KEY', 'known only at deployment', 'Paths must be known at synth');
  });

  test('a number that is known only at deployment', () => {
    expect(() => parseRouteKey(`GET /${Token.asNumber({ Ref: 'N' })}`)).toThrow(/^GH_ROUTE_(KEY|PATH): /);
  });

  test.each([[undefined], [null], [5], [{}], [['GET', '/a']]])('%p is not text', (key) => {
    expectRefusal(() => parseRouteKey(key as unknown as string), 'GH_ROUTE_KEY', 'is not text');
  });

  test('letters that only become ASCII in upper case', () => {
    expectRefusal(() => parseRouteKey('poſt /a'), 'GH_ROUTE_KEY', 'method');
  });
});

describe('any text', () => {
  const hostile = fc.string({ unit: fc.constantFrom('GET', 'any', ' ', '\t', '/', '{', '}', '+', 'a', 'é', '\u0000', '${Token[T.1]}', '%', '__proto__') });

  test.each([['of a hostile alphabet', hostile], ['of any characters', fc.string({ unit: 'binary' })]])('%s parses, or is refused by name', (_what, texts) => {
    fc.assert(fc.property(texts, fc.boolean(), (text, withMethod) => {
      const key = withMethod ? `GET /${text}` : text;
      const outcome = attempt(key);
      expect(outcome).toMatch(/^(parsed|GH_ROUTE_KEY|GH_ROUTE_PATH)$/);
    }));
  });

  test('parse(render(key)) is the key', () => {
    fc.assert(fc.property(anyMethod, anyPath, (method, path) => {
      const key = parseRouteKey(`${method} ${path}`);
      expect(parseRouteKey(key.text)).toEqual(key);
    }));
  });
});

function attempt(key: string): string {
  try {
    parseRouteKey(key);
    return 'parsed';
  } catch (error) {
    return error instanceof GatehouseError ? error.code : String(error);
  }
}
