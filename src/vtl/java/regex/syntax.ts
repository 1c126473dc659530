/** A regular expression of Java, as far as it can be matched in a time that grows with text times pattern only. */
export type RegexNode =
  | { readonly kind: 'set'; readonly accepts: (codePoint: number) => boolean }
  | { readonly kind: 'sequence'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly node: RegexNode; readonly min: number; readonly max: number; readonly lazy: boolean }
  | { readonly kind: 'group'; readonly index: number; readonly node: RegexNode }
  | { readonly kind: 'look'; readonly node: RegexNode; readonly negative: boolean }
  | { readonly kind: 'assert'; readonly holds: Assertion };

/** Whether something is true of a place in a text. */
export type Assertion = (text: string, at: number) => boolean;

/** A parsed regular expression. */
export interface Regex {
  readonly node: RegexNode;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}
