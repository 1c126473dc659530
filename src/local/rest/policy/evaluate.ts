import { conditionsHold } from './conditions';
import type { ConditionContext } from './conditions';
import { fits } from './wildcards';

/** What a policy says of a request: an explicit answer, or none. */
export type Verdict = 'Allow' | 'Deny' | 'neither';

/** What a policy is asked. */
export interface PolicyRequest {
  /** For example `execute-api:Invoke`. */
  readonly action: string;
  readonly resource: string;
  /** The ARN of who asks; nothing for anonymous callers. */
  readonly principal?: string;
  readonly context: ConditionContext;
}

type Statement = Readonly<Record<string, unknown>>;

/**
 * Evaluates an IAM policy: one denial counts, else one permission.
 *
 * Statements without a principal, those of a caller's own policy, are for whoever asks.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluatePolicy(policy: unknown, request: PolicyRequest): Verdict {
  const statements = [(policy as { Statement?: Statement | Statement[] } | undefined)?.Statement ?? []].flat();
  const effects = statements.filter((statement) => concerns(statement, request)).map(({ Effect }) => Effect);
  return effects.includes('Deny') ? 'Deny' : effects.includes('Allow') ? 'Allow' : 'neither';
}

function concerns(statement: Statement, { action, resource, principal, context }: PolicyRequest): boolean {
  return typeof statement === 'object' && statement !== null
    && named(statement, 'Action', (pattern) => fits(pattern, action, true))
    && named(statement, 'Resource', (pattern) => fitsResource(pattern, resource))
    && named(statement, 'Principal', (pattern) => fitsPrincipal(pattern, principal))
    && conditionsHold(statement.Condition, context);
}

/** Whether an element (or, turned round, its `Not…`) names something; a statement without either is for everything. */
function named(statement: Statement, element: string, isIt: (pattern: string) => boolean): boolean {
  const not = statement[`Not${element}`];
  if (not !== undefined) return !patternsOf(not).some(isIt);
  return statement[element] === undefined || patternsOf(statement[element]).some(isIt);
}

/** The patterns of an element; principals are grouped by kind. */
function patternsOf(element: unknown): string[] {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return [element].flat().map(String);
  return Object.values(element).flat().map(String);
}

/** API Gateway completes short resources: `execute-api:/stage/GET/path`; what ends in a slash stands for all below it. */
function fitsResource(pattern: string, resource: string): boolean {
  const whole = pattern.startsWith('execute-api:/') ? `arn:*:execute-api:*:*:*/${pattern.slice('execute-api:/'.length)}` : pattern;
  return fits(whole, resource) || (/^arn:[^/]*\/$/.test(whole) && fits(`${whole}*`, resource));
}

/** An account stands for everybody in it. */
function fitsPrincipal(pattern: string, principal: string | undefined): boolean {
  if (pattern === '*') return true;
  if (principal === undefined) return false;
  const [, account] = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(pattern) ?? [];
  return account === undefined ? fits(pattern, principal) : principal.split(':')[4] === account;
}
