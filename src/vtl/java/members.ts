import type { Value, VtlObject } from '../values';
import { VtlList, VtlMap } from '../values';
import { spend } from './budget';
import { JavaException } from './exception';
import { JavaIterator } from './iterator';
import { JavaCollection } from './kinds';
import { JSON_LIST, LIST, SET } from './lists';
import { MAP } from './maps';
import { callOf } from './method';
import type { Methods } from './method';
import { BOOLEAN, DOUBLE, WHOLE } from './numbers';
import { OBJECT } from './objects';
import { CHARACTERS_PER_STEP } from './print';
import { STRING } from './strings';

/** Every kind of value but null and objects, which know their members themselves. */
type Known = Exclude<Value, null | VtlObject>;

const SCALARS: Readonly<Record<string, Methods<never>>> = { string: STRING, bigint: WHOLE, number: DOUBLE, boolean: BOOLEAN };

function methodsOf(value: Known): Methods<never> {
  if (value instanceof VtlMap) return MAP;
  if (value instanceof JavaCollection) return SET;
  if (value instanceof VtlList) return value.fromJson ? JSON_LIST : LIST;
  return SCALARS[typeof value];
}

function isObject(value: Value): value is VtlObject {
  return typeof value === 'object' && value !== null && !(value instanceof VtlList) && !(value instanceof VtlMap);
}

/** Methods that do not look at every item. */
const CONSTANT_TIME: ReadonlySet<string> = new Set([
  'get', 'getOrDefault', 'put', 'putIfAbsent', 'containsKey', 'set', 'size', 'isEmpty', 'length', 'charAt', 'count', 'iterator',
]);
/** Items that are copied, and take memory, in about the time of one step of an evaluation. */
const ITEMS_PER_STEP = 2;

/** About how many steps of an evaluation it takes to go through a value. */
function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length / CHARACTERS_PER_STEP;
  if (value instanceof VtlList) return value.items.length / ITEMS_PER_STEP;
  return value instanceof VtlMap ? value.entries.size / ITEMS_PER_STEP : 1;
}

/** What a method answers; `undefined` where there is none of that name, or none that takes the arguments. */
export function callMethod(target: Value, name: string, args: readonly Value[]): Value | undefined {
  if (target === null) return undefined;
  if (isObject(target)) return target.call(name, args);
  if (!CONSTANT_TIME.has(name)) [target, ...args].forEach((value) => spend(sizeOf(value)));
  const answer = callOnKnown(target, name, args);
  if (typeof answer === 'string') spend(sizeOf(answer));
  return answer;
}

function callOnKnown(target: Known, name: string, args: readonly Value[]): Value | undefined {
  return callOf(methodsOf(target) as Methods<Value>, target, name, args) ?? callOf(OBJECT, target, name, args);
}

/** The value of a property: of a map the entry, else what its getter answers. */
export function readProperty(target: Value, name: string): Value | undefined {
  if (target === null) return undefined;
  if (isObject(target)) return target.property(name);
  if (target instanceof VtlMap) return target.entries.get(name);
  const upper = name[0].toUpperCase() + name.slice(1);
  return ['get', 'is'].map((verb) => callMethod(target, verb + upper, [])).find((value) => value !== undefined);
}

/** What stands at an index: as the method `get` answers, where there is one; of a list also counted from its end. */
export function readIndex(target: Value, key: Value): Value | undefined {
  return callMethod(target, 'get', [fromEnd(target, key)]);
}

/** Puts a value at an index, as the methods `set` and `put` do; nothing happens where there is neither. */
export function writeIndex(target: Value, key: Value, value: Value): void {
  const args = [fromEnd(target, key), value];
  if (callMethod(target, 'set', args) === undefined) callMethod(target, 'put', args);
}

/** Sets a property, as its setter or the method `put` does; nothing happens where there is neither. */
export function writeProperty(target: Value, name: string, value: Value): void {
  if (callMethod(target, `set${name[0].toUpperCase()}${name.slice(1)}`, [value]) === undefined) callMethod(target, 'put', [name, value]);
}

/** Velocity counts a negative index from the end of whatever has a size. */
function fromEnd(target: Value, key: Value): Value {
  if (typeof key !== 'bigint' || key >= 0n) return key;
  const size = callMethod(target, 'size', []);
  if (typeof size !== 'bigint') throw new JavaException(`index ${key} counts from an end, which only lists and maps have`);
  return size + key;
}

/** What `#foreach` goes through: the items of a list, the values of a map; `undefined` where there is nothing to go through. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  spend(sizeOf(value));
  if (value instanceof VtlList) return [...value.items];
  if (value instanceof JavaIterator) return value.rest();
  return value instanceof VtlMap ? [...value.entries.values()] : undefined;
}
