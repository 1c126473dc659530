import type { Value } from '../values';
import { VtlList } from '../values';
import { equal } from './equality';
import { JavaException, tooLarge } from './exception';
import { JavaIterator } from './iterator';
import { JavaArray } from './kinds';
import type { JavaCollection } from './kinds';
import { any, int, list, method } from './method';
import type { Methods } from './method';

const has = (self: VtlList, value: Value): boolean => self.items.some((item) => equal(item, value));

function keep(self: VtlList, test: (item: Value) => boolean): boolean {
  const kept = self.items.filter(test);
  const changed = kept.length < self.items.length;
  self.items.splice(0, self.items.length, ...kept);
  return changed;
}

function removeFirst(self: VtlList, value: Value): boolean {
  const at = self.items.findIndex((item) => equal(item, value));
  if (at >= 0) self.items.splice(at, 1);
  return at >= 0;
}

function lastIndexOf(self: VtlList, value: Value): number {
  let at = self.items.length - 1;
  while (at >= 0 && !equal(self.items[at], value)) at--;
  return at;
}

/** An index within the list, or the exception that Java throws. */
function within(self: VtlList, index: number, most = self.items.length - 1): number {
  if (index >= 0 && index <= most) return index;
  throw new JavaException(`index ${index} is outside of a list of ${self.items.length} (IndexOutOfBoundsException)`);
}

function subList(self: VtlList, from: number, to: number): VtlList {
  return new VtlList(self.items.slice(within(self, from, within(self, to, self.items.length)), to));
}

/** What lists have in common with the keys and values of a map: the methods of `java.util.Collection`. */
export const COLLECTION: Methods<VtlList> = {
  size: [method([], (self: VtlList) => BigInt(self.items.length))],
  isEmpty: [method([], (self: VtlList) => self.items.length === 0)],
  contains: [method([any], has)],
  containsAll: [method([list], (self: VtlList, other) => other.items.every((item) => has(self, item)))],
  iterator: [method([], (self: VtlList) => new JavaIterator(self.items))],
  toArray: [method([], (self: VtlList) => new JavaArray([...self.items]))],
};

/** The methods of what `keySet`, `values` and `entrySet` answer. */
export const SET: Methods<JavaCollection> = {
  ...COLLECTION,
  remove: [method([any], (self: JavaCollection, item) => self.removeFromMap(item))],
};

/** The methods of `java.util.List`. */
export const LIST: Methods<VtlList> = {
  ...COLLECTION,
  get: [method([int], (self: VtlList, index) => self.items[within(self, index)])],
  set: [method([int, any], (self: VtlList, index, value) => self.items.splice(within(self, index), 1, value)[0])],
  add: [
    method([any], (self: VtlList, value) => {
      self.items.push(value);
      return true;
    }),
    method([int, any], (self: VtlList, index, value) => {
      self.items.splice(within(self, index, self.items.length), 0, value);
    }),
  ],
  addAll: [
    method([list], (self: VtlList, other) => addAll(self, self.items.length, other)),
    method([int, list], (self: VtlList, index, other) => addAll(self, within(self, index, self.items.length), other)),
  ],
  remove: [
    method([int], (self: VtlList, index) => self.items.splice(within(self, index), 1)[0]),
    method([any], removeFirst),
  ],
  removeAll: [method([list], (self: VtlList, other) => keep(self, (item) => !has(other, item)))],
  retainAll: [method([list], (self: VtlList, other) => keep(self, (item) => has(other, item)))],
  clear: [method([], (self: VtlList) => {
    self.items.length = 0;
  })],
  indexOf: [method([any], (self: VtlList, value) => BigInt(self.items.findIndex((item) => equal(item, value))))],
  lastIndexOf: [method([any], (self: VtlList, value) => BigInt(lastIndexOf(self, value)))],
  subList: [method([int, int], subList)],
};

/** What lists from JSON have beside them, as AWS documents for `$input.path('$.pets').count()`. */
export const JSON_LIST: Methods<VtlList> = { ...LIST, count: LIST.size };

/** Items that a list may come to have by adding lists: doubling one again and again is how a small template fills the memory. */
const MOST_ITEMS = 1_000_000;

function addAll(self: VtlList, index: number, other: VtlList): boolean {
  if (self.items.length + other.items.length > MOST_ITEMS) throw tooLarge('a list');
  const added = [...other.items];
  const behind = self.items.splice(index);
  for (const item of [...added, ...behind]) self.items.push(item);
  return added.length > 0;
}
