import fc from 'fast-check';
import { didYouMean, listed, quote } from '../../src/errors';

describe('didYouMean', () => {
  test.each([
    ['GTE', ['GET', 'PUT'], 'Did you mean "GET"?'],
    ['get', ['DELETE', 'GET'], 'Did you mean "GET"?'],
    ['prd', ['dev', 'prod'], 'Did you mean "prod"?'],
  ])('%s of %j', (word, candidates, expected) => {
    expect(didYouMean(word, candidates)).toBe(expected);
  });

  test('lists the choice where nothing is close', () => {
    expect(didYouMean('staging', ['dev', 'prod'])).toBe('There are "dev", "prod"');
  });

  test('says that there is nothing to choose from', () => {
    expect(didYouMean('x', [])).toBe('There are none');
  });

  test('does not depend on the order of the candidates', () => {
    expect(didYouMean('aa', ['ab', 'ac'])).toBe(didYouMean('aa', ['ac', 'ab']));
  });
});

describe('quote', () => {
  test.each([
    ['a"b', '"a\\"b"'],
    ['two\nlines', '"two\\nlines"'],
    [undefined, 'undefined'],
    [null, 'null'],
    [5, '5'],
    [new Date(0), 'a Date'],
    [Object.create(null), 'a value'],
    [() => 1, 'a function'],
  ])('%p is shown as %s', (value, expected) => {
    expect(quote(value)).toBe(expected);
  });

  test('shows anything at all, short and on one line', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (value) => {
      const text = quote(value);
      expect(text.length).toBeLessThanOrEqual(80);
      expect(text).not.toMatch(/[\r\n]/);
    }));
  });
});

describe('listed', () => {
  test('cuts long lists and says how many are left', () => {
    expect(listed(['a', 'b', 'c'], 2)).toBe('"a", "b" and 1 more');
    expect(listed(['a', 'b'], 2)).toBe('"a", "b"');
  });
});
