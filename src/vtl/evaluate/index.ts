import { withBudget } from '../java';
import type { Template } from '../syntax';
import type { Variables } from '../values';
import { API_GATEWAY } from './dialect';
import type { Dialect } from './dialect';
import { Evaluation } from './evaluation';
import { valueOfExpression } from './expressions';
import { DEFAULT_LIMITS } from './limits';
import type { Limits } from './limits';
import { valueOfReference } from './references';
import type { Rules } from './rules';
import { BreakSignal, StopSignal } from './signals';
import { renderBlock } from './statements';

export type { Limits } from './limits';

const RULES: Rules = {
  render: (evaluation, block) => renderBlock(evaluation, RULES, block),
  value: (evaluation, expression) => valueOfExpression(evaluation, RULES, expression),
  reference: (evaluation, reference) => valueOfReference(evaluation, RULES, reference),
};

/**
 * What a mapping template prints, evaluated as by API Gateway. `#set` changes maps among the variables in place, as overrides in `$context` do.
 *
 * Throws a `VtlError` with the place where API Gateway would answer 500, or where a limit is passed.
 */
export function renderTemplate(template: Template, variables: Variables, limits: Limits = {}): string {
  return renderAs(API_GATEWAY, template, variables, limits);
}

/** The same in another dialect. */
export function renderAs(dialect: Dialect, template: Template, variables: Variables, limits: Limits = {}): string {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const evaluation = new Evaluation(variables, all, dialect);
  return withBudget(all.steps, () => {
    try {
      renderBlock(evaluation, RULES, template._body);
    } catch (signal) {
      if (!(signal instanceof StopSignal) && !(signal instanceof BreakSignal)) throw signal;
    }
    return evaluation.text;
  });
}
