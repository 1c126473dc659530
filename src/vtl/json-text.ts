import type { Value } from './values';
import { VtlList, VtlMap } from './values';

/** Deeper nesting is refused, as by json-smart (the parser under Jayway's JSONPath) since 2.4.9. */
export const MAX_JSON_DEPTH = 400;
/** Text longer than a payload of API Gateway can be is not printed: a list that holds itself would have no end. */
const MAX_JSON_LENGTH = 10 * 1024 * 1024;
/** Reading and printing a whole number takes time that grows faster than its length; Jackson stops at the same number of digits. */
const MAX_DIGITS = 1000;

/** Text is not JSON, or a value is too deep or too long to be. */
export class JsonTextError extends Error {
  /** What is wrong. */
  public readonly reason: string;
  /** How many characters stand before the place. */
  public readonly offset: number;

  constructor(reason: string, offset: number) {
    super(`${reason} at character ${offset + 1}`);
    this.name = 'JsonTextError';
    this.reason = reason;
    this.offset = offset;
  }
}

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

const SPACE = /[ \t\r\n]*/y;
/** Text without escapes, not so long that matching it takes much memory. */
const PLAIN_TEXT = /"([^"\\\u0000-\u001F]{0,200})"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;

/**
 * The value that JSON text stands for: whole numbers exact whatever their size, the order of keys kept, of equal keys the last.
 *
 * Throws a `JsonTextError` for anything that is not JSON (RFC 8259).
 */
export function parseJsonText(text: string): Value {
  const cursor = { text, at: 0, depth: 0 };
  const value = readValue(cursor);
  skipSpace(cursor);
  if (cursor.at < text.length) throw unexpected(cursor);
  return value;
}

const READERS: ReadonlyMap<string, (cursor: Cursor) => Value> = new Map([
  ['{', (cursor: Cursor) => nested(cursor, readObject)],
  ['[', (cursor: Cursor) => nested(cursor, readArray)],
  ['"', readString],
  ['t', (cursor: Cursor) => readWord(cursor, 'true', true)],
  ['f', (cursor: Cursor) => readWord(cursor, 'false', false)],
  ['n', (cursor: Cursor) => readWord(cursor, 'null', null)],
]);

function readValue(cursor: Cursor): Value {
  skipSpace(cursor);
  const read = READERS.get(cursor.text.charAt(cursor.at)) ?? readNumber;
  return read(cursor);
}

function nested(cursor: Cursor, read: (cursor: Cursor) => Value): Value {
  if (cursor.depth >= MAX_JSON_DEPTH) throw new JsonTextError(`more than ${MAX_JSON_DEPTH} levels`, cursor.at);
  cursor.depth++;
  cursor.at++;
  const value = read(cursor);
  cursor.depth--;
  return value;
}

function readObject(cursor: Cursor): VtlMap {
  const map = new VtlMap();
  readItems(cursor, '}', () => {
    skipSpace(cursor);
    if (cursor.text[cursor.at] !== '"') throw unexpected(cursor);
    const key = readString(cursor);
    if (!take(cursor, ':')) throw unexpected(cursor);
    map.entries.set(key, readValue(cursor));
  });
  return map;
}

function readArray(cursor: Cursor): VtlList {
  const items: Value[] = [];
  readItems(cursor, ']', () => items.push(readValue(cursor)));
  return new VtlList(items, true);
}

function readItems(cursor: Cursor, close: string, readItem: () => void): void {
  if (take(cursor, close)) return;
  do readItem(); while (take(cursor, ','));
  if (!take(cursor, close)) throw unexpected(cursor);
}

function readString(cursor: Cursor): string {
  const { text, at } = cursor;
  PLAIN_TEXT.lastIndex = at;
  const plain = PLAIN_TEXT.exec(text)?.[1];
  if (plain !== undefined) {
    cursor.at += plain.length + 2;
    return plain;
  }
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  try {
    const value: string = JSON.parse(text.slice(at, end + 1));
    cursor.at = end + 1;
    return value;
  } catch {
    throw new JsonTextError('not a JSON string', at);
  }
}

function readWord(cursor: Cursor, word: string, value: Value): Value {
  if (!cursor.text.startsWith(word, cursor.at)) throw unexpected(cursor);
  cursor.at += word.length;
  return value;
}

function readNumber(cursor: Cursor): bigint | number {
  NUMBER.lastIndex = cursor.at;
  const match = NUMBER.exec(cursor.text);
  if (match === null) throw unexpected(cursor);
  const [text, fraction, exponent] = match;
  if (text.length > MAX_DIGITS) throw new JsonTextError(`a number of more than ${MAX_DIGITS} digits`, cursor.at);
  cursor.at += text.length;
  return fraction === undefined && exponent === undefined ? BigInt(text) : Number(text);
}

function skipSpace(cursor: Cursor): void {
  // Mostly there is none, and an expression takes its time to say so.
  if (cursor.text.charCodeAt(cursor.at) > 32) return;
  SPACE.lastIndex = cursor.at;
  cursor.at += SPACE.exec(cursor.text)?.[0].length ?? 0;
}

function take(cursor: Cursor, char: string): boolean {
  skipSpace(cursor);
  const found = cursor.text[cursor.at] === char;
  if (found) cursor.at++;
  return found;
}

function unexpected({ text, at }: Cursor): JsonTextError {
  return new JsonTextError(at < text.length ? `unexpected ${JSON.stringify(text[at])}` : 'unexpected end', at);
}

/**
 * A value as JSON text: without spaces, keys in their order, a Double with its point (`1.0`, `1.0E10`), text escaped no further than JSON asks.
 *
 * Throws a `JsonTextError` for a value that is deeper than any JSON, such as a list that holds itself, or longer than a payload.
 */
export function printJsonText(value: Value): string {
  let text = '';
  write(value, 0, (part) => {
    text += part;
    if (text.length > MAX_JSON_LENGTH) throw new JsonTextError('too long to print', MAX_JSON_LENGTH);
  });
  return text;
}

type Put = (part: string) => void;

function write(value: Value, depth: number, put: Put): void {
  if (depth > MAX_JSON_DEPTH) throw new JsonTextError(`more than ${MAX_JSON_DEPTH} levels`, 0);
  const writeInner = (item: Value): void => write(item, depth + 1, put);
  if (value instanceof VtlList) return writeItems('[]', value.items, put, writeInner);
  if (!(value instanceof VtlMap)) return put(scalarText(value));
  return writeItems('{}', value.entries, put, ([key, item]) => {
    put(`${quoted(keyText(key))}:`);
    writeInner(item);
  });
}

function writeItems<T>(brackets: string, items: Iterable<T>, put: Put, writeItem: (item: T) => void): void {
  let before = brackets[0];
  for (const item of items) {
    put(before);
    writeItem(item);
    before = ',';
  }
  put(before === ',' ? brackets[1] : brackets);
}

function scalarText(value: Exclude<Value, VtlList | VtlMap>): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return Number.isFinite(value) ? doubleText(value) : 'null';
  return value !== null && typeof value === 'object' ? quoted(value.print()) : String(value);
}

function keyText(key: Value): string {
  return typeof key === 'string' ? key : printJsonText(key);
}

const ESCAPED = /["\\\u0000-\u001F\uD800-\uDFFF]/;
const quoted = (text: string): string => ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;

/** A Double as Java writes it: plain between 10⁻³ and 10⁷, else with an exponent. */
export function doubleText(value: number): string {
  const size = Math.abs(value);
  if (Object.is(value, -0)) return '-0.0';
  if (size === 0 || (size >= 1e-3 && size < 1e7)) return withPoint(String(value));
  const [digits, exponent] = value.toExponential().split('e');
  return `${withPoint(digits)}E${Number(exponent)}`;
}

const withPoint = (digits: string): string => digits.includes('.') ? digits : `${digits}.0`;
