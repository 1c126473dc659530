import type { Text } from '../syntax';
import type { Cursor } from './cursor';
import { readSteps } from './references';
import type { Rules } from './rules';

const WORD = /[A-Za-z_][\w-]*/y;
const BRACED = /\{(?=[A-Za-z_])/y;
const REFUSED = /\[|(?:true|false)(?![\w-])/y;

/**
 * Text directly behind a reference that no "}" closes. Velocity's lexer has not left the reference there and takes a word for another one: it
 * prints the word, and loses properties behind it, so that `$list[0]photo.jpg` prints no `.jpg`.
 */
export function readRunts(cursor: Cursor, rules: Rules): Text[] {
  const runts: Text[] = [];
  for (let runt = readRunt(cursor, rules); runt; runt = readRunt(cursor, rules)) runts.push(runt);
  cursor.referenceEnd = cursor.offset;
  return runts;
}

function readRunt(cursor: Cursor, rules: Rules): Text | undefined {
  const at = cursor.at();
  if (cursor.peek(REFUSED)) throw cursor.unexpected('something else behind a reference: close it, as in "${name}", or put a blank between');
  const brace = cursor.take(BRACED);
  const word = cursor.take(WORD);
  if (word === undefined) return undefined;
  readSteps(cursor, rules);
  if (brace) cursor.expect('}', '"}": close the reference before the "{", as in "${name}{"');
  return { kind: 'text', at, text: brace ?? word };
}
