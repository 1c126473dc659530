import { Cursor } from './cursor';
import { FUNCTIONS } from './functions';
import type { FunctionName } from './functions';
import { parseCondition } from './parse-filter';
import { parseJsonLiteral, parseQuoted } from './parse-literal';
import { functionToken, pathOf } from './syntax';
import type { JsonPath, Operand, RootedPath, Token } from './syntax';

/** What ends a name: at the top everything but these belongs to it; inside a filter or an argument so do operators. */
const NAME = /[^.[( ]+/y;
const INNER_NAME = /[^.[(\s<>=!~&|),\]]+/y;
const SLICE = /^(-?\d+)?:(-?\d+)?(?::-?\d*)*$/;
const INDEXES = /^-?\d+(?:\s*,\s*-?\d+)*$/;
const MAX_INT = 2 ** 31 - 1;
/** Longer text is no path that anybody wrote. */
const MAX_LENGTH = 10_000;

/**
 * Parses a JSONPath in the dialect of Jayway, which API Gateway evaluates with; `$.` before the first name may be left out.
 *
 * Throws a `JsonPathError` with the position.
 *
 * @see https://github.com/json-path/JsonPath
 */
export function parseJsonPath(text: string): JsonPath {
  const cursor = new Cursor(text.trimEnd()).skipSpace();
  if (cursor.atEnd) cursor.fail('an empty path');
  if (text.length > MAX_LENGTH) cursor.fail(`a path of more than ${MAX_LENGTH} characters`, MAX_LENGTH);
  const rooted = cursor.take('$') || cursor.take('@');
  const first = rooted ? [] : [parseStep(cursor, NAME)];
  return pathOf([...first, ...parseTokens(cursor, NAME)]);
}

/** Parses a path that stands inside another one, up to the first character that cannot belong to it. */
function parseInnerPath(cursor: Cursor): RootedPath {
  const root = cursor.take('$') ? '$' : '@';
  if (root === '@' && !cursor.take('@')) cursor.fail('expected $ or @');
  return { kind: 'path', root, path: pathOf(cursor.nested(() => parseTokens(cursor, INNER_NAME))) };
}

function parseTokens(cursor: Cursor, name: RegExp): Token[] {
  const tokens: Token[] = [];
  while (cursor.char === '.' || cursor.char === '[') tokens.push(parseToken(cursor, name));
  if (name === NAME && !cursor.atEnd) cursor.fail(cursor.char === ' ' ? 'a name with a blank, which needs [\'…\']' : 'expected . or [');
  return tokens;
}

function parseToken(cursor: Cursor, name: RegExp): Token {
  if (cursor.take('..')) return { kind: 'scan', target: parseStep(cursor, name) };
  return cursor.take('.') ? parseStep(cursor, name) : parseBracket(cursor);
}

function parseStep(cursor: Cursor, name: RegExp): Token {
  if (cursor.char === '[') return parseBracket(cursor);
  if (cursor.take('*')) return { kind: 'wildcard' };
  const start = cursor.at;
  const match = cursor.match(name);
  if (match === null) return cursor.fail(cursor.atEnd ? 'a path that ends with .' : 'expected a name');
  return cursor.take('(') ? parseCall(cursor, match[0], start) : { kind: 'properties', names: [match[0]] };
}

function parseBracket(cursor: Cursor): Token {
  cursor.expect('[');
  const read = BRACKETS.find(([first]) => first.test(cursor.skipSpace().char))?.[1];
  if (read === undefined) return cursor.fail('expected a name in quotes, an index, * or ?(…)');
  const token = read(cursor);
  cursor.expect(']');
  return token;
}

const BRACKETS: ReadonlyArray<readonly [first: RegExp, read: (cursor: Cursor) => Token]> = [
  [/['"]/, parseNames],
  [/[-:\d]/, parseNumbers],
  [/\*/, (cursor) => {
    cursor.take('*');
    return { kind: 'wildcard' };
  }],
  [/\?/, parseFilter],
];

function parseNames(cursor: Cursor): Token {
  const names: string[] = [];
  do {
    cursor.skipSpace();
    if (!/['"]/.test(cursor.char)) cursor.fail('expected a name in quotes');
    names.push(parseQuoted(cursor));
  } while (cursor.skipSpace().take(','));
  return { kind: 'properties', names };
}

function parseNumbers(cursor: Cursor): Token {
  const start = cursor.at;
  const text = (cursor.match(/[^\]]*/y)?.[0] ?? '').trim();
  const int = (digits: string): number => {
    const value = Number(digits);
    return Math.abs(value) > MAX_INT ? cursor.fail('an index that is too large', start) : value;
  };
  if (INDEXES.test(text)) return { kind: 'indexes', indexes: text.split(',').map(int) };
  const [, from, to] = SLICE.exec(text) ?? [];
  if (from === undefined && to === undefined) return cursor.fail('expected indexes ([0,2]) or a slice ([1:3])', start);
  return { kind: 'slice', ...(from !== undefined && { from: int(from) }), ...(to !== undefined && { to: int(to) }) };
}

function parseFilter(cursor: Cursor): Token {
  cursor.take('?');
  cursor.expect('(');
  const condition = parseCondition(cursor, parseInnerPath);
  cursor.expect(')');
  return { kind: 'filter', condition };
}

function parseCall(cursor: Cursor, name: string, start: number): Token {
  if (!Object.hasOwn(FUNCTIONS, name)) cursor.fail(`no function ${name}()`, start);
  const args: Operand[] = [];
  if (!cursor.skipSpace().take(')')) {
    do args.push(parseArgument(cursor)); while (cursor.skipSpace().take(','));
    cursor.expect(')');
  }
  return functionToken(name as FunctionName, args);
}

function parseArgument(cursor: Cursor): Operand {
  if (/[$@]/.test(cursor.skipSpace().char)) return parseInnerPath(cursor);
  return { kind: 'literal', value: parseJsonLiteral(cursor) };
}
