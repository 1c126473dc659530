import fc from 'fast-check';
import { VARIABLES, valueOf } from './render';
import { parseTemplate, referencesOf, renderTemplate, repeatedAssignments, VtlError } from '../../src/vtl';
import type { Template } from '../../src/vtl';

/** Pieces of the language: those that belong together come together by chance often enough. */
const PIECES = [
  '$', '$!', '${', '}', '{', '(', ')', '[', ']', '.', ',', ':', '#', '##', '#*', '*#', '#[[', ']]#', '\\', '"', "'", ' ', '\n', '\r\n', '..', '-', '1', '2.5',
  '$name', '$n', '$list', '$map', '$undef', '$foreach', '$x', '.k1', '.length()', '.get(0)', '.put("a", $map)', '.add($list)', '.entrySet()', '[0]', '["k1"]',
  '.replaceAll("(a*)*", "$0")', '.split("")', '.hashCode()', '.repeat(99)', '.addAll($list)', '.foo', '#if($yes)', '#if($n == 5)', '#elseif($x)', '#else', '#end',
  '#set($x = $n + 1)', '#set($x = "$x$x")', '#set($x = [$x, $x])', '#set($map.a = $x)', '#set($list[0] = $list)', '#foreach($i in $list)', '#foreach($j in [1..99])',
  '#foreach($e in $map.entrySet())', '#define($x)', '#stop', '#break', '#literal()', '#macro(m)', '#m()', '#evaluate("$x")', '#set($x = ', ' == ', ' && ', ' / ', 'é', '😀',
];

const anyTemplate = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(''));

/** Templates that parse: whatever is between closes what it opens. */
const anyBlock = fc.letrec((tie) => ({
  block: fc.array(tie('statement'), { maxLength: 4 }).map((parts) => (parts as string[]).join('')),
  statement: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(' text ', '\n', '$list', '$!undef.x ', '$map.k1 ', '${name}', '#stop', '#break', '$foreach.index ', '$x ', '## c\n'),
    fc.tuple(tie('value'), fc.constantFrom('x', 'map.a', 'list[0]', 'list[9]', 'y')).map(([value, target]) => `#set($${target} = ${value})`),
    fc.tuple(tie('value'), tie('block'), tie('block')).map(([value, then, other]) => `#if(${value})${then}#{else}${other}#end`),
    fc.tuple(tie('argument'), tie('block')).map(([list, body]) => `#foreach($i in ${list})${body}#end`),
    tie('block').map((body) => `#define($x)${body}#end`),
  ),
  value: fc.oneof(
    { maxDepth: 4 },
    tie('argument'),
    fc.tuple(tie('value'), fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '>=', '&&', '||'), tie('value')).map((parts) => `(${parts.join(' ')})`),
    tie('value').map((value) => `!${value}`),
  ),
  argument: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('$n', '$list', '$map', '$undef', '$x', '"$name$x"', '"text"', '[1..200]', '1.5', 'true', '[]', '$foreach', '$x.toString()'),
    fc.array(tie('argument'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    tie('argument').map((value) => `{"a": ${value}}`),
    fc.tuple(fc.constantFrom('add', 'put', 'get', 'addAll', 'concat', 'equals', 'contains', 'matches', 'split'), tie('argument'))
      .map(([name, arg]) => `$list.${name}(${arg})`),
  ),
})).block as fc.Arbitrary<string>;

/** What a function throws that is no `VtlError`, with the template. */
function outcomeOf<T>(template: string, work: () => T): T | VtlError {
  try {
    return work();
  } catch (error) {
    if (error instanceof VtlError) return error;
    throw new Error(`${JSON.stringify(template)} threw ${error instanceof Error ? error.stack : String(error)}`);
  }
}

function expectInside(error: VtlError, text: string): void {
  const lines = text.split(/\r\n|\r|\n/);
  expect(error.line).toBeGreaterThanOrEqual(1);
  expect(error.line).toBeLessThanOrEqual(lines.length);
  expect(error.column).toBeGreaterThanOrEqual(1);
  // The end of a line is a place too, and a line break may have two characters.
  expect(error.column).toBeLessThanOrEqual(lines[error.line - 1].length + 2);
}

const LIMITS = { steps: 20_000, output: 100_000 };

function run(text: string, template: Template): string | VtlError {
  const variables = Object.fromEntries(Object.entries(VARIABLES).map(([name, value]) => [name, valueOf(value)] as const));
  referencesOf(template).forEach(({ at }) => expect(at.line).toBeGreaterThanOrEqual(1));
  repeatedAssignments(template);
  return outcomeOf(text, () => renderTemplate(template, variables, LIMITS));
}

function parseAndRun(text: string): void {
  const template = outcomeOf(text, () => parseTemplate(text));
  const result = template instanceof VtlError ? template : run(text, template);
  if (result instanceof VtlError) expectInside(result, text);
  else expect(result.length).toBeLessThanOrEqual(LIMITS.output);
}

test('any text parses, or fails with a place in it', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 40 })), parseAndRun), { numRuns: 2000 });
});

test('any pieces of the language parse, or fail with a place in them, and end within the limits', () => {
  fc.assert(fc.property(anyTemplate, parseAndRun), { numRuns: 5000 });
});

test('any template ends within the limits, with text or an error that has a place', () => {
  fc.assert(fc.property(anyBlock, (text) => {
    expect(outcomeOf(text, () => parseTemplate(text))).not.toBeInstanceOf(VtlError);
    parseAndRun(text);
  }), { numRuns: 1500 });
});

test('text without "$", "#" and "\\" is printed as it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }).filter((text) => !/[$#\\]/.test(text)), (text) => {
    expect(renderTemplate(parseTemplate(text), {})).toBe(text);
  }));
});
