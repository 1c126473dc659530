import { itemsOf, JavaException, print } from '../java';
import type { Block, BreakDirective, DefineDirective, ForeachDirective, IfDirective, Reference, Statement } from '../syntax';
import type { Value } from '../values';
import { DefinedBlock } from './defined-block';
import type { Evaluation } from './evaluation';
import { isTrue } from './expressions';
import { ForeachScope } from './foreach-scope';
import { assign } from './references';
import type { Rules } from './rules';
import { BreakSignal, StopSignal } from './signals';

type Run<S> = (evaluation: Evaluation, rules: Rules, statement: S) => void;

const KINDS: { readonly [K in Statement['kind']]: Run<Extract<Statement, { kind: K }>> } = {
  text: (evaluation, _rules, { text }) => evaluation.write(text),
  reference: printReference,
  set: (evaluation, rules, { target, value }) => assign(evaluation, rules, target, rules.value(evaluation, value)),
  if: runIf,
  foreach: runForeach,
  define: (evaluation, rules, define: DefineDirective) => {
    evaluation.variables.set(define.name.root, new DefinedBlock(evaluation, rules, define));
  },
  stop: () => {
    throw new StopSignal();
  },
  break: runBreak,
};

/** Does what statements say. */
export function renderBlock(evaluation: Evaluation, rules: Rules, block: Block): void {
  for (const statement of block) evaluation.step(statement.at, () => (KINDS[statement.kind] as Run<Statement>)(evaluation, rules, statement));
}

function printReference(evaluation: Evaluation, rules: Rules, reference: Reference): void {
  const { prefix, lead, escaped, quiet, source } = reference;
  const value = rules.reference(evaluation, reference);
  if (escaped) return evaluation.write(`${prefix}${value === null ? '\\' : ''}${source}`);
  if (value instanceof DefinedBlock) return value.renderInto(evaluation, `${prefix}${prefix}${lead}${quiet ? '' : source}`);
  // Without a value the backslashes are text, and none of them is used up.
  if (value === null) return evaluation.write(`${prefix}${prefix}${lead}${quiet ? '' : source}`);
  evaluation.write(prefix + lead);
  evaluation.write(print(value));
}

function runIf(evaluation: Evaluation, rules: Rules, { branches }: IfDirective): void {
  const branch = branches.find(({ condition }) => condition === undefined || isTrue(evaluation, rules, condition));
  if (branch) rules.render(evaluation, branch.body);
}

/** Variables that a loop sets, and puts back behind its end. */
const LOOP_VARIABLES = ['velocityCount', 'velocityHasNext', 'foreach'] as const;

function runForeach(evaluation: Evaluation, rules: Rules, statement: ForeachDirective): void {
  const items = itemsOf(rules.value(evaluation, statement.list));
  if (items === undefined) return;
  const { variables } = evaluation;
  const before = [...LOOP_VARIABLES, statement.item.root].map((name) => [name, variables.get(name) ?? null] as const);
  const scope = new ForeachScope(variables.get('foreach'));
  variables.set('foreach', scope);
  try {
    runLoop(evaluation, rules, statement, items, scope);
  } catch (signal) {
    if (!(signal instanceof BreakSignal) || !signal.ends(scope)) throw signal;
  } finally {
    before.forEach(([name, value]) => putBack(variables, name, value));
  }
}

function runLoop(evaluation: Evaluation, rules: Rules, { item, body }: ForeachDirective, items: readonly Value[], scope: ForeachScope): void {
  const { variables, limits } = evaluation;
  const most = Math.min(items.length, limits.loops);
  for (scope.index = 0; scope.index < most; scope.index++) {
    scope.hasNext = scope.index + 1 < items.length;
    variables.set('velocityCount', BigInt(scope.index + 1));
    variables.set('velocityHasNext', scope.hasNext);
    variables.set(item.root, items[scope.index]);
    rules.render(evaluation, body);
  }
}

function putBack(variables: Map<string, Value>, name: string, value: Value): void {
  if (value === null) variables.delete(name);
  else variables.set(name, value);
}

function runBreak(evaluation: Evaluation, rules: Rules, { scope }: BreakDirective): never {
  if (scope === undefined) throw new BreakSignal();
  const value = rules.value(evaluation, scope);
  if (!(value instanceof ForeachScope)) throw new JavaException('#break takes a scope, such as $foreach or $foreach.parent');
  throw new BreakSignal(value);
}
