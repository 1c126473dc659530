import type { Block, Expression, Reference, Statement, Step, Template } from './syntax';
import type { Position, Value } from './values';

/** A reference of a template, as static checks look at it. */
export interface ReferenceUse {
  /** The name behind the `$`. */
  readonly root: string;
  /** What follows the name. */
  readonly steps: ReferenceStep[];
  /** Where it stands. */
  readonly at: Position;
  /** Whether it is given a value: by `#set`, as the item of a `#foreach`, or by `#define`. */
  readonly assigned: boolean;
}

/** One step of a reference; of arguments and indexes the constant value, `undefined` where it is known at evaluation only. */
export type ReferenceStep =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'method'; readonly name: string; readonly args: (Value | undefined)[] }
  | { readonly kind: 'index'; readonly key: Value | undefined };

/** Every reference of a template in the order in which it is written, also those in arguments and in double-quoted text. */
export function referencesOf(template: Template): ReferenceUse[] {
  return usesIn(template._body);
}

/** The same of a part of a template. */
export function usesIn(block: Block): ReferenceUse[] {
  return [...inBlock(block)];
}

/** A reference as static checks look at it. */
export function useOf(reference: Reference, assigned: boolean): ReferenceUse {
  return { root: reference.root, steps: reference.steps.map(stepOf), at: reference.at, assigned };
}

/** The value of an expression where it is a constant, also of double-quoted text in which nothing is to be evaluated. */
function constantOf(expression: Expression): Value | undefined {
  if (expression.kind === 'constant') return expression.value;
  if (expression.kind !== 'interpolation') return undefined;
  const texts = expression.body.map((statement) => statement.kind === 'text' ? statement.text : undefined);
  if (texts.includes(undefined)) return undefined;
  return texts.join('').slice(0, expression.padded ? -1 : undefined);
}

const STEPS: { readonly [K in Step['kind']]: (step: Extract<Step, { kind: K }>) => ReferenceStep } = {
  property: ({ name }) => ({ kind: 'property', name }),
  method: ({ name, args }) => ({ kind: 'method', name, args: args.map(constantOf) }),
  index: ({ key }) => ({ kind: 'index', key: constantOf(key) }),
};

function stepOf(step: Step): ReferenceStep {
  return (STEPS[step.kind] as (step: Step) => ReferenceStep)(step);
}

type Uses = Generator<ReferenceUse, void>;

function* inBlock(block: Block): Uses {
  for (const statement of block) yield* (STATEMENTS[statement.kind] as (statement: Statement) => Uses)(statement);
}

const STATEMENTS: { readonly [K in Statement['kind']]: (statement: Extract<Statement, { kind: K }>) => Uses } = {
  * text() {},
  * stop() {},
  reference: (reference) => inReference(reference, false),
  * set({ target, value }) {
    yield* inReference(target, true);
    yield* inExpression(value);
  },
  * if({ branches }) {
    for (const { condition, body } of branches) {
      if (condition) yield* inExpression(condition);
      yield* inBlock(body);
    }
  },
  * foreach({ item, list, body }) {
    yield useOf(item, true);
    yield* inExpression(list);
    yield* inBlock(body);
  },
  * define({ name, body }) {
    yield useOf(name, true);
    yield* inBlock(body);
  },
  * break({ scope }) {
    if (scope) yield* inExpression(scope);
  },
};

function* inReference(reference: Reference, assigned: boolean): Uses {
  yield useOf(reference, assigned);
  for (const step of reference.steps) {
    if (step.kind === 'method') yield* inExpressions(step.args);
    if (step.kind === 'index') yield* inExpression(step.key);
  }
}

function* inExpressions(expressions: readonly Expression[]): Uses {
  for (const expression of expressions) yield* inExpression(expression);
}

function inExpression(expression: Expression): Uses {
  return (EXPRESSIONS[expression.kind] as (expression: Expression) => Uses)(expression);
}

const EXPRESSIONS: { readonly [K in Expression['kind']]: (expression: Extract<Expression, { kind: K }>) => Uses } = {
  * constant() {},
  interpolation: ({ body }) => inBlock(body),
  reference: (reference) => inReference(reference, false),
  list: ({ items }) => inExpressions(items),
  map: ({ entries }) => inExpressions(entries.flat()),
  range: ({ from, to }) => inExpressions([from, to]),
  not: ({ operand }) => inExpression(operand),
  chain: ({ first, links }) => inExpressions([first, ...links.map(({ operand }) => operand)]),
};
