/**
 * A value as a mapping template sees it: Java's, not JavaScript's.
 *
 * Text, booleans and null are themselves; a `bigint` is a whole number (Integer, Long or BigInteger: Velocity widens), a `number` is a
 * Double. Everything else is one of the classes below.
 */
export type Value = null | string | boolean | bigint | number | VtlList | VtlMap | VtlObject;

/** A Java list. Those that come from JSON print themselves as JSON, others as `[a, b]`. */
export class VtlList {
  public readonly items: Value[];
  public readonly fromJson: boolean;

  constructor(items: Value[] = [], fromJson = false) {
    this.items = items;
    this.fromJson = fromJson;
  }
}

/** A Java map in order of insertion; prints itself as `{a=b}`, and as JSON inside a list that does. */
export class VtlMap {
  public readonly entries: Map<Value, Value>;

  constructor(entries: Iterable<readonly [Value, Value]> = []) {
    this.entries = new Map(entries);
  }
}

/** An object with methods and properties of its own, such as `$input`. */
export interface VtlObject {
  /** The property, `undefined` where there is none. */
  property(name: string): Value | undefined;
  /** What the method answers, `undefined` where there is no such method or it does not take these arguments. */
  call(method: string, args: readonly Value[]): Value | undefined;
  /** As it is printed. */
  print(): string;
}

/** Where something stands in a template; both count from one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What the roots of references (`$input`, `$util` …) stand for. */
export type Variables = { readonly [name: string]: Value };
