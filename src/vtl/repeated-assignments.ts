import { useOf, usesIn } from './references';
import type { ReferenceStep, ReferenceUse } from './references';
import type { Block, Expression, Reference, Statement, Template } from './syntax';

/** What API Gateway overrides, and answers with an error where one execution overrides the same twice. */
const OVERRIDES: ReadonlySet<string> = new Set(['requestoverride', 'responseoverride']);

/** Paths that may have been set so far in one execution. */
type Paths = ReadonlySet<string>;

/** What a piece of a template does to the paths, and the assignments in it that may be repeated ones. */
interface Outcome {
  readonly paths: Paths;
  readonly repeated: readonly ReferenceUse[];
}

/**
 * The assignments that may override a parameter of the request or response for the second time in one execution: `#set` of the same path
 * below `$context.requestOverride` or `$context.responseOverride`, whatever its case. The ways through an `#if` exclude one another; what
 * stands in a `#foreach` counts as repeated.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export function repeatedAssignments(template: Template): ReferenceUse[] {
  return [...afterBlock(template._body, new Set()).repeated];
}

function afterBlock(block: Block, before: Paths): Outcome {
  return inTurn(block, before, afterStatement);
}

function inTurn<T>(parts: readonly T[], before: Paths, after: (part: T, before: Paths) => Outcome): Outcome {
  const repeated: ReferenceUse[] = [];
  let paths = before;
  for (const part of parts) {
    const outcome = after(part, paths);
    repeated.push(...outcome.repeated);
    paths = outcome.paths;
  }
  return { paths, repeated };
}

const KINDS: { readonly [K in Statement['kind']]?: (statement: Extract<Statement, { kind: K }>, before: Paths) => Outcome } = {
  set: ({ target, value }, before) => afterSet(target, afterExpression(value, before)),
  if: ({ branches }, before) => {
    const outcomes = branches.map(({ body }) => afterBlock(body, before));
    const paths = new Set([...before, ...outcomes.flatMap((outcome) => [...outcome.paths])]);
    return { paths, repeated: outcomes.flatMap(({ repeated }) => repeated) };
  },
  // The second time around, everything that the first has set is there.
  foreach: ({ body }, before) => afterBlock(body, new Set([...before, ...pathsIn(body)])),
  define: ({ body }, before) => afterBlock(body, before),
};

/** Everything that a block may set. */
function pathsIn(block: Block): string[] {
  return usesIn(block).filter(({ assigned }) => assigned).map(overridden).filter((path) => path !== undefined);
}

function afterStatement(statement: Statement, before: Paths): Outcome {
  const after = KINDS[statement.kind] as ((statement: Statement, before: Paths) => Outcome) | undefined;
  return after?.(statement, before) ?? { paths: before, repeated: [] };
}

/** Double-quoted text may hold directives. */
function afterExpression(expression: Expression, before: Paths): Outcome {
  return expression.kind === 'interpolation' ? afterBlock(expression.body, before) : { paths: before, repeated: [] };
}

function afterSet(target: Reference, { paths, repeated }: Outcome): Outcome {
  const use = useOf(target, true);
  const path = overridden(use);
  if (path === undefined) return { paths, repeated };
  return { paths: new Set([...paths, path]), repeated: paths.has(path) ? [...repeated, use] : repeated };
}

/** The path of what is overridden, in lower case; `undefined` for what overrides nothing, or what only the evaluation knows. */
function overridden({ root, steps }: ReferenceUse): string | undefined {
  const names = steps.map(nameOf);
  const known = names.filter((name) => name !== undefined);
  if (root !== 'context' || known.length < names.length || !OVERRIDES.has(known[0]?.toLowerCase())) return undefined;
  return known.join('.').toLowerCase();
}

function nameOf(step: ReferenceStep): string | undefined {
  if (step.kind === 'property') return step.name;
  return step.kind === 'index' && typeof step.key === 'string' ? step.key : undefined;
}
