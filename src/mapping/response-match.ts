import { Token } from 'aws-cdk-lib';
import { isOfJava, patternFlaw } from './patterns';

/** Whether a selection pattern compiles, as far as JavaScript can tell. */
export function compilesAsPattern(pattern: string): boolean {
  return Token.isUnresolved(pattern) || patternFlaw(pattern) === undefined;
}

const STATUSES = Array.from({ length: 500 }, (_, i) => i + 100);

/** The statuses that a pattern matches as a whole; `undefined` where that cannot be tried. */
export function matchedStatuses(pattern: string): readonly number[] | undefined {
  if (Token.isUnresolved(pattern) || isOfJava(pattern) || !compilesAsPattern(pattern)) return undefined;
  const whole = new RegExp(`^(?:${pattern})$`);
  return STATUSES.filter((status) => whole.test(String(status)));
}

/** A pattern for what any of several matches. */
export function matchAny(patterns: readonly string[]): string {
  return patterns.length === 1 ? patterns[0] : patterns.map((pattern) => `(?:${pattern})`).join('|');
}

/** A pattern for what one matches and none of the others does. */
export function matchBeside(pattern: string, others: readonly string[]): string {
  // `$` would also match before a last line break. A group may have its name once only.
  const unnamed = [...others].sort().map((other) => other.replace(/\(\?<(?![=!])[^>]*>/g, '(?:'));
  return others.length === 0 ? pattern : `(?!(?:${matchAny(unnamed)})(?![\\s\\S]))(?:${pattern})`;
}
