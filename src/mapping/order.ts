/**
 * Values in an order that does not depend on how they were given: literal text sorted, each once. Values that are known only at
 * deployment stay behind it as they were given: their text is the number of a token, which other constructs change.
 */
export function inStableOrder(values: readonly string[]): string[] {
  const distinct = [...new Set(values)];
  const isToken = (value: string) => value.includes('${Token[');
  return [...distinct.filter((value) => !isToken(value)).sort(), ...distinct.filter(isToken)];
}
