import { Duration, Size } from 'aws-cdk-lib';
import { expectAdvice } from './refusal';
import { shapeFindings } from '../../src/errors';
import type { Kind } from '../../src/errors';

const given = (kind: Kind, value: unknown) => shapeFindings('the thing', { field: value }, { field: kind }).map((finding) => finding.given);

describe('a field of the kind that it is documented with', () => {
  test.each<[Kind, unknown]>([
    ['text', ''], ['text', 'x'],
    ['texts', []], ['texts', ['x', '']],
    ['boolean', false], ['boolean', true],
    ['object', {}], ['object', { a: 1 }], ['object', Object.create(null)],
    ['duration', Duration.seconds(1)],
    ['size', Size.bytes(1)],
    [['A', 'B'], 'B'],
  ])('%p: %p is fine, and so is a field that is left out', (kind, value) => {
    expect(given(kind, value)).toEqual([]);
    expect(given(kind, undefined)).toEqual([]);
    expect(shapeFindings('the thing', {}, { field: kind })).toEqual([]);
  });
});

describe('a field of another kind', () => {
  const others: [Kind, string, unknown[]][] = [
    ['text', 'text', [null, 5, true, {}, ['x'], () => 'x', Symbol('x'), 1n]],
    ['texts', 'a list of text', [null, 5, 'x', {}, [5], [null], [['x']], new Set(['x'])]],
    ['boolean', 'true or false', [null, 0, 1, 'true', '', {}, []]],
    ['object', 'an object', [null, 5, 'x', true, [], ['x'], () => 1]],
    ['duration', 'a Duration', [null, 5, '5', {}, [], Size.bytes(5)]],
    ['size', 'a Size', [null, 5, '5', {}, [], Duration.seconds(5)]],
    [['A', 'B'], 'one of "A", "B"', [null, 5, 'a', 'C', '', [], ['A'], {}]],
  ];

  test.each(others.flatMap(([kind, allowed, values]) => values.map((value) => [kind, allowed, value] as const)))('%p (%s): %p', (kind, allowed, value) => {
    // WHEN
    const [finding, ...more] = shapeFindings('the thing', { field: value }, { field: kind });
    // THEN
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'GH_TYPE', allowed });
    expect(finding.given).toMatch(/^field of the thing is ./);
    expectAdvice(finding);
  });

  test('is shown, a list as a list', () => {
    expect([given('text', 5), given('text', ['x']), given('boolean', 'no'), given('text', null)]).toEqual([
      ['field of the thing is 5'], ['field of the thing is a list'], ['field of the thing is "no"'], ['field of the thing is null'],
    ]);
  });

  test('each is told, in the order of the fields', () => {
    const findings = shapeFindings('x', { a: 1, b: 'fine', c: 2, other: 3 }, { c: 'text', b: 'text', a: 'boolean' });
    expect(findings.map((finding) => finding.given)).toEqual(['c of x is 2', 'a of x is 1']);
  });
});

describe('what should hold fields', () => {
  test.each([[undefined, 'undefined'], [null, 'null'], [5, '5'], ['x', '"x"'], [[], 'a list'], [() => 1, 'a function']])('%p is told by itself', (value, shown) => {
    expect(shapeFindings('the gateway', value, { field: 'text' })).toEqual([
      { code: 'GH_TYPE', given: `the gateway is ${shown}`, allowed: 'an object', fix: expect.stringMatching(/^Give a value of that kind/) },
    ]);
  });
});
