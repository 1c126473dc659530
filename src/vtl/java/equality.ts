import type { Value } from '../values';
import { VtlList, VtlMap } from '../values';
import { compareNumbers, isNumber } from './arithmetic';
import { nested, spend } from './budget';
import { print } from './print';

/** The operator `==`: numbers by size, the same kinds by their contents, different kinds by how they print. */
export function looselyEqual(left: Value, right: Value): boolean {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  if (left === null || right === null) return left === right;
  return sameKind(left, right) ? equal(left, right) : print(left) === print(right);
}

function sameKind(left: Value, right: Value): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return typeof left === typeof right;
  return (left instanceof VtlList && right instanceof VtlList) || (left instanceof VtlMap && right instanceof VtlMap);
}

/** The method `equals` of Java's objects. */
export function equal(left: Value, right: Value): boolean {
  spend(1);
  if (left === right || Object.is(left, right)) return true;
  if (left instanceof VtlList && right instanceof VtlList) return nested(() => equalLists(left, right));
  return left instanceof VtlMap && right instanceof VtlMap && nested(() => equalMaps(left, right));
}

function equalLists(left: VtlList, right: VtlList): boolean {
  return left.items.length === right.items.length && left.items.every((item, i) => equal(item, right.items[i]));
}

function equalMaps(left: VtlMap, right: VtlMap): boolean {
  if (left.entries.size !== right.entries.size) return false;
  return [...left.entries].every(([key, value]) => right.entries.has(key) && equal(value, right.entries.get(key)!));
}
