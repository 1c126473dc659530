import { spend } from '../budget';
import { tooLarge } from '../exception';
import { MOST_CHARACTERS } from '../print';
import { compileRegex } from './compile';
import { Search } from './match';
import type { Slots } from './match';
import { parseRegex } from './parse';
import { expand, parseReplacement } from './replacement';
import type { Regex } from './syntax';

/** Steps of an evaluation that take about as long as one match, beside the search for it. */
const STEPS_PER_MATCH = 8;

/** Whether a pattern matches the whole text, as Java's `String.matches`. */
export function matches(text: string, pattern: string): boolean {
  return new Search(compileRegex(parseRegex(pattern)), text).matchAt(0, true) !== undefined;
}

/** As Java's `String.replaceAll`. */
export function replaceAll(text: string, pattern: string, replacement: string): string {
  const regex = parseRegex(pattern);
  return replace(text, regex, matchesOf(text, regex), replacement);
}

/** As Java's `String.replaceFirst`. */
export function replaceFirst(text: string, pattern: string, replacement: string): string {
  const regex = parseRegex(pattern);
  const { value } = matchesOf(text, regex).next();
  return value ? replace(text, regex, [value], replacement) : text;
}

/** As Java's `String.split`: with a limit of 0 without empty pieces at the end. */
export function split(text: string, pattern: string, limit: number): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const [from = 0, to = 0] of matchesOf(text, parseRegex(pattern))) {
    if (limit > 0 && pieces.length === limit - 1) break;
    // What has no width splits nothing off at the start.
    if (to > 0) pieces.push(text.slice(start, from));
    if (to > 0) start = to;
  }
  if (pieces.length === 0) return [text];
  pieces.push(text.slice(start));
  while (limit === 0 && pieces.at(-1) === '') pieces.pop();
  return pieces;
}

function* matchesOf(text: string, regex: Regex): Generator<Slots, undefined> {
  const search = new Search(compileRegex(regex), text);
  let from = 0;
  for (let match = search.find(0); match; match = from <= text.length ? search.find(from) : undefined) {
    spend(STEPS_PER_MATCH);
    yield match;
    const [start, end] = match as readonly number[];
    from = end === start ? end + 1 : end;
  }
  return undefined;
}

function replace(text: string, regex: Regex, found: Iterable<Slots>, replacement: string): string {
  const parts: string[] = [];
  let pieces: ReturnType<typeof parseReplacement> | undefined;
  let [start, length] = [0, 0];
  for (const slots of found) {
    const [from = 0, to = 0] = slots;
    // Java reads it at the first match, and takes anything where there is none.
    pieces ??= parseReplacement(replacement, regex);
    const part = text.slice(start, from) + expand(pieces, text, slots);
    length += part.length;
    if (length > MOST_CHARACTERS) throw tooLarge('text');
    parts.push(part);
    start = to;
  }
  return parts.join('') + text.slice(start);
}
