import { JavaException } from './exception';

/** More nesting than any template needs: what is deeper holds itself. */
export const MOST_NESTED = 400;

/**
 * What the evaluation under way may still do. It is state of the module, and not handed along, because printing and comparing happen deep
 * within methods of Java that know nothing of an evaluation; evaluations are synchronous, so no two are ever under way.
 */
let left = Infinity;
let depth = 0;

/** Takes from the budget of the evaluation under way, outside of which there is no limit. */
export function spend(steps: number): void {
  left -= steps;
  if (left < 0) throw new JavaException('the template takes more steps than are allowed');
}

/** Does the work within a budget of its own. */
export function withBudget<T>(steps: number, work: () => T): T {
  const outer = left;
  left = Math.min(steps, outer);
  try {
    return work();
  } finally {
    left = outer;
  }
}

/** Goes one level into a value: refused where there are too many, as in one that holds itself. */
export function nested<T>(work: () => T): T {
  if (depth >= MOST_NESTED) throw new JavaException(`a value nests more than ${MOST_NESTED} levels, as one that holds itself does`);
  depth++;
  try {
    return work();
  } finally {
    depth--;
  }
}
