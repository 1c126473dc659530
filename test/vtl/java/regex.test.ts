import fc from 'fast-check';
import { matches, replaceAll, replaceFirst, split } from '../../../src/vtl/java/regex';

describe('patterns', () => {
  test.each([
    ['W.*d', 'World', true], ['o', 'World', false], ['a|b|', '', true], ['(a|b)+', 'abba', true], ['a{2,3}', 'aaaa', false], ['a{2}b?', 'aa', true],
    ['[a-c&&[^b]]+', 'acca', true], ['[a-c&&[^b]]+', 'abc', false], ['[^\\d]', '5', false], ['[\\w.-]+@[a-z]+\\.[a-z]{2,}', 'a.b-c@d.ef', true],
    ['\\d{4}-\\d{2}-\\d{2}', '2024-10-24', true], ['\\p{Alpha}\\p{Lu}\\P{L}', 'aÉ1', true], ['\\Qa.b\\E+', 'a.bb', true], ['\\Qa.b\\E', 'axb', false],
    ['(?i)abc[d-f]', 'ABCE', true], ['(?i:a)b', 'Ab', true], ['(?i:a)b', 'AB', false], ['a.b', 'a\nb', false], ['(?s)a.b', 'a\nb', true],
    ['^a$', 'a', true], ['a\\b.\\bb', 'a b', true], ['(?=a)\\w', 'a', true], ['(?!a)\\w', 'a', false], ['\\x41\\u0042\\t', 'AB\t', true],
    ['(?m)^b$', 'a\nb', false], ['\\A.\\z', '😀', true], ['', '', true], ['[]a]', 'a', true], ['(?:)', '', true],
  ])('%s on %j', (pattern, text, expected) => {
    expect(matches(text, pattern)).toBe(expected);
  });

  test.each([
    ['(', 'has a "(" without ")"'], [')', 'has a ")" without "("'], ['[a', 'has a "[" without "]"'], ['*', 'repeats nothing'], ['a**', 'repeats nothing'],
    ['a{3,1}', 'repeats at most less'], ['[b-a]', 'ends before it begins'], ['\\', 'ends too early'], ['\\y', '"\\y", which is not known here,'],
    ['\\p{Nope}', 'an unknown class "Nope"'], ['(a)\\1', 'refers back'], ['(?<=a)b', 'a kind of group that is not known here,'], ['a++', 'a possessive repeat'],
    ['a'.repeat(6000), 'more than 5000 characters'], ['('.repeat(100), 'nests too deeply'],
  ])('%s is refused', (pattern, reason) => {
    expect(() => matches('a', pattern)).toThrow(reason);
  });
});

test.each([
  ['World', 'o', '0', 'W0rld'], ['World', '(o)(r)', '[$2$1]', 'W[ro]ld'], ['World', '(?<vowel>o)', '<${vowel}>', 'W<o>rld'], ['World', '', '-', '-W-o-r-l-d-'],
  ['abc', 'b*', '-', '-a--c-'], ['a.b', '\\.', '\\$1', 'a$1b'], ['ab', '(a)|(b)', '<$1>', '<a><>'], ['a1', '(a)', '$10', 'a01'], ['x', 'y', '$', 'x'],
  ["it\\'s", "\\\\'", "'", "it's"],
])('%j with %j replaced by %j', (text, pattern, replacement, expected) => {
  expect(replaceAll(text, pattern, replacement)).toBe(expected);
});

test('only the first is replaced', () => {
  expect(replaceFirst('World', '[ol]', '*')).toBe('W*rld');
  expect(replaceFirst('World', 'x', '*')).toBe('World');
});

test.each(['$', '$2', '${x}', '\\', '$a'])('the replacement %j is refused', (replacement) => {
  expect(() => replaceAll('aa', '(a)', replacement)).toThrow('means no group and no character');
});

test.each([
  ['a,b,,c,,', ',', 0, ['a', 'b', '', 'c']], ['a,b,,c,,', ',', -1, ['a', 'b', '', 'c', '', '']], ['a,b,c', ',', 2, ['a', 'b,c']], [',a', ',', 0, ['', 'a']],
  ['abc', '', 0, ['a', 'b', 'c']], ['abc', 'x', 0, ['abc']], ['', ',', 0, ['']], [',', ',', 0, []], ['a  b', '\\s+', 0, ['a', 'b']],
])('%j split at %j, at most %d', (text, pattern, limit, expected) => {
  expect(split(text, pattern, limit)).toEqual(expected);
});

/** Patterns that Java and JavaScript read alike. */
const anyPattern = fc.letrec((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '\\b', '^', '$', 'ab'),
    fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '*?', '+?')).map(([inner, repeat]) => `(${inner})${repeat}`),
    fc.tuple(tie('pattern'), fc.constantFrom('', '|'), tie('pattern')).map((parts) => parts.join('')),
  ),
})).pattern as fc.Arbitrary<string>;

test('any pattern matches what the regular expressions of JavaScript match', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '1', ' ', 'c'), { maxLength: 12 }).map((characters) => characters.join(''));
  fc.assert(fc.property(anyPattern, text, (pattern, given) => {
    expect(matches(given, pattern)).toBe(new RegExp(`^(?:${pattern})$`).test(given));
  }), { numRuns: 1000 });
});
