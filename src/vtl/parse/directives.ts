import type { Branch, Expression, Statement } from '../syntax';
import { skipBlanks } from './arguments';
import type { Cursor } from './cursor';
import type { Rules } from './rules';

/** A directive whose name has been read. */
interface Found {
  readonly name: string;
  /** Where its `#` stands. */
  readonly start: number;
}

type Read = (cursor: Cursor, rules: Rules, found: Found) => readonly Statement[];

const NAME = /#(?:([A-Za-z_@][\w@]*)|\{([A-Za-z_][\w@]*)\})/y;
const OPEN = /[ \t\r\n]*\(/y;
const CLOSE = /\)(?:[ \t]*(?:\r\n|\n|\r))?/y;
const END = /#(?:end|\{end\})(?:[ \t]*(?:\r\n|\n|\r))?/y;
const ELSE = /#(?:else(?![\w@])|\{else\})(?:[ \t]*(?:\r\n|\n|\r))?/y;
const ELSEIF = /#(?:elseif(?![\w@])|\{elseif\})/y;

/** What API Gateway knows. There `#evaluate` is text, and what `#macro` defines cannot be called. */
const DIRECTIVES: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['set', readSet],
  ['if', readIf],
  ['foreach', readForeach],
  ['define', readDefine],
  ['macro', readMacro],
  ['literal', readLiteral],
  ['stop', readStop],
  ['break', readBreak],
  ['include', refuse],
  ['parse', refuse],
]);
/** Words that a backslash before them makes text, beside the directives. */
const PARTS: ReadonlySet<string> = new Set(['end', 'else', 'elseif']);

/** Whether a backslash before `#name` makes it text. */
export function isDirectiveName(name: string): boolean {
  return DIRECTIVES.has(name) || PARTS.has(name);
}

/** A directive, or text that looks like one. */
export function readDirective(cursor: Cursor, rules: Rules): readonly Statement[] {
  const start = cursor.offset;
  const name = cursor.take(NAME)!.replace(/[#{}]/g, '');
  const read = DIRECTIVES.get(name) ?? (name.startsWith('@') ? readBlockCall : readUnknown);
  return cursor.nested(() => read(cursor, rules, { name, start }));
}

function readSet(cursor: Cursor, rules: Rules, found: Found): readonly Statement[] {
  // With a line break before its parenthesis it is not Velocity's #set.
  if (!cursor.take(/ *\(/y)) return readUnknown(cursor, rules, found);
  skipBlanks(cursor);
  const target = rules.reference(cursor, rules);
  skipBlanks(cursor);
  if (!cursor.take(/=(?!=)/y)) throw cursor.unexpected('"=": #set($name = value)');
  const value = rules.expression(cursor, rules);
  close(cursor, 'an operator or the ")" of #set');
  return [{ kind: 'set', at: cursor.at(found.start), target, value }];
}

function readIf(cursor: Cursor, rules: Rules, { start }: Found): readonly Statement[] {
  const branches: Branch[] = [readBranch(cursor, rules)];
  while (cursor.take(ELSEIF)) branches.push(readBranch(cursor, rules));
  if (cursor.take(ELSE)) branches.push({ body: rules.block(cursor, rules) });
  end(cursor, start, 'if');
  return [{ kind: 'if', at: cursor.at(start), branches }];
}

function readBranch(cursor: Cursor, rules: Rules): Branch {
  if (!cursor.take(OPEN)) throw cursor.unexpected('"(" and a condition');
  const condition = rules.expression(cursor, rules);
  close(cursor, 'an operator or the ")" of the condition');
  return { condition, body: rules.block(cursor, rules) };
}

function readForeach(cursor: Cursor, rules: Rules, { start }: Found): readonly Statement[] {
  if (!cursor.take(OPEN)) throw cursor.unexpected('"(": #foreach($item in $list)');
  separate(cursor);
  const item = rules.reference(cursor, rules);
  separate(cursor);
  // Velocity takes any word here, and people have written "of".
  if (!cursor.take(/[A-Za-z_@][\w@]*/y)) throw cursor.unexpected('"in": #foreach($item in $list)');
  separate(cursor);
  const list = rules.argument(cursor, rules, 'directive');
  skipBlanks(cursor);
  close(cursor, 'the ")" of #foreach');
  const body = rules.block(cursor, rules);
  end(cursor, start, 'foreach');
  return [{ kind: 'foreach', at: cursor.at(start), item, list, body }];
}

function readDefine(cursor: Cursor, rules: Rules, { start }: Found): readonly Statement[] {
  if (!cursor.take(OPEN)) throw cursor.unexpected('"(": #define($name)');
  skipBlanks(cursor);
  const name = rules.reference(cursor, rules);
  skipBlanks(cursor);
  close(cursor, 'the ")" of #define, which takes one name and no arguments');
  const body = rules.block(cursor, rules);
  end(cursor, start, 'define');
  return [{ kind: 'define', at: cursor.at(start), name, body }];
}

/** It is read, that errors in it are found, and prints nothing; a call of what it defines stays text. */
function readMacro(cursor: Cursor, rules: Rules, { start }: Found): readonly Statement[] {
  if (!cursor.take(OPEN)) throw cursor.unexpected('"(" and the name of the macro');
  skipBlanks(cursor);
  if (!cursor.take(/[A-Za-z_@][\w@]*/y)) throw cursor.unexpected('the name of the macro');
  readArguments(cursor, rules, 'none');
  rules.block(cursor, rules);
  end(cursor, start, 'macro');
  return [];
}

function readLiteral(cursor: Cursor, rules: Rules, { start }: Found): readonly Statement[] {
  if (!cursor.take(OPEN)) throw cursor.unexpected('"()": #literal()');
  readArguments(cursor, rules, 'none');
  const from = cursor.offset;
  rules.block(cursor, rules);
  const text = cursor.text.slice(from, cursor.offset);
  end(cursor, start, 'literal');
  return [{ kind: 'text', at: cursor.at(from), text }];
}

function readStop(cursor: Cursor, rules: Rules, { start }: Found): readonly Statement[] {
  if (cursor.take(OPEN) && readArguments(cursor, rules, 'none').length > 1) throw cursor.fail('#stop takes at most one message', start);
  return [{ kind: 'stop', at: cursor.at(start) }];
}

function readBreak(cursor: Cursor, rules: Rules, { start }: Found): readonly Statement[] {
  const args = cursor.take(OPEN) ? readArguments(cursor, rules, 'none') : [];
  if (args.length > 1) throw cursor.fail('#break takes at most one scope', start);
  return [{ kind: 'break', at: cursor.at(start), scope: args[0] }];
}

function refuse(cursor: Cursor, _rules: Rules, { name, start }: Found): never {
  throw cursor.fail(`found "#${name}", which reads files: API Gateway has none`, start);
}

/** A directive that nobody knows is text, its arguments are read all the same. */
export function readUnknown(cursor: Cursor, rules: Rules, { start }: Pick<Found, 'start'>): readonly Statement[] {
  if (cursor.take(OPEN)) readArguments(cursor, rules, 'words');
  return [{ kind: 'text', at: cursor.at(start), text: cursor.text.slice(start, cursor.offset) }];
}

/** The call of a macro with a body, `#@name() … #end`. */
function readBlockCall(cursor: Cursor, rules: Rules, found: Found): readonly Statement[] {
  if (cursor.peek(OPEN) === undefined) return readUnknown(cursor, rules, found);
  readUnknown(cursor, rules, found);
  rules.block(cursor, rules);
  end(cursor, found.start, found.name);
  return [{ kind: 'text', at: cursor.at(found.start), text: cursor.text.slice(found.start, cursor.offset) }];
}

/** Arguments up to the ")", separated by blanks or commas; bare words only where a macro might be called. */
function readArguments(cursor: Cursor, rules: Rules, words: 'words' | 'none'): Expression[] {
  const args: Expression[] = [];
  for (;;) {
    const comma = separate(cursor);
    if (!comma && cursor.peek(CLOSE) !== undefined) break;
    const word = words === 'words' && cursor.peek(/(?!(?:true|false)(?![\w@]))[A-Za-z_@][\w@]*/y);
    if (word) cursor.offset += word.length;
    else args.push(rules.argument(cursor, rules, 'directive'));
  }
  close(cursor, '")"');
  return args;
}

/** Blanks with at most one comma; whether there was one. */
function separate(cursor: Cursor): boolean {
  return cursor.take(/[ \t\r\n]*,?[ \t\r\n]*/y)!.includes(',');
}

/** A ")" with the rest of its line, if that is blank. */
function close(cursor: Cursor, expected: string): void {
  if (cursor.take(CLOSE) === undefined) throw cursor.unexpected(expected);
}

function end(cursor: Cursor, start: number, name: string): void {
  if (cursor.take(END) !== undefined) return;
  const { line, column } = cursor.at(start);
  throw cursor.unexpected(`the #end of the #${name} of line ${line}, column ${column}`);
}
