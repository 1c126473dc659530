import * as fc from 'fast-check';
import { UTIL, escapeJavaScript } from '../../../src/vtl/host/util';
import { JavaException } from '../../../src/vtl/java';
import type { Value } from '../../../src/vtl/values';
import { VtlList, VtlMap } from '../../../src/vtl/values';

const call = (method: string, value: Value): Value | undefined => UTIL.call(method, [value]);

describe('escapeJavaScript', () => {
  test.each([
    ['it\'s', 'it\\\'s'],
    ['"a" \\ b', '\\"a\\" \\\\ b'],
    ['a/b', 'a\\/b'],
    ['\b\n\t\f\r', '\\b\\n\\t\\f\\r'],
    ['\u0000\u000B\u001F\u007F', '\\u0000\\u000B\\u001F\u007F'],
    ['é ’ 😀', '\\u00E9 \\u2019 \\uD83D\\uDE00'],
    ['{"foo": 123}', '{\\"foo\\": 123}'],
    ['', ''],
  ])('%j becomes %j', (text, escaped) => {
    expect(call('escapeJavaScript', text)).toBe(escaped);
  });

  test('JavaScript reads it as the text that it was, JSON too once the apostrophes are undone', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeJavaScript(text);
      expect(JSON.parse(`"${escaped.replaceAll('\\\'', '\'')}"`)).toBe(text);
      expect(escaped).toMatch(/^[ -\x7F]*$/);
    }));
  });
});

test('whatever it is given, a method works on how that prints; null stays null', () => {
  expect(call('escapeJavaScript', 12n)).toBe('12');
  expect(call('escapeJavaScript', 1)).toBe('1.0');
  expect(call('escapeJavaScript', true)).toBe('true');
  expect(call('escapeJavaScript', new VtlMap([['a', 'it\'s']]))).toBe('{a=it\\\'s}');
  expect(call('base64Encode', new VtlList(['a'], true))).toBe(Buffer.from('["a"]').toString('base64'));
  expect(['escapeJavaScript', 'parseJson', 'urlEncode', 'urlDecode', 'base64Encode', 'base64Decode'].map((method) => call(method, null))).toEqual(Array(6).fill(null));
});

describe('parseJson', () => {
  test('is what the text stands for', () => {
    expect(call('parseJson', '{"key1":"var1","key2":{"arr":[1,2,3]}}')).toEqual(
      new VtlMap([['key1', 'var1'], ['key2', new VtlMap([['arr', new VtlList([1n, 2n, 3n], true)]])]]));
    expect(call('parseJson', '"text"')).toBe('text');
    expect(call('parseJson', '12345678901234567890')).toBe(12345678901234567890n);
  });

  test('of anything else is an error', () => {
    expect(() => call('parseJson', '{a}')).toThrow(JavaException);
    expect(() => call('parseJson', '{a}')).toThrow('$util.parseJson: unexpected "a" at character 2');
    expect(() => call('parseJson', '['.repeat(100_000))).toThrow(JavaException);
  });
});

describe('urlEncode and urlDecode', () => {
  test.each([
    ['x=a+b', 'x%3Da%2Bb'], ['a b', 'a+b'], ['a.-*_Z9', 'a.-*_Z9'], ['!\'()~', '%21%27%28%29%7E'], ['é€😀', '%C3%A9%E2%82%AC%F0%9F%98%80'], ['\uD800', '%3F'], ['{}', '%7B%7D'],
  ])('%j is encoded as %s', (text, encoded) => {
    expect(call('urlEncode', text)).toBe(encoded);
  });

  test.each([['x=a+b', 'x=a b'], ['%C3%A9+%2B', 'é +'], ['%ff', '\uFFFD'], ['é%C3%A9', 'éé'], ['', '']])('%j is decoded as %j', (text, decoded) => {
    expect(call('urlDecode', text)).toBe(decoded);
  });

  test.each([['%'], ['%4'], ['%zz'], ['100% sure']])('%j cannot be decoded', (text) => {
    expect(() => call('urlDecode', text)).toThrow(JavaException);
  });

  test('one undoes the other', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(call('urlDecode', call('urlEncode', text) ?? null)).toBe(text)));
  });
});

describe('base64Encode and base64Decode', () => {
  test('work on UTF-8', () => {
    expect(call('base64Encode', '{"a":"é"}')).toBe('eyJhIjoiw6kifQ==');
    expect(call('base64Decode', 'eyJhIjoiw6kifQ==')).toBe('{"a":"é"}');
    expect(call('base64Decode', 'eyJhIjoiw6kifQ')).toBe('{"a":"é"}');
  });

  test('one undoes the other', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(call('base64Decode', call('base64Encode', text) ?? null)).toBe(text)));
  });
});

test('there is no other method, nor one of these with another number of arguments', () => {
  expect([UTIL.call('toJson', ['a']), UTIL.call('constructor', []), UTIL.call('urlEncode', []), UTIL.call('urlEncode', ['a', 'b'])]).toEqual(Array(4).fill(undefined));
  expect([UTIL.property('urlEncode'), UTIL.property('__proto__')]).toEqual([undefined, undefined]);
  expect(UTIL.print()).toBe('');
});
