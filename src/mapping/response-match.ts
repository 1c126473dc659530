import { Token } from 'aws-cdk-lib';

/** API Gateway takes Java's patterns: what JavaScript does not have is taken out where it means nothing here, else the pattern is not tried. */
function asJavaScript(pattern: string): string {
  return pattern.replace(/\(\?[a-zA-Z]+\)/g, '').replace(/([*+?}])\+/g, '$1');
}

/** Atomic groups and flags for a part of the pattern are Java's alone. */
const isJavaOnly = (pattern: string) => /\(\?(?![:=!<])/.test(pattern.replace(/\(\?[a-zA-Z]+\)/g, ''));

/** Whether a selection pattern compiles, as far as JavaScript can tell. */
export function compilesAsPattern(pattern: string): boolean {
  if (isJavaOnly(pattern) || Token.isUnresolved(pattern)) return true;
  try {
    return new RegExp(asJavaScript(pattern)) !== undefined;
  } catch {
    return false;
  }
}

const STATUSES = Array.from({ length: 500 }, (_, i) => i + 100);

/** The statuses that a pattern matches as a whole; `undefined` where that cannot be tried. */
export function matchedStatuses(pattern: string): readonly number[] | undefined {
  if (isJavaOnly(pattern) || Token.isUnresolved(pattern) || !compilesAsPattern(pattern)) return undefined;
  const whole = new RegExp(`^(?:${asJavaScript(pattern)})$`);
  return STATUSES.filter((status) => whole.test(String(status)));
}

/** A pattern for what any of several matches. */
export function matchAny(patterns: readonly string[]): string {
  return patterns.length === 1 ? patterns[0] : patterns.map((pattern) => `(?:${pattern})`).join('|');
}

/** A pattern for what one matches and none of the others does. */
export function matchBeside(pattern: string, others: readonly string[]): string {
  return others.length === 0 ? pattern : `(?!(?:${matchAny([...others].sort())})$)(?:${pattern})`;
}
