import { readClass } from './character-class';
import { asSet, readCharacter, readEscape } from './escapes';
import { PatternReader } from './reader';
import type { Flags } from './reader';
import { characterSet } from './sets';
import type { Assertion, Regex, RegexNode } from './syntax';

/** A pattern longer than any that is meant. */
const MOST_CHARACTERS = 5_000;
const MOST_NESTED = 50;
const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/;

/** Reads a regular expression of Java; throws a `JavaException` for what is none, and for lookbehind, back references and possessive repeats. */
export function parseRegex(pattern: string): Regex {
  const reader = new PatternReader(pattern);
  if (pattern.length > MOST_CHARACTERS) throw reader.fail(`has more than ${MOST_CHARACTERS} characters`);
  const node = readChoice(reader);
  if (!reader.ended) throw reader.fail('has a ")" without "("');
  return { node, groups: reader.groups, names: reader.names };
}

function readChoice(reader: PatternReader): RegexNode {
  if (++reader.depth > MOST_NESTED) throw reader.fail('nests too deeply');
  const { flags } = reader;
  const nodes = [readSequence(reader)];
  while (reader.take(/\|/y)) nodes.push(readSequence(reader));
  reader.flags = flags;
  reader.depth--;
  return nodes.length === 1 ? nodes[0] : { kind: 'choice', nodes };
}

function readSequence(reader: PatternReader): RegexNode {
  const nodes: RegexNode[] = [];
  while (!reader.ended && !reader.take(/(?=[|)])/y)) nodes.push(...readRepeated(reader));
  return { kind: 'sequence', nodes };
}

const REPEATS: { readonly [sign: string]: readonly [number, number] } = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] };

function readRepeated(reader: PatternReader): readonly RegexNode[] {
  const quoted = reader.take(/\\Q([^]*?)(?:\\E|$)/y);
  const nodes = quoted ? [...quoted[1]].map((character) => literal(reader, character.codePointAt(0)!)) : [readAtom(reader)];
  const last = nodes.pop();
  return last ? [...nodes, repeated(reader, last)] : nodes;
}

/** With the repeats behind it; Java takes a second one only if it is counted. */
function repeated(reader: PatternReader, once: RegexNode): RegexNode {
  let node = once;
  for (let repeat = readRepeat(reader); repeat; repeat = reader.take(/(?=\{)/y) && readRepeat(reader)) node = { kind: 'repeat', node, ...repeat };
  return node;
}

function readRepeat(reader: PatternReader): { min: number; max: number; lazy: boolean } | undefined {
  const match = reader.take(/(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})([?+]?)/y);
  if (!match) return undefined;
  const [, sign, least, comma, most, mode] = match;
  if (mode === '+') throw reader.fail('has a possessive repeat, which is not known here,');
  const [min, max] = sign ? REPEATS[sign] : [Number(least), comma === undefined ? Number(least) : most === '' ? Infinity : Number(most)];
  if (max < min) throw reader.fail('repeats at most less than at least');
  return { min, max, lazy: mode === '?' };
}

function readAtom(reader: PatternReader): RegexNode {
  if (reader.take(/\(/y)) return readGroup(reader);
  if (reader.take(/\[/y)) return { kind: 'set', accepts: readClass(reader) };
  if (reader.take(/\./y)) return anyCharacter(reader.flags);
  if (reader.take(/\^/y)) return { kind: 'assert', holds: reader.flags.m ? atLineStart : atStart };
  if (reader.take(/\$/y)) return { kind: 'assert', holds: reader.flags.m ? atLineEnd : beforeLastBreak };
  if (reader.take(/\\/y)) return readEscaped(reader);
  if (reader.take(/(?=[*+?{])/y)) throw reader.fail('repeats nothing');
  return literal(reader, readCharacter(reader));
}

function literal(reader: PatternReader, codePoint: number): RegexNode {
  return { kind: 'set', accepts: characterSet(codePoint, reader.flags.i === true) };
}

function anyCharacter({ s }: Flags): RegexNode {
  return { kind: 'set', accepts: (codePoint) => s === true || !LINE_BREAK.test(String.fromCodePoint(codePoint)) };
}

function readEscaped(reader: PatternReader): RegexNode {
  const letter = reader.take(/[bBAzZG]/y)?.[0];
  if (letter !== undefined && Object.hasOwn(ASSERTIONS, letter)) return { kind: 'assert', holds: ASSERTIONS[letter] };
  if (reader.take(/[1-9]|k</y)) throw reader.fail('refers back to a group, which is not known here,');
  return { kind: 'set', accepts: asSet(readEscape(reader), reader.flags.i === true) };
}

const atStart: Assertion = (_, at) => at === 0;
const atEnd: Assertion = (text, at) => at === text.length;
const beforeLastBreak: Assertion = (text, at) => /^(?:\r\n|[\n\r\u0085\u2028\u2029])?$/.test(text.slice(at, at + 3)) && !/\r/.test(text[at - 1] ?? '');
const atLineStart: Assertion = (text, at) => at === 0 || (at < text.length && LINE_BREAK.test(text[at - 1]));
const atLineEnd: Assertion = (text, at) => at === text.length || LINE_BREAK.test(text[at]);
const atWordEdge: Assertion = (text, at) => /\w/.test(text[at - 1] ?? '') !== /\w/.test(text[at] ?? '');

const ASSERTIONS: { readonly [letter: string]: Assertion } = {
  A: atStart, z: atEnd, Z: beforeLastBreak, b: atWordEdge, B: (text, at) => !atWordEdge(text, at),
};

function readGroup(reader: PatternReader): RegexNode {
  const special = reader.take(/\?(?::|=|!|<(?<name>[A-Za-z][A-Za-z0-9]*)>|(?<on>[ism]*)(?:-(?<off>[ism]+))?(?<close>[:)]))/y);
  if (!special && reader.take(/(?=\?)/y)) throw reader.fail('has a kind of group that is not known here,');
  const { on = '', off = '', close, name } = special?.groups ?? {};
  const before = reader.flags;
  reader.flags = { ...before, ...flagsOf(on, true), ...flagsOf(off, false) };
  if (close === ')') return { kind: 'sequence', nodes: [] };
  const capturing = !special || name !== undefined;
  const index = capturing ? ++reader.groups : 0;
  if (name !== undefined) reader.names.set(name, index);
  const node = readChoice(reader);
  reader.flags = before;
  if (!reader.take(/\)/y)) throw reader.fail('has a "(" without ")"');
  if (special?.[0] === '?=' || special?.[0] === '?!') return { kind: 'look', node, negative: special[0] === '?!' };
  return capturing ? { kind: 'group', index, node } : node;
}

function flagsOf(letters: string, value: boolean): Flags {
  return Object.fromEntries([...letters].map((letter) => [letter, value]));
}
