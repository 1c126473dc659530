import type { VtlMap } from '../values';
import { JavaEntry } from './entry';
import { equal } from './equality';
import { JavaCollection } from './kinds';
import { any, map, method } from './method';
import type { Methods } from './method';

/** The methods of `java.util.Map`. */
export const MAP: Methods<VtlMap> = {
  get: [method([any], (self: VtlMap, key) => self.entries.get(key) ?? null)],
  getOrDefault: [method([any, any], (self: VtlMap, key, other) => self.entries.has(key) ? self.entries.get(key)! : other)],
  put: [method([any, any], (self: VtlMap, key, value) => {
    const former = self.entries.get(key) ?? null;
    self.entries.set(key, value);
    return former;
  })],
  putIfAbsent: [method([any, any], (self: VtlMap, key, value) => {
    const former = self.entries.get(key) ?? null;
    if (former === null) self.entries.set(key, value);
    return former;
  })],
  putAll: [method([map], (self: VtlMap, other) => {
    for (const [key, value] of [...other.entries]) self.entries.set(key, value);
  })],
  remove: [method([any], (self: VtlMap, key) => {
    const former = self.entries.get(key) ?? null;
    self.entries.delete(key);
    return former;
  })],
  replace: [method([any, any], (self: VtlMap, key, value) => {
    const former = self.entries.get(key) ?? null;
    if (self.entries.has(key)) self.entries.set(key, value);
    return former;
  })],
  clear: [method([], (self: VtlMap) => self.entries.clear())],
  size: [method([], (self: VtlMap) => BigInt(self.entries.size))],
  isEmpty: [method([], (self: VtlMap) => self.entries.size === 0)],
  containsKey: [method([any], (self: VtlMap, key) => self.entries.has(key))],
  containsValue: [method([any], (self: VtlMap, value) => [...self.entries.values()].some((each) => equal(each, value)))],
  keySet: [method([], (self: VtlMap) => new JavaCollection([...self.entries.keys()], (key) => self.entries.delete(key)))],
  values: [method([], (self: VtlMap) => new JavaCollection([...self.entries.values()]))],
  entrySet: [method([], (self: VtlMap) => new JavaCollection([...self.entries.keys()].map((key) => new JavaEntry(key, self.entries))))],
};
