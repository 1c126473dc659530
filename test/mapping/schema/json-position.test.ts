import fc from 'fast-check';
import { jsonErrorAt } from '../../../src/mapping/schema/json-position';

test.each([
  ['', 1, 1],
  ['{', 1, 2],
  ['{"a": 1,}', 1, 9],
  ['[1,]', 1, 4],
  ['{"a" 1}', 1, 6],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['{\n  // no\n}', 2, 3],
  ["{'a': 1}", 1, 2],
  ['[01]', 1, 3],
  ['[1}', 1, 3],
  ['{"a":1]', 1, 7],
  ['1 2', 1, 3],
  ['"a\nb"', 1, 1],
  ['[tru]', 1, 2],
  ['{"a":\n"\\x"}', 2, 1],
  ['type: object', 1, 1],
])('%j is no JSON at line %i, column %i', (text, line, column) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonErrorAt(text)).toEqual({ line, column });
});

test('in what is JSON nothing is found but the end', () => {
  fc.assert(fc.property(fc.json(), fc.constantFrom(0, 1, 2), (text, indent) => {
    const written = JSON.stringify(JSON.parse(text), null, indent);
    expect(jsonErrorAt(written).column).toBe(written.slice(written.lastIndexOf('\n') + 1).length + 1);
  }));
});

test('the place is in the text, whatever it is', () => {
  const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', 'true', 'x', '"', '\n', ' ');
  fc.assert(fc.property(fc.array(piece).map((pieces) => pieces.join('')), (text) => {
    const { line, column } = jsonErrorAt(text);
    expect(column).toBeLessThanOrEqual(text.split('\n')[line - 1].length + 1);
  }), { numRuns: 500 });
});
