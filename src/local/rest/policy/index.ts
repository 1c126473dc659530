export type { ConditionContext } from './conditions';
export { evaluatePolicy } from './evaluate';
export type { PolicyRequest, Verdict } from './evaluate';
