import type { ChainExpression, Expression, Link, Operator } from '../syntax';
import { skipBlanks } from './arguments';
import type { Cursor } from './cursor';
import type { Rules } from './rules';

interface Level {
  readonly pattern: RegExp;
  readonly operators: Readonly<Record<string, Operator>>;
}

/** From the weakest to the strongest; words only where no longer word begins. */
const LEVELS: readonly Level[] = [
  { pattern: /\|\||or(?![\w@])/y, operators: { '||': '||', 'or': '||' } },
  { pattern: /&&|and(?![\w@])/y, operators: { '&&': '&&', 'and': '&&' } },
  { pattern: /==|!=|(?:eq|ne)(?![\w@])/y, operators: { '==': '==', 'eq': '==', '!=': '!=', 'ne': '!=' } },
  {
    pattern: /<=|>=|<|>|(?:lt|gt|le|ge)(?![\w@])/y,
    operators: { '<': '<', 'lt': '<', '>': '>', 'gt': '>', '<=': '<=', 'le': '<=', '>=': '>=', 'ge': '>=' },
  },
  // A "-" before a digit is the sign of the number behind it, also where that makes no sense.
  { pattern: /\+|-(?![\d]|\.\d)/y, operators: { '+': '+', '-': '-' } },
  { pattern: /[*/%]/y, operators: { '*': '*', '/': '/', '%': '%' } },
];
const NOT = /!(?!=)|not(?![\w@])/y;

/** Values joined by operators. */
export function readExpression(cursor: Cursor, rules: Rules): Expression {
  return cursor.nested(() => readLevel(cursor, rules, 0));
}

function readLevel(cursor: Cursor, rules: Rules, level: number): Expression {
  if (level === LEVELS.length) return readUnary(cursor, rules);
  skipBlanks(cursor);
  const start = cursor.offset;
  const at = cursor.at();
  const first = readLevel(cursor, rules, level + 1);
  const links: Link[] = [];
  for (let link = readLink(cursor, rules, level, start); link; link = readLink(cursor, rules, level, start)) links.push(link);
  return links.length === 0 ? first : { kind: 'chain', at, first, links } satisfies ChainExpression;
}

function readLink(cursor: Cursor, rules: Rules, level: number, start: number): Link | undefined {
  const at = cursor.at();
  const left = [start, cursor.offset] as const;
  const word = cursor.take(LEVELS[level].pattern);
  if (word === undefined) return undefined;
  const right = cursor.offset;
  const operand = readLevel(cursor, rules, level + 1);
  return { at, operator: LEVELS[level].operators[word], operand, left: source(cursor, ...left), right: source(cursor, right, cursor.offset) };
}

const source = (cursor: Cursor, from: number, to: number): string => cursor.text.slice(from, to).trim();

function readUnary(cursor: Cursor, rules: Rules): Expression {
  skipBlanks(cursor);
  const at = cursor.at();
  if (cursor.take(NOT)) return { kind: 'not', at, operand: cursor.nested(() => readUnary(cursor, rules)) };
  const value = cursor.take(/\(/y) ? readGroup(cursor, rules) : rules.argument(cursor, rules, 'directive');
  skipBlanks(cursor);
  return value;
}

function readGroup(cursor: Cursor, rules: Rules): Expression {
  const value = readExpression(cursor, rules);
  cursor.expect(')', 'an operator or ")"');
  return value;
}
