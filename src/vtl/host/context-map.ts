import { callMethod } from '../java';
import type { Value, VtlObject } from '../values';
import { VtlMap } from '../values';

/** A map of `$context`: like any other, but it prints as nothing, whatever it holds: recorded for `$context.identity` and the overrides. */
export class ContextMap implements VtlObject {
  /** What it holds. */
  public readonly entries: Map<Value, Value>;
  private readonly map: VtlMap;

  constructor(map: VtlMap) {
    const entries = [...map.entries].map(([name, value]) => [name, value instanceof VtlMap ? new ContextMap(value) : value] as const);
    this.map = new VtlMap(entries);
    this.entries = this.map.entries;
  }

  public property(name: string): Value | undefined {
    return this.entries.get(name);
  }

  public call(method: string, args: readonly Value[]): Value | undefined {
    return method === 'toString' ? this.print() : callMethod(this.map, method, args);
  }

  public print(): string {
    return '';
  }
}
