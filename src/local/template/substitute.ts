/** What stands for a variable of `Fn::Sub`. */
export type Variable = (name: string) => string;

/**
 * Text with `${name}` replaced; `${!literal}` stands for `${literal}`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
 */
export function substitute(text: string, variable: Variable): string {
  return text.replace(/\$\{(!?)([^${}]*)\}/g, (_, literal: string, name: string) => (literal ? `\${${name}}` : variable(name.trim())));
}
