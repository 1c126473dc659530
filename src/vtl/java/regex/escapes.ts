import type { PatternReader } from './reader';
import { CLASSES, characterSet, propertySet } from './sets';
import type { CharacterSet } from './sets';

const CONTROLS: { readonly [letter: string]: number } = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 };

/** What stands behind a backslash: a code point, or a set of characters. */
export function readEscape(reader: PatternReader): number | CharacterSet {
  const code = reader.take(/u([\da-fA-F]{4})|x([\da-fA-F]{2})|x\{([\da-fA-F]{1,6})\}/y);
  if (code) return parseInt(code[1] ?? code[2] ?? code[3], 16);
  const octal = reader.take(/0([0-3]?[0-7]{1,2})/y);
  if (octal) return parseInt(octal[1], 8);
  const property = reader.take(/([pP])(?:\{\^?(\w+)\}|(\w))/y);
  if (property) return readProperty(reader, property);
  const letter = reader.take(/[a-zA-Z]/y)?.[0];
  if (letter === undefined) return readCharacter(reader);
  if (Object.hasOwn(CLASSES, letter)) return CLASSES[letter];
  if (Object.hasOwn(CONTROLS, letter)) return CONTROLS[letter];
  throw reader.fail(`has "\\${letter}", which is not known here,`);
}

function readProperty(reader: PatternReader, [, kind, long, short]: RegExpExecArray): CharacterSet {
  const set = propertySet(long ?? short);
  if (!set) throw reader.fail(`has an unknown class "${long ?? short}"`);
  return kind === 'p' ? set : (codePoint) => !set(codePoint);
}

/** The next character, whatever it is. */
export function readCharacter(reader: PatternReader): number {
  if (reader.ended) throw reader.fail('ends too early');
  const codePoint = reader.pattern.codePointAt(reader.offset)!;
  reader.offset += codePoint > 0xFFFF ? 2 : 1;
  return codePoint;
}

/** What an escape stands for, as a set. */
export function asSet(escape: number | CharacterSet, ignoreCase: boolean): CharacterSet {
  return typeof escape === 'number' ? characterSet(escape, ignoreCase) : escape;
}
