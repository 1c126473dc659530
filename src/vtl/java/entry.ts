import type { Value, VtlObject } from '../values';
import { callOf, any, method } from './method';
import type { Methods } from './method';
import { print } from './print';

/** An entry of a map, as `entrySet` answers it. */
export class JavaEntry implements VtlObject {
  public readonly key: Value;
  private readonly entries: Map<Value, Value>;

  constructor(key: Value, entries: Map<Value, Value>) {
    this.key = key;
    this.entries = entries;
  }

  public get value(): Value {
    return this.entries.get(this.key) ?? null;
  }

  public property(name: string): Value | undefined {
    return name === 'key' || name === 'value' ? this[name] : undefined;
  }

  public call(name: string, args: readonly Value[]): Value | undefined {
    return callOf(ENTRY, this, name, args);
  }

  public print(): string {
    return `${this.key === null ? 'null' : print(this.key)}=${this.value === null ? 'null' : print(this.value)}`;
  }

  /** Sets the value in the map, and answers the former one. */
  public set(value: Value): Value {
    const former = this.value;
    this.entries.set(this.key, value);
    return former;
  }
}

const ENTRY: Methods<JavaEntry> = {
  getKey: [method([], (self: JavaEntry) => self.key)],
  getValue: [method([], (self: JavaEntry) => self.value)],
  setValue: [method([any], (self: JavaEntry, value) => self.set(value))],
  toString: [method([], (self: JavaEntry) => self.print())],
};
