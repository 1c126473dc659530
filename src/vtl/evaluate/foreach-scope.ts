import { JavaException, print } from '../java';
import type { Value, VtlObject } from '../values';
import { VtlMap } from '../values';

/** `$foreach`: where a loop is. Templates may also keep values of their own in it. */
export class ForeachScope implements VtlObject {
  public index = -1;
  public hasNext = false;
  public readonly parent: ForeachScope | null;
  private readonly own = new VtlMap();

  constructor(outer: Value | undefined) {
    this.parent = outer instanceof ForeachScope ? outer : null;
  }

  public property(name: string): Value | undefined {
    return Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name](this) : this.find(name);
  }

  public call(name: string, args: readonly Value[]): Value | undefined {
    if (name === 'get' && args.length === 1) return this.find(args[0]);
    if (name === 'put' && args.length === 2) return this.put(args[0], args[1]);
    const getter = /^(?:get|is)([A-Z]\w*)$|^(hasNext)$/.exec(name);
    const property = getter?.[2] ?? getter?.[1].replace(/^./, (first) => first.toLowerCase());
    return property !== undefined && args.length === 0 && Object.hasOwn(PROPERTIES, property) ? PROPERTIES[property](this) : undefined;
  }

  public print(): string {
    return print(this.own);
  }

  private find(key: Value): Value | undefined {
    return this.own.entries.has(key) ? this.own.entries.get(key) : this.parent?.find(key);
  }

  private put(key: Value, value: Value): Value {
    if (value === this) throw new JavaException('$foreach cannot hold itself');
    const former = this.own.entries.get(key) ?? null;
    this.own.entries.set(key, value);
    return former;
  }
}

function topmost(scope: ForeachScope): ForeachScope {
  return scope.parent === null ? scope : topmost(scope.parent);
}

const PROPERTIES: { readonly [name: string]: (scope: ForeachScope) => Value } = {
  index: ({ index }) => BigInt(index),
  count: ({ index }) => BigInt(index + 1),
  hasNext: ({ hasNext }) => hasNext,
  first: ({ index }) => index < 1,
  last: ({ hasNext }) => !hasNext,
  parent: ({ parent }) => parent,
  topmost,
};
