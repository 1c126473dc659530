import type { Value, VtlObject } from '../values';
import { JavaException } from './exception';

/** What `iterator` answers. */
export class JavaIterator implements VtlObject {
  private readonly items: readonly Value[];
  private next = 0;

  constructor(items: readonly Value[]) {
    this.items = items;
  }

  public property(): undefined {
    return undefined;
  }

  public call(name: string, args: readonly Value[]): Value | undefined {
    if (args.length > 0) return undefined;
    if (name === 'hasNext') return this.next < this.items.length;
    return name === 'next' ? this.advance() : undefined;
  }

  public print(): string {
    return 'java.util.Iterator';
  }

  /** What it has not come to yet; then it has come to the end. */
  public rest(): readonly Value[] {
    const rest = this.items.slice(this.next);
    this.next = this.items.length;
    return rest;
  }

  private advance(): Value {
    if (this.next >= this.items.length) throw new JavaException('an iterator has no further item (NoSuchElementException)');
    return this.items[this.next++];
  }
}
