import { callMethod, readIndex, readProperty, writeIndex, writeProperty } from '../java';
import type { Reference, Step } from '../syntax';
import type { Value } from '../values';
import type { Evaluation } from './evaluation';
import type { Rules } from './rules';

/** How each kind of step goes on from a value; null and `undefined` where it leads to nothing. */
type Go<S> = (evaluation: Evaluation, rules: Rules, target: Value, step: S) => Value | undefined;

const STEPS: { readonly [K in Step['kind']]: Go<Extract<Step, { kind: K }>> } = {
  property: (_evaluation, _rules, target, { name }) => readProperty(target, name),
  method: (evaluation, rules, target, { name, args }) => callMethod(target, name, args.map((arg) => rules.value(evaluation, arg))),
  index: (evaluation, rules, target, { key }) => readIndex(target, rules.value(evaluation, key)),
};

/** The value of a reference: what the dialect says where it leads to nothing. */
export function valueOfReference(evaluation: Evaluation, rules: Rules, reference: Reference): Value {
  return follow(evaluation, rules, reference, reference.steps) ?? evaluation.dialect.missing;
}

function follow(evaluation: Evaluation, rules: Rules, { root }: Reference, steps: readonly Step[]): Value {
  let value: Value = evaluation.variables.get(root) ?? null;
  for (const step of steps) {
    if (value === null) return null;
    const target: Value = value;
    value = evaluation.step(step.at, () => (STEPS[step.kind] as Go<Step>)(evaluation, rules, target, step)) ?? null;
  }
  return value;
}

/** `#set`: null is not assigned, and nothing happens where there is nothing to hold the value. */
export function assign(evaluation: Evaluation, rules: Rules, reference: Reference, value: Value): void {
  if (value === null) return;
  const last = reference.steps.at(-1);
  if (last === undefined) {
    evaluation.variables.set(reference.root, value);
    return;
  }
  const target = follow(evaluation, rules, reference, reference.steps.slice(0, -1));
  if (target === null) return;
  evaluation.step(last.at, () => {
    if (last.kind === 'index') writeIndex(target, rules.value(evaluation, last.key), value);
    else writeProperty(target, last.name, value);
  });
}
