import type { Pattern } from './pattern';
import type { Value } from '../values';
import type { FunctionName } from './functions';
import type { Operator } from './operators';

/** A parsed JSONPath. */
export interface JsonPath {
  readonly tokens: readonly Token[];
  /** Whether it can only ever name one place: then it yields the value there, else a list of what it found. */
  readonly definite: boolean;
}

/** One step of a path. */
export type Token =
  /** `.a`, `['a']`; several names one after the other, each on its way on. */
  | { readonly kind: 'properties'; readonly names: readonly string[] }
  /** `['a','b']` at the end: one object of these. */
  | { readonly kind: 'merge'; readonly names: readonly string[] }
  /** `[0]`, `[-1]`, `[0,2]`. */
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  /** `[1:]`, `[:2]`, `[1:2]`. */
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  /** `.*`, `[*]`. */
  | { readonly kind: 'wildcard' }
  /** `[?(…)]`. */
  | { readonly kind: 'filter'; readonly condition: Condition }
  /** `..` and the step after it. */
  | { readonly kind: 'scan'; readonly target: Token }
  /** `.length()`. */
  | { readonly kind: 'function'; readonly name: FunctionName; readonly args: readonly Operand[] };

/** What a filter asks of each item. */
export type Condition =
  | { readonly kind: 'and'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'exists'; readonly path: RootedPath }
  | { readonly kind: 'compare'; readonly operator: Operator; readonly left: Operand; readonly right: Operand };

/** A path inside a path: from the document (`$`), or from the item that a filter looks at (`@`). */
export interface RootedPath {
  readonly kind: 'path';
  readonly root: '$' | '@';
  readonly path: JsonPath;
}

/** A value on one side of a comparison, or an argument. */
export type Operand =
  | RootedPath
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'pattern'; readonly pattern: Pattern };

const isDefinite = (token: Token): boolean => {
  if (token.kind === 'properties') return token.names.length === 1;
  if (token.kind === 'indexes') return token.indexes.length === 1;
  return token.kind === 'merge' || token.kind === 'function';
};

/** The path of these steps, with Jayway's two rules for how steps work together. */
export function pathOf(steps: readonly Token[]): JsonPath {
  const tokens = scanIntoFunction(mergeLast(steps));
  return { tokens, definite: tokens.every(isDefinite) };
}

/** Several names at the very end make one object. */
function mergeLast(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1);
  if (last?.kind === 'scan') return [...tokens.slice(0, -1), { kind: 'scan', target: mergeLast([last.target])[0] }];
  return last?.kind === 'properties' && last.names.length > 1 ? [...tokens.slice(0, -1), { kind: 'merge', names: last.names }] : tokens;
}

/** `$..price.sum()` is `$.sum($..price)`: the function sees all that the scan found, not one after the other. */
function scanIntoFunction(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((token) => token.kind === 'function');
  const call = tokens[at];
  if (tokens[0]?.kind !== 'scan' || tokens.at(-1)?.kind !== 'function' || call?.kind !== 'function') return tokens;
  const found: RootedPath = { kind: 'path', root: '$', path: pathOf(tokens.slice(0, at)) };
  return [functionToken(call.name, [found]), ...tokens.slice(at + 1)];
}

/** A call; the length of a path is how many children there are at all the places that it names. */
export function functionToken(name: FunctionName, args: readonly Operand[]): Token {
  const counts = name === 'length' || name === 'size';
  return { kind: 'function', name, args: counts ? args.map(childrenOf) : args };
}

function childrenOf(operand: Operand): Operand {
  if (operand.kind !== 'path' || operand.path.tokens.length === 0 || operand.path.tokens.at(-1)?.kind === 'function') return operand;
  return { ...operand, path: pathOf([...operand.path.tokens, { kind: 'wildcard' }]) };
}
