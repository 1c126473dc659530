/* eslint-disable no-bitwise -- Java's hash codes are made of bits */
import type { Value, VtlObject } from '../values';
import { VtlList, VtlMap } from '../values';
import { nested, spend } from './budget';

/** As Java's `hashCode`, but for objects whose hash means nothing. */
export function hashOf(value: Value): number {
  spend(1);
  if (value === null || typeof value !== 'object') return value === null ? 0 : SCALARS[typeof value as keyof typeof SCALARS](value);
  return nested(() => hashOfObject(value));
}

function hashOfObject(value: VtlList | VtlMap | VtlObject): number {
  if (value instanceof VtlList) return int(value.items.reduce<number>((sum, item) => Math.imul(31, sum) + hashOf(item), 1));
  return value instanceof VtlMap ? hashOfMap(value) : hashOfText(value.print());
}

const SCALARS = {
  string: (value: unknown) => hashOfText(value as string),
  boolean: (value: unknown) => value ? 1231 : 1237,
  number: (value: unknown) => hashOfLong(new BigInt64Array(new Float64Array([value as number]).buffer)[0]),
  bigint: (value: unknown) => BigInt.asIntN(32, value as bigint) === value ? Number(value) : hashOfLong(value as bigint),
};

function hashOfMap(map: VtlMap): number {
  return int([...map.entries].reduce((sum, [key, value]) => sum + Number(BigInt(hashOf(key)) ^ BigInt(hashOf(value))), 0));
}

function hashOfLong(value: bigint): number {
  return Number(BigInt.asIntN(32, value ^ (BigInt.asUintN(64, value) >> 32n)));
}

function hashOfText(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = int(Math.imul(31, sum) + text.charCodeAt(i));
  return sum;
}

/** What a number overflows to as a Java `int`. */
function int(value: number): number {
  return Math.imul(value, 1);
}
