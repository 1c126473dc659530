import * as fc from 'fast-check';
import { JsonTextError, MAX_JSON_DEPTH, doubleText, parseJsonText, printJsonText } from '../../src/vtl/json-text';
import { VtlList, VtlMap } from '../../src/vtl/values';

const roundTrip = (text: string): string => printJsonText(parseJsonText(text));

function errorOf(work: () => unknown): JsonTextError {
  try {
    work();
  } catch (error) {
    if (error instanceof JsonTextError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('parsing', () => {
  test('whole numbers are exact whatever their size, others are Doubles', () => {
    expect(parseJsonText('9007199254740993')).toBe(9007199254740993n);
    expect(parseJsonText('-0')).toBe(0n);
    expect(parseJsonText(`1${'0'.repeat(100)}`)).toBe(10n ** 100n);
    expect(parseJsonText('1.0')).toBe(1);
    expect(parseJsonText('1e3')).toBe(1000);
    expect(parseJsonText('-0.0')).toBe(-0);
  });

  test('lists know that they are from JSON, maps keep their order, of equal keys the last counts', () => {
    const value = parseJsonText('{"b": [1], "a": 2, "b": [true, null]}');
    expect(value).toEqual(new VtlMap([['b', new VtlList([true, null], true)], ['a', 2n]]));
    expect([...(value as VtlMap).entries.keys()]).toEqual(['b', 'a']);
  });

  test('keys that JavaScript treats specially are keys like any other', () => {
    const text = '{"__proto__":{"polluted":true},"constructor":1,"10":2,"2":3}';
    expect(roundTrip(text)).toBe(text);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each([
    ['', 0], ['  ', 2], ['{', 1], ['[1,]', 3], ['{"a":1,}', 7], ['{a:1}', 1], ['[1 2]', 3], ['01', 1], ['+1', 0], ['.5', 0], ['1.', 1], ['nul', 0], ['"a', 0],
    ['"\n"', 0], ['"\\x"', 0], ['\'a\'', 0], ['{"a" 1}', 5], ['1 1', 2], ['\uFEFF1', 0], ['NaN', 0],
  ])('%j is no JSON, from character %i on', (text, offset) => {
    expect(errorOf(() => parseJsonText(text)).offset).toBe(offset);
  });

  test('nesting and numbers without end are refused, not followed', () => {
    expect(errorOf(() => parseJsonText('['.repeat(100_000))).reason).toContain('levels');
    expect(errorOf(() => parseJsonText('{"a":'.repeat(100_000))).reason).toContain('levels');
    expect(errorOf(() => parseJsonText('9'.repeat(1_000_000))).reason).toContain('digits');
    const deepest = '['.repeat(MAX_JSON_DEPTH) + ']'.repeat(MAX_JSON_DEPTH);
    expect(roundTrip(deepest)).toBe(deepest);
  });

  test('any text is JSON, exactly where JavaScript says so, or an error with an offset in it', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'{}[],:"\\ 01-.eEtrufalsn') })), (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      if (isJson) return expect(() => parseJsonText(text)).not.toThrow();
      const { offset } = errorOf(() => parseJsonText(text));
      expect(offset).toBeGreaterThanOrEqual(0);
      return expect(offset).toBeLessThanOrEqual(text.length);
    }));
  });
});

describe('printing', () => {
  test.each([
    ['{"a": [1, 2.50, {"b": null}], "c": "d"}', '{"a":[1,2.5,{"b":null}],"c":"d"}'],
    ['[ ]', '[]'],
    ['{ }', '{}'],
    ['"\\u00e9\\/\\u2019😀"', '"é/’😀"'],
    ['"\\u0000\\n\\"\\\\"', '"\\u0000\\n\\"\\\\"'],
    ['1.0', '1.0'],
    ['1e3', '1000.0'],
    ['1e400', 'null'],
  ])('%s prints as %s', (text, printed) => {
    expect(roundTrip(text)).toBe(printed);
  });

  test.each([
    [0, '0.0'], [-0, '-0.0'], [249.99, '249.99'], [1e7, '1.0E7'], [9999999, '9999999.0'], [0.001, '0.001'], [0.0001, '1.0E-4'], [1.5e-9, '1.5E-9'], [-1e21, '-1.0E21'],
    [Number.MAX_VALUE, '1.7976931348623157E308'],
  ])('the Double %d is written as Java writes it: %s', (value, text) => {
    expect(doubleText(value)).toBe(text);
  });

  test('keys that are no text become text, objects print themselves', () => {
    const object = { property: () => undefined, call: () => undefined, print: () => 'an "object"' };
    expect(printJsonText(new VtlMap([[1n, object], [null, true]]))).toBe('{"1":"an \\"object\\"","null":true}');
  });

  test('what holds itself, or doubles at each level, is refused', () => {
    const loop = new VtlList();
    loop.items.push(loop);
    expect(errorOf(() => printJsonText(loop)).reason).toContain('levels');
    let double = new VtlList(['x']);
    for (let i = 0; i < 60; i++) double = new VtlList([double, double]);
    expect(errorOf(() => printJsonText(double)).reason).toContain('too long');
  });

  test('what was printed parses to the same value again', () => {
    fc.assert(fc.property(fc.jsonValue(), (plain) => {
      const value = parseJsonText(JSON.stringify(plain));
      const printed = printJsonText(value);
      expect(parseJsonText(printed)).toEqual(value);
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(plain)));
    }));
    fc.assert(fc.property(fc.bigInt(), (int) => expect(roundTrip(String(int))).toBe(String(int))));
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => expect(Number(doubleText(double))).toBe(double)));
  });
});
