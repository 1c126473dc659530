import { Lazy, Token } from 'aws-cdk-lib';
import fc from 'fast-check';
import { renderText } from './vtl-text';
import { jsonTemplate, staticValue, textTemplate } from '../../src/mapping';
import { expectRefusal } from '../errors/refusal';

describe('a static value of a parameter mapping', () => {
  test.each([['nosniff', "'nosniff'"], ['', "''"], ['a "b" $c #d', "'a \"b\" $c #d'"]])('%j is %s', (value, expected) => {
    expect(staticValue('x', value)).toBe(expected);
  });

  test.each(["it's", "'", 'a\nb', 'a\r\nSet-Cookie: x=y', '\r'])('%j is refused', (value) => {
    expectRefusal(() => staticValue('header "X"', value), 'GH_INTEGRATION_OPTION', 'header "X" has the value', 'Remove the quote or line break');
  });
});

describe('JSON as a template', () => {
  test('holds nothing that VTL reads, and is the same JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => {
      const template = jsonTemplate(JSON.parse(text));
      expect(template).not.toMatch(/[$#]/);
      expect(JSON.parse(template)).toEqual(JSON.parse(text));
    }));
  });

  test('a number that looks like a token of CDK is a number', () => {
    expect(JSON.parse(jsonTemplate([-1.0000000000000003e+289, '#']))).toEqual([-1.0000000000000003e+289, '#']);
  });

  test.each([['$util.error'], ['#stop'], ['\\$x'], ['\\\\#end'], ['$!{a}'], ['##'], ['#*']])('%j keeps its text', (text) => {
    const template = jsonTemplate({ [text]: [text] });
    expect(template).not.toMatch(/[$#]/);
    expect(JSON.parse(template)).toEqual({ [text]: [text] });
  });

  test('does not depend on the order of keys: maps arrive unordered from Java and Go', () => {
    const forward = jsonTemplate({ a: 1, b: { c: 2, d: 3 } });
    expect(jsonTemplate({ b: { d: 3, c: 2 }, a: 1 })).toBe(forward);
  });

  test.each([
    ['text', Token.asString({ Ref: 'Bucket' })],
    ['a lazy value', Lazy.string({ produce: () => 'x' })],
  ])('a value known at deployment survives: %s', (_what, token) => {
    expect(Token.isUnresolved(jsonTemplate({ bucket: token }))).toBe(true);
  });

  test.each([['a function', () => 1], ['a symbol', Symbol('x')], ['a big number', 1n], ['a circle', circle()]])('%s is refused by name', (_what, value) => {
    expect(() => jsonTemplate(value)).toThrow(/^GH_INTEGRATION_OPTION: /);
  });
});

describe('objects of a class in JSON', () => {
  class Money {
    public readonly cents: number;

    constructor(cents: number) {
      this.cents = cents;
    }
  }
  class Price extends Money {
    public toJSON() {
      return { eur: '$5' };
    }
  }

  test('say themselves what they are in JSON, as with JSON.stringify', () => {
    expect(jsonTemplate({ since: new Date(0) })).toBe('{"since":"1970-01-01T00:00:00.000Z"}');
    expect(jsonTemplate([new Price(500)])).toBe('[{"eur":"\\u00245"}]');
    expect(jsonTemplate({ a: Object.assign(Object.create(null), { b: 1 }) })).toBe('{"a":{"b":1}}');
  });

  test('a date that is none is null, as with JSON.stringify', () => {
    expect(jsonTemplate({ since: new Date(NaN) })).toBe('{"since":null}');
  });

  test.each<[string, unknown]>([
    ['a Map', new Map([['a', 1]])],
    ['a Set', new Set([1])],
    ['a Money', new Money(5)],
    ['a Error', new Error('x')],
    ['a RegExp', /x/],
    ['a Promise', Promise.resolve(1)],
    ['a Uint8Array', new Uint8Array([1])],
  ])('%s is refused by name: its fields would be lost', (name, value) => {
    expectRefusal(() => jsonTemplate({ deep: [value] }), 'GH_INTEGRATION_OPTION', `a body holds ${name}`, 'what JSON has');
    expectRefusal(() => jsonTemplate(value), 'GH_INTEGRATION_OPTION', `a body holds ${name}`);
  });

  test.each<[string, unknown]>([
    ['itself', new (class Same { public toJSON(): unknown { return this; } })()],
    ['what JSON does not have', { toJSON: () => 1n }],
  ])('one that says it is %s is refused', (_what, value) => {
    expect(() => jsonTemplate(value)).toThrow(/^GH_INTEGRATION_OPTION: a body holds /);
  });
});

describe('text as a template', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    ['100 %', '100 %'],
  ])('%j needs no template', (text, expected) => {
    expect(textTemplate(text)).toBe(expected);
  });

  test.each(['costs $5', '$input.body', '#stop', '## no comment', '#* no comment *#', '${dollar}', 'a#set($x = 1)', '$', '#', '#[[x]]#', '$!x', '\\', 'a\\b'])('%j renders as it stands', (text) => {
    expect(renderText(textTemplate(text))).toBe(text);
  });

  test.each(['\\$x', '\\#stop', '\\\\$x', 'C:\\$Recycle'])('%j renders as it stands: a backslash escapes nothing', (text) => {
    expect(renderText(textTemplate(text))).toBe(text);
  });

  test('a line break in front is kept', () => {
    expect(renderText(textTemplate('\n$5'))).toBe('\n$5');
  });

  test('any text renders as it stands', () => {
    const text = fc.string({ unit: fc.constantFrom('$', '#', '{', '}', '\\', 'a', '!', '(', ')', ' ', 'set', 'dollar', '.', '*', '[') })
      .filter((each) => !/^[ \t]*\r?\n/.test(each));
    fc.assert(fc.property(text, (each) => {
      expect(renderText(textTemplate(each))).toBe(each);
    }), { numRuns: 500 });
  });

  test('a value known at deployment survives', () => {
    expect(Token.isUnresolved(textTemplate(`see ${Token.asString({ Ref: 'Url' })}`))).toBe(true);
  });
});

function circle(): object {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
}
