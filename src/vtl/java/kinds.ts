import type { Value } from '../values';
import { VtlList } from '../values';

/** The keys, values or entries of a map: a list without places, as Java's sets have no `get`. */
export class JavaCollection extends VtlList {
  /** Removes an item from the map behind the collection, and says whether it was there. */
  public readonly removeFromMap: (item: Value) => boolean;

  constructor(items: Value[], removeFromMap: (item: Value) => boolean = () => false) {
    super(items);
    this.removeFromMap = removeFromMap;
  }
}

/** What `split` answers: an array, which is a list in all but how it prints. */
export class JavaArray extends VtlList {}
