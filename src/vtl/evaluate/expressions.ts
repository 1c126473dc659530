import { calculate, compareNumbers, isNumber, looselyEqual, print, spend, tooLarge } from '../java';
import type { ChainExpression, Expression, Link, Operator, RangeLiteral } from '../syntax';
import type { Value } from '../values';
import { VtlList, VtlMap } from '../values';
import type { Evaluation } from './evaluation';
import type { Rules } from './rules';

/** The kinds of expressions that the evaluator of expressions knows: references have a file of their own. */
type Evaluate<E> = (evaluation: Evaluation, rules: Rules, expression: E) => Value;

const KINDS: { readonly [K in Expression['kind']]: Evaluate<Extract<Expression, { kind: K }>> } = {
  constant: (_evaluation, _rules, { value }) => value,
  interpolation: (evaluation, rules, { body, padded }) => {
    const text = evaluation.capture(() => rules.render(evaluation, body));
    return padded ? text.slice(0, -1) : text;
  },
  reference: (evaluation, rules, reference) => rules.reference(evaluation, reference),
  list: (evaluation, rules, { items }) => new VtlList(items.map((item) => rules.value(evaluation, item))),
  map: (evaluation, rules, { entries }) =>
    new VtlMap(entries.map(([key, value]) => [rules.value(evaluation, key), rules.value(evaluation, value)] as const)),
  range: rangeOf,
  not: (evaluation, rules, { operand }) => !isTrue(evaluation, rules, operand),
  chain: valueOfChain,
};

/** The value of an expression; null where it has none, as after a division by zero. */
export function valueOfExpression(evaluation: Evaluation, rules: Rules, expression: Expression): Value {
  return evaluation.step(expression.at, () => (KINDS[expression.kind] as Evaluate<Expression>)(evaluation, rules, expression));
}

/**
 * Whether a condition holds: a reference does unless it is false or null, however empty its value is; of other expressions only those that say
 * true or false can. A condition such as `#if("text")` never holds.
 */
export function isTrue(evaluation: Evaluation, rules: Rules, condition: Expression): boolean {
  const value = valueOfExpression(evaluation, rules, condition);
  return condition.kind === 'reference' ? value !== null && value !== false : value === true;
}

/** What joins two values; `and` and `or` are not among them, as they may leave out the second. */
const OPERATORS: Readonly<Record<Exclude<Operator, '&&' | '||'>, (left: Value, right: Value, evaluation: Evaluation, link: Link) => Value>> = {
  '==': (left, right) => looselyEqual(left, right),
  '!=': (left, right) => !looselyEqual(left, right),
  '<': (left, right) => compared(left, right, (order) => order < 0),
  '>': (left, right) => compared(left, right, (order) => order > 0),
  '<=': (left, right) => compared(left, right, (order) => order <= 0),
  '>=': (left, right) => compared(left, right, (order) => order >= 0),
  '+': add,
  '-': (left, right) => calculate('-', left, right),
  '*': (left, right) => calculate('*', left, right),
  '/': (left, right) => calculate('/', left, right),
  '%': (left, right) => calculate('%', left, right),
};

function valueOfChain(evaluation: Evaluation, rules: Rules, chain: ChainExpression): Value {
  const { operator } = chain.links[0];
  if (operator === '&&') return operandsOf(chain).every((operand) => isTrue(evaluation, rules, operand));
  if (operator === '||') return operandsOf(chain).some((operand) => isTrue(evaluation, rules, operand));
  let value = rules.value(evaluation, chain.first);
  for (const link of chain.links) {
    const left: Value = value;
    const right = rules.value(evaluation, link.operand);
    value = evaluation.step(link.at, () => OPERATORS[link.operator as keyof typeof OPERATORS](left, right, evaluation, link));
  }
  return value;
}

function operandsOf({ first, links }: ChainExpression): Expression[] {
  return [first, ...links.map(({ operand }) => operand)];
}

/** Only numbers have an order. */
function compared(left: Value, right: Value, test: (order: number) => boolean): boolean {
  return isNumber(left) && isNumber(right) && test(compareNumbers(left, right));
}

/** With text on one side it joins, and what has no value stands there as it is written. */
function add(left: Value, right: Value, evaluation: Evaluation, link: Link): Value {
  if (typeof left !== 'string' && typeof right !== 'string') return calculate('+', left, right);
  return evaluation.join(left === null ? link.left : print(left), right === null ? link.right : print(right));
}

/** Numbers that a range may have: a loop goes through a thousand. */
const LONGEST_RANGE = 100_000;
/** The steps that a number of a range counts for, because of the memory that it takes. */
const STEPS_PER_NUMBER = 4;

/** The whole numbers from one to another, also downwards; null where one of them is no number. */
function rangeOf(evaluation: Evaluation, rules: Rules, range: RangeLiteral): Value {
  const [from, to] = [range.from, range.to].map((bound) => rules.value(evaluation, bound));
  if (!isNumber(from) || !isNumber(to)) return null;
  const [first, last] = [from, to].map((bound) => Math.trunc(Number(bound)));
  const length = Math.abs(last - first) + 1;
  if (!(length <= LONGEST_RANGE)) throw tooLarge('a range');
  spend(length * STEPS_PER_NUMBER);
  const direction = last < first ? -1 : 1;
  return new VtlList(Array.from({ length }, (_, i) => BigInt(first + i * direction)));
}
