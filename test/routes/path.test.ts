import fc from 'fast-check';
import { anySegments } from './arbitraries';
import { parsePath, pathParameters, renderPath } from '../../src/routes';
import { expectRefusal } from '../errors/refusal';

describe('paths that API Gateway takes', () => {
  test.each([
    ['/', []],
    ['/a', ['static:a']],
    ['/A.b_c-d:e,f', ['static:A.b_c-d:e,f']],
    ['/a/{id}/b', ['static:a', 'parameter:id', 'static:b']],
    ['/{proxy+}', ['greedy:proxy']],
    ['/v1/{tenant-id}/{key.name}/{rest+}', ['static:v1', 'parameter:tenant-id', 'parameter:key.name', 'greedy:rest']],
    ['/a/a', ['static:a', 'static:a']],
    ['/id/{id}', ['static:id', 'parameter:id']],
  ])('%s', (path, expected) => {
    expect(parsePath(path).map(({ kind, name }) => `${kind}:${name}`)).toEqual(expected);
  });

  test('hundreds of segments are no trouble', () => {
    const path = '/a'.repeat(5000);
    expect(renderPath(parsePath(path))).toBe(path);
  });
});

describe('paths that API Gateway refuses', () => {
  test.each([
    ['', 'does not begin with a slash', 'Write "/"'],
    ['a/b', 'does not begin with a slash', 'Write "/a/b"'],
    ['//', 'empty segment', 'Remove the double or trailing slash'],
    ['/a//b', 'empty segment', 'Remove the double or trailing slash'],
    ['/a/', 'empty segment', 'Remove the double or trailing slash'],
    ['/{a}b', '"{a}b"', 'Make the whole segment one parameter'],
    ['/b{a}', '"b{a}"', 'Make the whole segment one parameter'],
    ['/{a}{b}', '"{a}{b}"', 'Make the whole segment one parameter'],
    ['/{}', '"{}"', 'Make the whole segment one parameter'],
    ['/{+}', '"{+}"', 'Make the whole segment one parameter'],
    ['/{a++}', '"{a++}"', 'Make the whole segment one parameter'],
    ['/{{a}}', '"{{a}}"', 'Make the whole segment one parameter'],
    ['/{a b}', '"{a b}"', 'Make the whole segment one parameter'],
    ['/{a', '"{a"', 'Make the whole segment one parameter'],
    ['/a}', '"a}"', 'Make the whole segment one parameter'],
    ['/{proxy+}/x', 'goes on behind the greedy parameter {proxy+}', 'End the path there'],
    ['/{a+}/{b+}', 'goes on behind the greedy parameter {a+}', 'End the path there'],
    ['/{id}/x/{id}', 'two parameters named "id"', 'Give each its own name'],
    ['/{id}/{id+}', 'two parameters named "id"', 'Give each its own name'],
    ['/photos/*', '"*"', 'Use other characters'],
    ['/a?b=c', '"a?b=c"', 'Use other characters'],
    ['/a#b', '"a#b"', 'Use other characters'],
    ['/a%20b', '"a%20b"', 'Use other characters'],
    ['/café', '"café"', 'Use other characters'],
    ['/a\nb', '"a\\nb"', 'Use other characters'],
    ['/a\\b', 'segment', 'Use other characters'],
  ])('%j', (path, what, fix) => {
    expectRefusal(() => parsePath(path), 'GH_ROUTE_PATH', what, fix);
  });

  test('the refusal shows a very long path cut short', () => {
    expectRefusal(() => parsePath(`/${'é'.repeat(10_000)}`), 'GH_ROUTE_PATH', '…');
  });
});

describe('a path as a whole', () => {
  test('has its parameters in order', () => {
    expect(pathParameters(parsePath('/{b}/x/{a}/{rest+}'))).toEqual(['b', 'a', 'rest']);
  });

  test('parse(render(x)) is x', () => {
    fc.assert(fc.property(anySegments, (segments) => {
      expect(parsePath(renderPath(segments))).toEqual(segments);
    }));
  });

  test('render(parse(path)) is the path', () => {
    fc.assert(fc.property(anySegments.map(renderPath), (path) => {
      expect(renderPath(parsePath(path))).toBe(path);
    }));
  });
});
