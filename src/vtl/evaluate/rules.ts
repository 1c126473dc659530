import type { Block, Expression, Reference } from '../syntax';
import type { Value } from '../values';
import type { Evaluation } from './evaluation';

/** The parts of the evaluator that need one another: handed along, so that their files do not import one another in circles. */
export interface Rules {
  /** Does what statements say. */
  render(evaluation: Evaluation, block: Block): void;
  /** The value of an expression. */
  value(evaluation: Evaluation, expression: Expression): Value;
  /** The value of a reference: what the dialect says where it leads to nothing. */
  reference(evaluation: Evaluation, reference: Reference): Value;
}
