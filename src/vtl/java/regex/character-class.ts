import { asSet, readCharacter, readEscape } from './escapes';
import type { PatternReader } from './reader';
import { rangeSet } from './sets';
import type { CharacterSet } from './sets';

/** `[…]`, from behind its bracket: with ranges, classes within it, and `&&`. */
export function readClass(reader: PatternReader): CharacterSet {
  const negated = reader.take(/\^/y) !== undefined;
  // A "]" that would leave the class empty is one of its characters.
  const bracket = reader.take(/\]/y) ? [rangeSet(0x5D, 0x5D, false)] : [];
  const sets = [readUnion(reader, bracket)];
  while (reader.take(/&&/y)) sets.push(readUnion(reader));
  if (!reader.take(/\]/y)) throw reader.fail('has a "[" without "]"');
  return (codePoint) => sets.every((set) => set(codePoint)) !== negated;
}

function readUnion(reader: PatternReader, before: readonly CharacterSet[] = []): CharacterSet {
  const sets = [...before];
  while (!reader.ended && !reader.take(/(?=&&|\])/y)) sets.push(readMember(reader));
  return (codePoint) => sets.some((set) => set(codePoint));
}

function readMember(reader: PatternReader): CharacterSet {
  if (reader.take(/\[/y)) return nested(reader);
  const ignoreCase = reader.flags.i === true;
  const from = readOne(reader);
  if (typeof from !== 'number' || !reader.take(/-(?![\]&[])/y)) return asSet(from, ignoreCase);
  const to = readOne(reader);
  if (typeof to !== 'number' || to < from) throw reader.fail('has a range that ends before it begins');
  return rangeSet(from, to, ignoreCase);
}

function nested(reader: PatternReader): CharacterSet {
  if (++reader.depth > 50) throw reader.fail('nests too deeply');
  const set = readClass(reader);
  reader.depth--;
  return set;
}

function readOne(reader: PatternReader): number | CharacterSet {
  return reader.take(/\\/y) ? readEscape(reader) : readCharacter(reader);
}
