import { integerIn } from '../../../src/local/rest/lenient-json';
import type { RestApiModel } from '../../../src/local/rest/model';
import { fits } from '../../../src/local/rest/policy/wildcards';
import { validatorFor } from '../../../src/local/rest/validate/body-validator';

/** How many times as long twice the work takes: about 2 where the time is linear, 4 where it is quadratic, without end where it explodes. */
function growth(work: (size: number) => void, size: number): number {
  const timed = (n: number) => {
    const start = process.cpuUsage();
    for (let i = 0; i < 5; i++) work(n);
    const { user, system } = process.cpuUsage(start);
    return Math.max(user + system, 500);
  };
  timed(size);
  const [small, large] = [timed(size), timed(size * 4)];
  return large / small;
}

test('wildcards fit as in IAM policies', () => {
  const table: ReadonlyArray<readonly [string, string, boolean]> = [
    ['*', '', true], ['a*c', 'abc', true], ['a*c', 'abcd', false], ['a?c', 'abc', true], ['a?c', 'ac', false], ['*b*', 'aba', true],
    ['a.c', 'abc', false], ['**', 'x', true], ['a*b*c', 'a-b-b-c', true], ['', '', true], ['', 'a', false], ['a', '', false], ['*a', 'aab', false],
  ];
  expect(table.map(([pattern, text]) => fits(pattern, text))).toEqual(table.map(([, , fit]) => fit));
  expect([fits('A*', 'abc', true), fits('A*', 'abc')]).toEqual([true, false]);
});

test('no pattern of a policy takes more than the text times its length', () => {
  expect(fits(`${'*a'.repeat(12)}b`, 'a'.repeat(5000))).toBe(false);
  expect(fits('arn:*:execute-api:*:*:*/prod/GET/admin', `arn:aws:execute-api:x:1:api/prod/GET/${':/'.repeat(5000)}x`)).toBe(false);
});

test('no pattern of a schema makes a short body take forever', () => {
  const api = { models: { M: { type: 'object', properties: { a: { type: 'string', pattern: '^(a+)+$' } } } } } as unknown as RestApiModel;
  const problem = validatorFor(api, 'M');
  expect(problem({ a: 'aaaa' })).toBeUndefined();
  expect(problem({ a: `${'a'.repeat(40)}!` })).toMatch(/pattern/);
});

/** What is said of a body; it is said in any case, and soon. */
function saidOf(property: object, value: unknown): string {
  const problem = validatorFor({ models: { M: { type: 'object', properties: { a: property } } } } as unknown as RestApiModel, 'M');
  try {
    return problem({ a: value }) ?? 'fine';
  } catch {
    return 'gave up';
  }
}

test.each<[string, object, unknown, RegExp]>([
  ['counted repeats', { pattern: '^(a{1,50}){1,50}$' }, `${'a'.repeat(40_000)}!`, /pattern|gave up/],
  ['a back reference', { pattern: '^(a+)+\\1$' }, `${'a'.repeat(40_000)}!`, /pattern|gave up/],
  ['a look behind', { pattern: '^(a+)+(?<!z)$' }, `${'a'.repeat(40_000)}!`, /pattern|gave up/],
  ['a pattern of names', { patternProperties: { '^(a+)+$': {} }, additionalProperties: false }, { [`${'a'.repeat(60)}!`]: 1 }, /additional|gave up/],
  ['unique items', { uniqueItems: true }, Array.from({ length: 100_000 }, (_, i) => ({ i })), /^(?:fine|gave up)$/],
])('%s of a schema come to an end, with a body as hostile as it likes', (_, property, value, said) => {
  expect(saidOf(property, value)).toMatch(said);
});

test('the same schemas judge ordinary bodies', () => {
  expect(saidOf({ pattern: '^(a+)+(?<!z)$' }, 'aaa')).toBe('fine');
  expect(saidOf({ pattern: '^(a+)+(?<!z)$' }, 'b')).toMatch(/pattern/);
  expect(saidOf({ uniqueItems: true }, [1, 1])).toMatch(/duplicate/);
});

test('what is no pattern is no schema', () => {
  const api = (pattern: string) => ({ models: { M: { type: 'object', properties: { a: { type: 'string', pattern } } } } }) as unknown as RestApiModel;
  for (const pattern of ['a)(b', '(', '[']) expect(() => validatorFor(api(pattern), 'M')).toThrow();
});

test('the status of a mock is read in one go, however large or broken its text', () => {
  expect(integerIn(`{"statusCode":200,"a":"${'x'.repeat(9_000_000)}"}`, 'statusCode')).toBe(200);
  expect(integerIn(`{${'"\\\\'.repeat(10)}`, 'statusCode')).toBeUndefined();
  expect(growth((n) => { integerIn(`{${'"\\'.repeat(n)}`, 'statusCode'); }, 20_000)).toBeLessThan(12);
});

test('what is long is checked all the same, and what every object inherits is nobody\'s property', () => {
  expect(saidOf({ type: 'string', pattern: '^data:image/(png|jpeg);base64,' }, `data:image/png;base64,${'A'.repeat(2_000_000)}`)).toBe('fine');
  expect(saidOf({ type: 'string', pattern: '^[A-Za-z0-9+/]*={0,2}$' }, `${'A'.repeat(5_000_000)}!`)).toMatch(/pattern/);
  expect(saidOf({ type: 'object', properties: { constructor: { type: 'string' } } }, { b: 1 })).toBe('fine');
  expect(saidOf({ type: 'object', required: ['toString'] }, {})).toMatch(/toString/);
});
