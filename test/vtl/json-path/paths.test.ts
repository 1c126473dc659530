import * as fc from 'fast-check';
import { STORE, find } from './store';
import { JsonPathError, evaluateJsonPath, parseJsonPath } from '../../../src/vtl/json-path';
import { parseJsonText } from '../../../src/vtl/json-text';
import { VtlList, VtlMap } from '../../../src/vtl/values';

describe('definite paths yield what stands there', () => {
  test.each([
    ['$', '{"a":1}', '{"a":1}'],
    ['$.a', '{"a":1}', '1'],
    ['  $.a  ', '{"a":1}', '1'],
    ['a', '{"a":1}', '1'],
    ['a.b', '{"a":{"b":2}}', '2'],
    ['[\'a\']', '{"a":1}', '1'],
    ['$.[\'a\']', '{"a":1}', '1'],
    ['$["a"]', '{"a":1}', '1'],
    ['$[ "a" ]', '{"a":1}', '1'],
    ['$[\'a.b\'][\'c d\']', '{"a.b":{"c d":1}}', '1'],
    ['$[\'it\\\'s\']', '{"it\'s":1}', '1'],
    ['$[\'\\u00e9\']', '{"é":1}', '1'],
    ['$.é-ü_1@$', '{"é-ü_1@$":1}', '1'],
    ['$.__proto__', '{"__proto__":{"a":1}}', '{"a":1}'],
    ['$[0]', '[1,2,3]', '1'],
    ['$[-1]', '[1,2,3]', '3'],
    ['$[ 1 ]', '[1,2,3]', '2'],
    ['$.a[0].b', '{"a":[{"b":1}]}', '1'],
    ['$[\'a\',\'c\']', '{"a":1,"b":2,"c":3}', '{"a":1,"c":3}'],
    ['$["c", "a"]', '{"a":1,"b":2,"c":3}', '{"c":3,"a":1}'],
    ['$[\'a\',\'x\']', '{"a":1}', '{"a":1}'],
    ['@.a', '{"a":1}', '1'],
    ['$.a', '{"a":9007199254740993}', '9007199254740993'],
    ['$.a', '{"a":null}', 'null'],
  ])('%s of %s', (path, document, found) => {
    expect(find(path, document)).toBe(found);
  });

  test.each([
    ['$.x', '{"a":1}'], ['$.x.y', '{"a":1}'], ['$.a.b', '{"a":1}'], ['$.a.b', '{"a":null}'], ['$.a.b', '{"a":[{"b":1}]}'], ['$[0]', '{"0":1}'], ['$[3]', '[1]'],
    ['$[-2]', '[1]'], ['$.a', '"text"'], ['$.constructor', '{}'], ['$.toString', '{}'], ['$.__proto__', '{}'], ['$.length', '[1]'], ['$[\'a\',\'b\']', '[1]'],
  ])('%s of %s finds nothing', (path, document) => {
    expect(find(path, document)).toBeUndefined();
  });
});

describe('other paths yield a list of what they found', () => {
  test.each([
    ['$[*]', '[1,[2]]', '[1,[2]]'],
    ['$.*', '{"a":1,"b":[2]}', '[1,[2]]'],
    ['$[*].a', '[{"a":1},{"b":2},{"a":3},4]', '[1,3]'],
    ['$[0,2]', '[1,2,3]', '[1,3]'],
    ['$[2, 0, 7]', '[1,2,3]', '[3,1]'],
    ['$[\'a\',\'b\'].c', '{"a":{"c":1},"b":{"c":2}}', '[1,2]'],
    ['$[1:]', '[1,2,3]', '[2,3]'],
    ['$[-2:]', '[1,2,3]', '[2,3]'],
    ['$[:2]', '[1,2,3]', '[1,2]'],
    ['$[:-1]', '[1,2,3]', '[1,2]'],
    ['$[1:2]', '[1,2,3]', '[2]'],
    ['$[0:99]', '[1,2,3]', '[1,2,3]'],
    ['$[7:]', '[1,2,3]', '[]'],
    ['$.x[*]', '{}', '[]'],
    ['$..x', '{}', '[]'],
    ['$..a', '{"a":{"a":1},"b":[{"a":2}]}', '[{"a":1},1,2]'],
    ['$..[0]', '[[1],[2,[3]]]', '[[1],1,2,3]'],
    ['$..[\'a\',\'b\']', '{"x":{"a":1,"b":2},"y":{"a":3}}', '[{"a":1,"b":2}]'],
    ['$..*', '{"a":[1,{"b":2}]}', '[[1,{"b":2}],1,{"b":2},2]'],
    ['$..a..b', '{"a":{"x":{"b":1},"b":2}}', '[2,1]'],
  ])('%s of %s', (path, document, found) => {
    expect(find(path, document)).toBe(found);
  });

  test('a negative end is counted from the back only where it stands alone: Jayway\'s own way', () => {
    expect(find('$[1:-1]', '[1,2,3]')).toBe('[]');
    expect(find('$[-2:2]', '[1,2,3]')).toBe('[2,3,1,2]');
  });

  test.each([
    ['$.store.book[*].author', '["Nigel Rees","Evelyn Waugh","Herman Melville","J. R. R. Tolkien"]'],
    ['$..author', '["Nigel Rees","Evelyn Waugh","Herman Melville","J. R. R. Tolkien"]'],
    ['$.store..price', '[8.95,12.99,8.99,22.99,19.95]'],
    ['$..book[2].title', '["Moby Dick"]'],
    ['$..book[-2].title', '["Moby Dick"]'],
    ['$..book[0,1].price', '[8.95,12.99]'],
    ['$..book[:2].price', '[8.95,12.99]'],
    ['$..book[?(@.isbn)].title', '["Moby Dick","The Lord of the Rings"]'],
    ['$.store.book[?(@.price < 10)].title', '["Sayings of the Century","Moby Dick"]'],
    ['$..book[?(@.price <= $[\'expensive\'])].title', '["Sayings of the Century","Moby Dick"]'],
    ['$..book[?(@.author =~ /.*REES/i)].title', '["Sayings of the Century"]'],
    ['$..book.length()', '4'],
  ])('%s of the store', (path, found) => {
    expect(find(path)).toBe(found);
  });
});

describe('functions', () => {
  test.each([
    ['$.length()', '{"a":1,"b":2}', '2'],
    ['$.a.size()', '{"a":[1,2,3]}', '3'],
    ['$.a.length()', '{"a":"text"}', 'null'],
    ['$[*].length()', '[[1],[1,2]]', '[1,2]'],
    ['$.length($.a)', '{"a":[1,2,3]}', '3'],
    ['$..a.length()', '{"a":[1,2],"b":{"a":[3]}}', '3'],
    ['$.min()', '[3,1,2.5]', '1.0'],
    ['$.max()', '[3,1,2.5,"9"]', '3.0'],
    ['$.avg()', '[1,2]', '1.5'],
    ['$.sum()', '[1,2]', '3.0'],
    ['$.sum(4, $.a)', '{"a":[1,2]}', '7.0'],
    ['$..a.sum()', '{"a":1,"b":{"a":2}}', '3.0'],
    ['$.stddev()', '[2,4,4,4,5,5,7,9]', '2.0'],
    ['$.keys()', '{"b":1,"a":2}', '["b","a"]'],
    ['$.keys()', '[1]', 'null'],
    ['$.concat($.a, "-", $.b)', '{"a":"x","b":["y",1,1.5,null]}', '"x-y11.5"'],
    ['$.concat()', '["a","b",1]', '"ab"'],
    ['$.append(3, "x")', '[1,2]', '[1,2,3,"x"]'],
    ['$.append({"a": [true]})', '[]', '[{"a":[true]}]'],
    ['$.append(1)', '{}', '{}'],
    ['$.first()', '[1,2]', '1'],
    ['$.last()', '[1]', '1'],
    ['$.index(-2)', '[1,2,3]', '2'],
  ])('%s of %s', (path, document, found) => {
    expect(find(path, document)).toBe(found);
  });

  test.each([['$.sum()', '[]'], ['$.max()', '["a"]'], ['$.first()', '[]'], ['$.index()', '[1]'], ['$.index(5)', '[1]'], ['$.x.length()', '{}']])(
    '%s of %s finds nothing', (path, document) => {
      expect(find(path, document)).toBeUndefined();
    });

  test('what they return leaves the document as it was', () => {
    const document = parseJsonText('[1]');
    evaluateJsonPath(parseJsonPath('$.append(2)'), document);
    expect(document).toEqual(new VtlList([1n], true));
  });
});

describe('what is no path', () => {
  test.each([
    ['', 0, 'empty'], ['   ', 0, 'empty'], ['$.', 2, 'ends with .'], ['$..', 3, 'ends with .'], ['$...a', 3, 'a name'], ['$a', 1, '. or ['], ['$ .a', 1, 'blank'],
    ['$.a b', 3, 'blank'], ['$[', 2, 'a name in quotes'], ['$[a]', 2, 'a name in quotes'], ['$[\'a', 2, 'closing quote'], ['$[\'a\'', 5, 'expected ]'],
    ['$[\'a\',]', 6, 'a name in quotes'], ['$[\'a\' \'b\']', 6, 'expected ]'], ['$[]', 2, 'a name in quotes'], ['$[0', 3, 'expected ]'], ['$[1.5]', 2, 'slice'],
    ['$[:]', 2, 'slice'], ['$[1 : 2]', 2, 'slice'], ['$[99999999999]', 2, 'too large'], ['$[*', 3, 'expected ]'], ['$.a]]b c', 6, 'blank'], ['$.lenght()', 2, 'no function lenght()'],
    ['$.length(', 9, 'a value'], ['$.concat(\'a)', 9, 'closing quote'], ['$[\'a\']b', 6, '. or ['], ['$.(', 2, 'a name'], ['$.constructor()', 2, 'no function'],
  ])('%j: character %i', (path, position, reason) => {
    const parse = (): unknown => parseJsonPath(path);
    expect(parse).toThrow(JsonPathError);
    expect(parse).toThrow(expect.objectContaining({ position, reason: expect.stringContaining(reason) }));
  });

  test('paths without end are refused', () => {
    expect(() => parseJsonPath('$' + '.a'.repeat(100_000))).toThrow(JsonPathError);
    expect(() => parseJsonPath('$[?(' + '!('.repeat(1000))).toThrow(/levels/);
    expect(() => parseJsonPath('$[?(' + '!'.repeat(1000))).toThrow(/levels/);
    expect(() => parseJsonPath('$[?(@ in ' + '['.repeat(1000))).toThrow(/levels/);
    expect(() => parseJsonPath('$[?(@' + '[?(@'.repeat(1000))).toThrow(/levels/);
    expect(() => parseJsonPath('$.sum($' + '.sum($'.repeat(1000))).toThrow(/levels/);
  });
});

describe('hostile evaluations end', () => {
  test('scans of scans, and filters over everything for each thing', () => {
    const wide = Array.from({ length: 2000 }, (_, i) => ({ a: i }));
    const deep = Array.from({ length: 200 }).reduce<unknown>((inner) => [inner], 1);
    const document = parseJsonText(JSON.stringify([wide, deep]));
    const run = (path: string): unknown => evaluateJsonPath(parseJsonPath(path), document);
    expect(() => run('$..*..*..*..*..*')).toThrow(/looks at more than/);
    expect(() => run('$..*[?(@ in $[0])]')).toThrow(/looks at more than/);
    expect(() => run('$..[?($ == $ && $..*)]')).toThrow(/looks at more than/);
    expect(() => run('$..[?($[0].append($) subsetof $[0].append($))]')).toThrow(/looks at more than/);
  });

  test('a map that a template put into itself', () => {
    const loop = new VtlMap();
    loop.entries.set('a', loop);
    expect(() => evaluateJsonPath(parseJsonPath('$..a'), loop)).toThrow(/looks at more than/);
    expect(evaluateJsonPath(parseJsonPath('$[?(@.a == $)]'), loop)).toEqual(new VtlList([], true));
  });

  test('any text parses and is evaluated, or fails with a position in it', () => {
    const document = parseJsonText(STORE);
    const piece = fc.constantFrom('$', '@', '.', '..', '*', '[', ']', '[*]', '[0]', '[-1:]', '[?(', ')]', '(', ')', '==', '=~', '<', '!', '&&', '||', ' in ', ' size ', '/.*/i',
      '\'', '"', '\'price\'', 'book', 'store', 'length()', 'sum(', ',', ' ', '1', '-2.5', 'null', '{', '}', ':', '\\');
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(piece, { maxLength: 25 }).map((pieces) => `$${pieces.join('')}`)), (text) => {
      try {
        evaluateJsonPath(parseJsonPath(text), document);
      } catch (error) {
        expect(error).toBeInstanceOf(JsonPathError);
        expect((error as JsonPathError).position).toBeGreaterThanOrEqual(0);
        expect((error as JsonPathError).position).toBeLessThanOrEqual(text.length);
      }
    }), { numRuns: 2000 });
  });

  test('a path to any place of a document finds what is there', () => {
    const quoted = (name: string): string => `['${name.replace(/[\\']/g, (char) => `\\${char}`)}']`;
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.nat({ max: 3 })), { maxLength: 6 }), fc.integer(), (steps, leaf) => {
      const document = steps.reduceRight<unknown>((inner, step) => typeof step === 'string'
        ? Object.fromEntries([[step, inner]])
        : [...Array.from({ length: step }, () => null), inner], leaf);
      const path = `$${steps.map((step) => typeof step === 'string' ? quoted(step) : `[${step}]`).join('')}`;
      expect(find(path, JSON.stringify(document))).toBe(String(leaf));
    }));
  });
});
