import type { Expression, Reference, Step } from '../syntax';
import { skipBlanks } from './arguments';
import type { Cursor } from './cursor';
import type { Rules } from './rules';

const NAME = /[A-Za-z_][\w-]*/y;
/** What stands before the name; of several `$` the last one is the reference's, the others are text (bounded, or looking for it took too long). */
const OPENING = /((?:#(?!#)|\\*\$!?){0,50}\\*)\$(\\*!)?(\{)?(?=[A-Za-z_])/y;
const KEYWORDS: ReadonlySet<string> = new Set(['true', 'false']);

/** Whether a reference begins here, and not a `$` that is text. */
export function beginsReference(cursor: Cursor): boolean {
  return cursor.peek(OPENING) !== undefined;
}

/** A reference: `$name`, `$!name`, `${name}`, `$!{name}`, with its properties, methods and indexes. */
export function readReference(cursor: Cursor, rules: Rules): Reference {
  const opening = cursor.takeMatch(OPENING);
  if (!opening) throw cursor.unexpected('a name behind "$"');
  const [whole, before, bang = '', brace] = opening;
  const start = cursor.offset - whole.length + before.length;
  const name = readName(cursor);
  const steps = readSteps(cursor, rules);
  if (brace) cursor.expect('}', '"}", as the reference begins with "${"');
  const source = cursor.text.slice(start, cursor.offset);
  const reference = { kind: 'reference', at: cursor.at(start), ...escapesIn(before), closed: brace !== undefined, steps } as const;
  // "$\!name" is no reference for Velocity, but text with a backslash too many; no variable has such a name.
  if (bang.startsWith('\\')) return { ...reference, quiet: false, root: `$!${name}`, source: source.replace('\\', '') };
  return { ...reference, quiet: bang !== '', root: name, source };
}

/** Backslashes at the very beginning escape the reference; others, and whatever else stands before it, are text. */
function escapesIn(before: string): Pick<Reference, 'prefix' | 'escaped' | 'lead'> {
  const backslashes = /^\\*/.exec(before)![0].length;
  return { prefix: '\\'.repeat(backslashes / 2), escaped: backslashes % 2 === 1, lead: before.slice(backslashes) };
}

function readName(cursor: Cursor): string {
  const name = cursor.peek(NAME)!;
  if (KEYWORDS.has(name)) throw cursor.fail(`found "${name}", expected a name: true and false are words of the language`);
  return cursor.take(NAME)!;
}

/** What follows the name of a reference. */
export function readSteps(cursor: Cursor, rules: Rules): Step[] {
  const steps: Step[] = [];
  for (let step = readStep(cursor, rules); step; step = readStep(cursor, rules)) steps.push(step);
  return steps;
}

function readStep(cursor: Cursor, rules: Rules): Step | undefined {
  const at = cursor.at();
  if (cursor.take(/\[/y)) return { kind: 'index', at, key: readKey(cursor, rules) };
  if (!cursor.take(/\.(?=[A-Za-z])/y)) return undefined;
  const name = readName(cursor);
  // A "(" that ends the template is text.
  if (!cursor.take(/\((?!$)/y)) return { kind: 'property', at, name };
  return { kind: 'method', at, name, args: cursor.nested(() => readArguments(cursor, rules)) };
}

function readArguments(cursor: Cursor, rules: Rules): Expression[] {
  const args: Expression[] = [];
  if (cursor.take(/\)/y)) return args;
  do {
    skipBlanks(cursor);
    args.push(rules.argument(cursor, rules, 'method'));
    skipBlanks(cursor);
  } while (cursor.take(/,/y));
  cursor.expect(')', '"," or ")": an argument has no operators');
  return args;
}

function readKey(cursor: Cursor, rules: Rules): Expression {
  skipBlanks(cursor);
  const start = cursor.offset;
  const key = cursor.nested(() => rules.argument(cursor, rules, 'directive'));
  if (!isKey(key)) throw cursor.fail('an index is text in quotes, a whole number, true, false or a reference', start);
  skipBlanks(cursor);
  cursor.expect(']', '"]"');
  return key;
}

function isKey(key: Expression): boolean {
  return key.kind === 'reference' || key.kind === 'interpolation' || (key.kind === 'constant' && typeof key.value !== 'number');
}
