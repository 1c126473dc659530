import type { Value } from '../values';
import { equal } from './equality';
import { hashOf } from './hash';
import { any, method } from './method';
import type { Methods } from './method';
import { print } from './print';

/** What every object of Java has; `getClass` is not among it: API Gateway hands out no classes. */
export const OBJECT: Methods<Value> = {
  equals: [method([any], (self: Value, other) => equal(self, other))],
  hashCode: [method([], (self: Value) => BigInt(hashOf(self)))],
  toString: [method([], (self: Value) => print(self))],
};
