import type { Cursor } from './cursor';
import { OPERATORS } from './operators';
import type { Operator } from './operators';
import { parseJsonLiteral } from './parse-literal';
import { Pattern } from './pattern';
import type { Condition, Operand, RootedPath } from './syntax';

const SYMBOL = /[<>=!~]+/y;
const WORD = /[A-Za-z]+/y;
const PATTERN = /\/((?:[^\\/]|\\.)*)\/([a-zA-Z]*)/sy;
/** The flags of Java that JavaScript has too; `d` and `U` change nothing for what is matched here. */
const FLAGS = /^[imsudU]*$/;

/** Parses a path; handed in, because paths hold filters and filters hold paths. */
type ParsePath = (cursor: Cursor) => RootedPath;

/** Parses what stands between the parentheses of `[?(…)]`. */
export function parseCondition(cursor: Cursor, parsePath: ParsePath): Condition {
  const parseAnd = (): Condition => parseChain(cursor, 'and', '&&', () => parseTerm(cursor, parsePath));
  return cursor.nested(() => parseChain(cursor, 'or', '||', parseAnd));
}

function parseChain(cursor: Cursor, kind: 'and' | 'or', sign: string, parse: () => Condition): Condition {
  const conditions: Condition[] = [];
  do conditions.push(parse()); while (cursor.skipSpace().take(sign));
  return conditions.length === 1 ? conditions[0] : { kind, conditions };
}

function parseTerm(cursor: Cursor, parsePath: ParsePath): Condition {
  if (cursor.skipSpace().take('!')) return { kind: 'not', condition: cursor.nested(() => parseTerm(cursor, parsePath)) };
  if (!cursor.take('(')) return parseComparison(cursor, parsePath);
  const condition = parseCondition(cursor, parsePath);
  cursor.expect(')');
  return condition;
}

function parseComparison(cursor: Cursor, parsePath: ParsePath): Condition {
  const left = parseOperand(cursor, parsePath);
  const start = cursor.skipSpace().at;
  const operator = cursor.match(SYMBOL)?.[0] ?? cursor.match(WORD)?.[0].toLowerCase();
  if (operator !== undefined) {
    return { kind: 'compare', operator: knownOperator(cursor, operator, start), left, right: parseOperand(cursor, parsePath) };
  }
  return left.kind === 'path' ? { kind: 'exists', path: left } : cursor.fail('a value that is compared with nothing');
}

function knownOperator(cursor: Cursor, operator: string, start: number): Operator {
  return Object.hasOwn(OPERATORS, operator) ? operator as Operator : cursor.fail(`no operator ${operator}`, start);
}

function parseOperand(cursor: Cursor, parsePath: ParsePath): Operand {
  const { char } = cursor.skipSpace();
  if (char === '$' || char === '@') return parsePath(cursor);
  return char === '/' ? parsePattern(cursor) : { kind: 'literal', value: parseJsonLiteral(cursor) };
}

function parsePattern(cursor: Cursor): Operand {
  const start = cursor.at;
  const match = cursor.match(PATTERN);
  if (match === null) return cursor.fail('a pattern without its closing /', start);
  const [, source, flags] = match;
  if (!FLAGS.test(flags)) return cursor.fail(`a pattern with flags ${flags}`, start);
  try {
    return { kind: 'pattern', pattern: new Pattern(source, [...new Set(flags.replace(/[udU]/g, ''))].join('')) };
  } catch {
    return cursor.fail('a pattern that is no regular expression', start);
  }
}
