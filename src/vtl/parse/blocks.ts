import type { Block, Statement, Text } from '../syntax';
import type { Cursor } from './cursor';
import { isDirectiveName, readDirective } from './directives';
import { readDollars } from './dollars';
import { beginsReference, readReference } from './references';
import type { Rules } from './rules';
import { readRunts } from './runts';

const TEXT = /[^$#\\]+/y;
const BACKSLASHES = /\\+/y;
const SET = /[ \t]*#(?:set|\{set\}) *\(/y;
const END = /#(?:(?:end|else|elseif)(?![\w@])|\{(?:end|else|elseif)\})/y;
const LINE_COMMENT = /##[^\r\n]*(?:\r\n|\n|\r)?/y;
const DIRECTIVE = /#(?:[A-Za-z_@]|\{[A-Za-z_][\w@]*\})/y;
const ESCAPED_DIRECTIVE = /#(?:([A-Za-z_@][\w@]*)|\{([A-Za-z_][\w@]*)\})/y;

/** One way to read a statement: nothing where it is not that. */
type Read = (cursor: Cursor, rules: Rules) => Statement | readonly Statement[] | undefined;

const READERS: readonly Read[] = [
  readSet, readText, readReferenceText, readDollars, readBackslashes, readComment, readTextBlock, readNamed, readHash,
];

/** Statements up to the end of the text or to an `#end`, `#else` or `#elseif`. */
export function readBlock(cursor: Cursor, rules: Rules): Block {
  const statements: Statement[] = [];
  while (!cursor.ended && cursor.peek(END) === undefined) {
    for (const read of READERS) {
      const found = read(cursor, rules);
      if (!found) continue;
      statements.push(...Array.isArray(found) ? found as readonly Statement[] : [found as Statement]);
      break;
    }
  }
  return statements;
}

const text = (cursor: Cursor, start: number, value = cursor.text.slice(start, cursor.offset)): Text =>
  ({ kind: 'text', at: cursor.at(start), text: value });

const NOTHING: readonly Statement[] = [];

function readText(cursor: Cursor): Text | undefined {
  const start = cursor.offset;
  return cursor.take(TEXT) === undefined ? undefined : text(cursor, start);
}

/** Blanks before `#set` are part of it where they follow something else than text. */
function readSet(cursor: Cursor, rules: Rules): readonly Statement[] | undefined {
  const found = cursor.peek(SET);
  if (found === undefined) return undefined;
  const behind = cursor.referenceEnd === cursor.offset;
  cursor.offset += found.indexOf('#');
  const set = readDirective(cursor, rules);
  return behind ? [...set, ...readRunts(cursor, rules)] : set;
}

/** Backslashes before a reference belong to it; before a directive every second one is printed, and an odd one makes it text. */
function readBackslashes(cursor: Cursor): Text | undefined {
  const start = cursor.offset;
  const backslashes = cursor.peek(BACKSLASHES);
  if (!backslashes) return undefined;
  cursor.offset += backslashes.length;
  const name = nameBehind(cursor);
  if (name === undefined || !isDirectiveName(name)) return text(cursor, start);
  const odd = backslashes.length % 2 === 1;
  // Of #set only an escaped one is known to be a directive.
  if (!odd && name === 'set' && cursor.peek(SET)) return text(cursor, start);
  const printed = backslashes.slice(0, backslashes.length / 2);
  return text(cursor, start, odd ? printed + cursor.take(ESCAPED_DIRECTIVE)! : printed);
}

function nameBehind(cursor: Cursor): string | undefined {
  return cursor.peek(ESCAPED_DIRECTIVE)?.replace(/[#{}]/g, '');
}

function readReferenceText(cursor: Cursor, rules: Rules): readonly Statement[] | undefined {
  if (!beginsReference(cursor)) return undefined;
  const reference = readReference(cursor, rules);
  return reference.closed ? [reference] : [reference, ...readRunts(cursor, rules)];
}

function readComment(cursor: Cursor): readonly Statement[] | undefined {
  const comment = cursor.take(LINE_COMMENT);
  // At its very end, Velocity's lexer looks for the rest of a directive or reference even in a comment.
  if (comment !== undefined && cursor.ended && /..[#$]$/.test(comment)) throw cursor.fail('found a comment that ends the text with "#" or "$"');
  if (comment !== undefined) return NOTHING;
  if (!cursor.take(/#\*/y)) return undefined;
  if (cursor.ended) throw cursor.fail('found "#*" at the end of the text, expected a "*#" behind it', cursor.offset - 2);
  const end = cursor.text.indexOf('*#', cursor.offset);
  cursor.offset = end < 0 ? cursor.text.length : end + 2;
  return NOTHING;
}

function readTextBlock(cursor: Cursor): Text | undefined {
  const start = cursor.offset;
  if (!cursor.take(/#\[\[/y)) return undefined;
  const end = cursor.text.indexOf(']]#', cursor.offset);
  if (end < 0) throw cursor.fail('found "#[[", expected a "]]#" behind it', start);
  cursor.offset = end + 3;
  return text(cursor, start, cursor.text.slice(start + 3, end));
}

function readNamed(cursor: Cursor, rules: Rules): readonly Statement[] | undefined {
  return cursor.peek(DIRECTIVE) === undefined ? undefined : readDirective(cursor, rules);
}

function readHash(cursor: Cursor): Text {
  const start = cursor.offset;
  cursor.offset++;
  if (cursor.ended) throw cursor.fail('found "#" at the end of the text, expected a directive', start);
  // Velocity loses it before a #set that takes the blanks between them.
  return text(cursor, start, cursor.peek(SET) === undefined ? '#' : '');
}
