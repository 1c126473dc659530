import type { Constant, Expression, ListLiteral, MapLiteral, RangeLiteral } from '../syntax';
import type { Cursor } from './cursor';
import type { Place, Rules } from './rules';
import { readString } from './strings';

const BLANKS = /[ \t\r\n]+/y;
const INTEGER = /-?\d+(?=\.\.)|-?\d+(?![\d.]|[eE][+-]?\d)/y;
const DOUBLE = /-?(?:\d+\.\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)/y;
const WORDS: Readonly<Record<Place, RegExp>> = { method: /[A-Za-z_][\w-]*/y, directive: /[A-Za-z_@][\w@]*/y };

type Read = (cursor: Cursor, rules: Rules, place: Place) => Expression;

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['"', readString],
  ["'", readString],
  ['[', (cursor, rules, place) => cursor.nested(() => readList(cursor, rules, place))],
  ['{', (cursor, rules, place) => cursor.nested(() => readMap(cursor, rules, place))],
  ['$', (cursor, rules) => rules.reference(cursor, rules)],
  ['\\', (cursor, rules) => rules.reference(cursor, rules)],
]);

/** A value without operators. */
export function readArgument(cursor: Cursor, rules: Rules, place: Place): Expression {
  const read = READERS.get(cursor.text.charAt(cursor.offset));
  if (read) return read(cursor, rules, place);
  const number = readNumber(cursor);
  if (number) return number;
  return readWord(cursor, place);
}

/** Blanks and line breaks, where they mean nothing. */
export function skipBlanks(cursor: Cursor): void {
  cursor.take(BLANKS);
}

/** Digits that a number may have: more would only serve to keep an evaluator busy. */
const MOST_DIGITS = 1000;

function readNumber(cursor: Cursor): Constant | undefined {
  const at = cursor.at();
  const integer = cursor.take(INTEGER);
  const text = integer ?? cursor.take(DOUBLE);
  if (text === undefined) return undefined;
  if (text.length > MOST_DIGITS) throw cursor.fail(`found a number of ${text.length} characters, expected at most ${MOST_DIGITS}`);
  return { kind: 'constant', at, value: integer === undefined ? Number(text) : BigInt(text) };
}

function readWord(cursor: Cursor, place: Place): Constant {
  const at = cursor.at();
  const start = cursor.offset;
  const word = cursor.take(WORDS[place]);
  if (word === 'true' || word === 'false') return { kind: 'constant', at, value: word === 'true' };
  if (word !== undefined && place === 'method') return { kind: 'constant', at, value: null };
  cursor.offset = start;
  throw cursor.unexpected('a value: a $reference, text in quotes, a number, true, false, a [list] or a {"map": …}');
}

function readItem(cursor: Cursor, rules: Rules, place: Place): Expression {
  skipBlanks(cursor);
  const item = readArgument(cursor, rules, place);
  skipBlanks(cursor);
  return item;
}

function readList(cursor: Cursor, rules: Rules, place: Place): ListLiteral | RangeLiteral {
  const at = cursor.at();
  cursor.offset++;
  if (cursor.take(/\]/y)) return { kind: 'list', at, items: [] };
  const first = readItem(cursor, rules, place);
  if (isBound(first) && cursor.take(/\.\./y)) return readRange(cursor, rules, first);
  const items = [first];
  while (cursor.take(/,/y)) items.push(readItem(cursor, rules, place));
  cursor.expect(']', '"," or "]"');
  return { kind: 'list', at, items };
}

function readRange(cursor: Cursor, rules: Rules, from: Expression): RangeLiteral {
  skipBlanks(cursor);
  const start = cursor.offset;
  const to = readArgument(cursor, rules, 'directive');
  if (!isBound(to)) throw cursor.fail('a range ends with a whole number or a reference', start);
  skipBlanks(cursor);
  cursor.expect(']', '"]"');
  return { kind: 'range', at: from.at, from, to };
}

function isBound(expression: Expression): boolean {
  return expression.kind === 'reference' || (expression.kind === 'constant' && typeof expression.value === 'bigint');
}

function readMap(cursor: Cursor, rules: Rules, place: Place): MapLiteral {
  const at = cursor.at();
  cursor.offset++;
  const entries: (readonly [Expression, Expression])[] = [];
  if (cursor.take(/[ \t\r\n]*\}/y)) return { kind: 'map', at, entries };
  do {
    const key = readItem(cursor, rules, place);
    cursor.expect(':', '":"');
    entries.push([key, readItem(cursor, rules, place)]);
  } while (cursor.take(/,/y));
  cursor.expect('}', '"," or "}"');
  return { kind: 'map', at, entries };
}
