import { Token } from 'aws-cdk-lib';
import fc from 'fast-check';
import { isPlain, merge, withoutUndefined } from '../../src/openapi';

describe('merging raw overrides', () => {
  test.each([
    ['a new key', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    ['deeply', { a: { b: 1, c: 2 } }, { a: { c: 3 } }, { a: { b: 1, c: 3 } }],
    ['lists are replaced', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ['an object replaces text', { a: 'x' }, { a: { b: 1 } }, { a: { b: 1 } }],
    ['text replaces an object', { a: { b: 1 } }, { a: 'x' }, { a: 'x' }],
    ['null removes', { a: 1, b: 2 }, { a: null }, { b: 2 }],
    ['null removes deeply', { a: { b: 1, c: 2 } }, { a: { b: null } }, { a: { c: 2 } }],
    ['null removes what is not there', { a: 1 }, { b: null }, { a: 1 }],
    ['null removes below what is not there', { a: 1 }, { b: { c: null, d: 2 } }, { a: 1, b: { d: 2 } }],
    ['false and 0 and empty text are values', { a: 1, b: 1, c: 1 }, { a: false, b: 0, c: '' }, { a: false, b: 0, c: '' }],
  ])('%s', (_what, base, overrides, expected) => {
    expect(merge(base, overrides)).toEqual(expected);
  });

  test('changes neither side', () => {
    const [base, overrides] = [{ a: { b: 1 } }, { a: { c: { d: 1 } } }];
    merge(base, overrides);
    expect([base, overrides]).toEqual([{ a: { b: 1 } }, { a: { c: { d: 1 } } }]);
  });

  test('a token is a value, not an object to look into', () => {
    const token = Token.asAny({ Ref: 'A' });
    expect(merge({ a: { b: 1 } }, { a: token }).a).toBe(token);
  });

  test('nothing changes nothing, and twice is once', () => {
    const json = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.integer(), fc.constant(null), fc.dictionary(fc.constantFrom('d', 'e'), fc.integer())));
    fc.assert(fc.property(json, json, (base, overrides) => {
      expect(merge(base, {})).toEqual(base);
      expect(merge(merge(base, overrides), overrides)).toEqual(merge(base, overrides));
    }));
  });
});

describe('plain objects', () => {
  test.each([[{}, true], [Object.create(null), true], [[], false], [null, false], ['x', false], [new Date(), false], [undefined, false]])('%p: %p', (value, expected) => {
    expect(isPlain(value)).toBe(expected);
  });

  test('keys without a value are left out, others stay', () => {
    expect(Object.keys(withoutUndefined({ a: undefined, b: null, c: 0, d: '' }))).toEqual(['b', 'c', 'd']);
  });
});
