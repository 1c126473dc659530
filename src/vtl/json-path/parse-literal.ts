import type { Value } from '../values';
import { VtlList, VtlMap } from '../values';
import type { Cursor } from './cursor';

const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const WORDS: ReadonlyArray<readonly [word: string, value: Value]> = [['true', true], ['false', false], ['null', null]];
const ESCAPES: { readonly [char: string]: string } = { r: '\r', f: '\f', t: '\t', n: '\n', b: '\b' };

/** Parses a value written as JSON, where text may stand in single quotes too. */
export function parseJsonLiteral(cursor: Cursor): Value {
  if (/['"]/.test(cursor.skipSpace().char)) return parseQuoted(cursor);
  if (cursor.char === '[') return cursor.nested(() => new VtlList(parseItems(cursor, '[', ']', parseJsonLiteral), true));
  if (cursor.char === '{') return cursor.nested(() => new VtlMap(parseItems(cursor, '{', '}', parseEntry)));
  const word = WORDS.find(([text]) => cursor.take(text));
  return word ? word[1] : parseNumber(cursor);
}

function parseItems<T>(cursor: Cursor, open: string, close: string, parseItem: (cursor: Cursor) => T): T[] {
  cursor.expect(open);
  const items: T[] = [];
  if (cursor.skipSpace().take(close)) return items;
  do items.push(parseItem(cursor)); while (cursor.skipSpace().take(','));
  cursor.expect(close);
  return items;
}

function parseEntry(cursor: Cursor): readonly [Value, Value] {
  if (!/['"]/.test(cursor.skipSpace().char)) cursor.fail('expected a key in quotes');
  const key = parseQuoted(cursor);
  cursor.expect(':');
  return [key, parseJsonLiteral(cursor)];
}

function parseNumber(cursor: Cursor): Value {
  const match = cursor.match(NUMBER);
  if (match === null) return cursor.fail('expected a value');
  const [text, fraction, exponent] = match;
  return fraction === undefined && exponent === undefined ? BigInt(text) : Number(text);
}

/** Parses text in the quotes that stand here. */
export function parseQuoted(cursor: Cursor): string {
  const start = cursor.at;
  const match = cursor.match(cursor.char === '"' ? /"((?:[^\\"]|\\.)*)"/sy : /'((?:[^\\']|\\.)*)'/sy);
  return match === null ? cursor.fail('text without its closing quote', start) : unescape(match[1]);
}

function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, char: string) =>
    code === undefined ? ESCAPES[char] ?? char : String.fromCharCode(parseInt(code, 16)));
}
