/** What JavaScript does not have and Java does: flags inside, atomic groups, possessive quantifiers, other anchors and quotes, classes in classes. */
const OF_JAVA = /\(\?[a-zA-Z-]+[:)]|\(\?>|[*+?}]\+|\\[AZzQEGhRX]|&&|\[[^\]]*\[/;

/** Whether a pattern has what only Java's have. */
export const isOfJava = (pattern: string): boolean => OF_JAVA.test(pattern);

/**
 * Why a pattern is no regular expression, as far as that can be told here.
 *
 * Draft 4 has JavaScript's expressions and API Gateway is written in Java: what only one of them knows is left to the user.
 */
export function patternFlaw(pattern: string): string | undefined {
  if (isOfJava(pattern)) return undefined;
  try {
    RegExp(pattern);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
