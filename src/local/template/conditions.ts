import { isObject, shown, textOf } from './json';
import type { JsonObject } from './json';
import type { Scope } from './scope';
import { TemplateError } from './template-error';

type Test = (argument: unknown, scope: Scope) => boolean;

/** The functions that conditions are made of. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html */
const TESTS = new Map<string, Test>([
  ['Condition', (name, scope) => scope.condition(name)],
  ['Fn::And', (tests, scope) => scope.list(tests, 'Fn::And').every((test) => isMet(test, scope))],
  ['Fn::Or', (tests, scope) => scope.list(tests, 'Fn::Or').some((test) => isMet(test, scope))],
  ['Fn::Not', (tests, scope) => !isMet(scope.list(tests, 'Fn::Not')[0], scope)],
  ['Fn::Equals', (sides, scope) => {
    const [left, right] = scope.list(sides, 'Fn::Equals').map((side) => scope.resolve(side));
    // Parameters are compared as text, whatever they were written as.
    return textOf(left) === textOf(right);
  }],
]);

/** Whether a condition's expression holds. */
export function isMet(expression: unknown, scope: Scope): boolean {
  const [[name, argument] = ['', undefined] as const] = isObject(expression) ? Object.entries(expression as JsonObject) : [];
  const test = TESTS.get(name);
  if (!test) throw new TemplateError(scope.owner, `${shown(expression)} is no condition; it is one of ${[...TESTS.keys()].join(', ')}`);
  return test(argument, scope);
}
