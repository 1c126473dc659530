import type { Constant, Interpolation } from '../syntax';
import type { Cursor } from './cursor';
import type { Rules } from './rules';

/** Text between quotes: with double quotes its references and directives are evaluated; a quote is written twice, never with a backslash. */
export function readString(cursor: Cursor, rules: Rules): Constant | Interpolation {
  const at = cursor.at();
  const start = cursor.offset;
  const quote = cursor.text[start];
  const end = endOfString(cursor.text, start, quote);
  if (end === undefined) throw cursor.fail(`found text that begins with ${quote} and does not end, expected another ${quote}`);
  const characters = charactersOf(cursor, start + 1, end - 1, quote);
  const value = characters.map(({ text }) => text).join('');
  cursor.offset = end;
  if (quote === "'" || !/[$#]/.test(cursor.text.slice(start, end))) return { kind: 'constant', at, value };
  // Velocity puts a blank behind the text, that a "$" at its end may stand, and cuts it off again.
  const padded = !value.includes('##');
  const inner = cursor.within(padded ? `${value} ` : value, [...characters.map(({ origin }) => origin), end - 1]);
  const body = cursor.nested(() => rules.block(inner, rules));
  if (!inner.ended) throw inner.unexpected('the end of the text between quotes');
  return { kind: 'interpolation', at, body, padded };
}

/** Behind the closing quote: the last that can be it, as doubled quotes belong to the text. */
function endOfString(text: string, start: number, quote: string): number | undefined {
  let fallback: number | undefined;
  for (let i = text.indexOf(quote, start + 1); i >= 0; i = text.indexOf(quote, i + 2)) {
    if (text[i + 1] !== quote) return i + 1;
    fallback = i + 1;
  }
  return fallback;
}

interface Character {
  readonly text: string;
  readonly origin: number;
}

function charactersOf(cursor: Cursor, start: number, end: number, quote: string): Character[] {
  const pattern = quote === '"' ? /\\u|""|[^]/g : /''|[^]/g;
  pattern.lastIndex = start;
  const found: Character[] = [];
  while (pattern.lastIndex < end) {
    const origin = pattern.lastIndex;
    const [piece] = pattern.exec(cursor.text)!;
    if (piece === '\\u') pattern.lastIndex += 4;
    found.push({ text: piece === '\\u' ? unicode(cursor, origin, end) : piece[0], origin });
  }
  return found;
}

function unicode(cursor: Cursor, origin: number, end: number): string {
  const digits = cursor.text.slice(origin + 2, Math.min(origin + 6, end));
  if (!/^[\da-f]{4}$/i.test(digits)) throw cursor.fail('found "\\u", expected four hexadecimal digits behind it', origin);
  return String.fromCharCode(parseInt(digits, 16));
}
