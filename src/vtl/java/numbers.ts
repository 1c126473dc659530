import type { Value } from '../values';
import { compareNumbers } from './arithmetic';
import { JavaException } from './exception';
import { any, double, incomparable, int, method, number, text, truth, whole } from './method';
import type { Methods } from './method';
import { print } from './print';

const LARGEST_LONG = 2n ** 63n - 1n;

/** Text as Java's `Integer.parseInt` and `Long.parseLong` read it. */
function parseWhole(given: string, radix = 10): bigint {
  const digits = /^[+-]?([0-9a-z]{1,64})$/i.exec(given)?.[1];
  const value = digits === undefined ? NaN : [...digits].reduce((sum, digit) => sum * BigInt(radix) + BigInt(digitOf(digit, radix)), 0n);
  if (typeof value !== 'bigint') throw unreadable(given);
  return given.startsWith('-') ? -value : value;
}

function digitOf(digit: string, radix: number): number {
  const value = parseInt(digit, 36);
  if (value >= radix) throw unreadable(digit);
  return value;
}

function unreadable(given: string): JavaException {
  return new JavaException(`${JSON.stringify(given.slice(0, 40))} is not a number (NumberFormatException)`);
}

function parseInteger(given: string, radix = 10): bigint {
  const value = parseWhole(given, radix);
  if (BigInt.asIntN(32, value) !== value) throw unreadable(given);
  return value;
}

function parseDouble(given: string): number {
  const trimmed = given.trim();
  if (/^[+-]?(?:NaN|Infinity)$/.test(trimmed)) return Number(trimmed);
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[fd]?$/i.test(trimmed)) throw unreadable(given);
  return Number(trimmed.replace(/[fd]$/i, ''));
}

/** As Java's casts: without the fraction, and never outside of the type. */
function truncate(value: number, bits: number): bigint {
  if (Number.isNaN(value)) return 0n;
  const most = 2n ** BigInt(bits - 1);
  if (value >= Number(most)) return most - 1n;
  return value <= -Number(most) ? -most : BigInt(Math.trunc(value));
}

const unsigned = (value: bigint): bigint => BigInt.asUintN(value > LARGEST_LONG || BigInt.asIntN(32, value) !== value ? 64 : 32, value);

/** The methods of `Integer` and `Long`, static ones too: `#set($Integer = 0)$Integer.parseInt("5")` is how templates read numbers. */
export const WHOLE: Methods<bigint> = {
  intValue: [method([], (self: bigint) => BigInt.asIntN(32, self))],
  longValue: [method([], (self: bigint) => BigInt.asIntN(64, self))],
  shortValue: [method([], (self: bigint) => BigInt.asIntN(16, self))],
  byteValue: [method([], (self: bigint) => BigInt.asIntN(8, self))],
  doubleValue: [method([], (self: bigint) => Number(self))],
  floatValue: [method([], (self: bigint) => Math.fround(Number(self)))],
  compareTo: [method([whole], (self: bigint, other) => BigInt(compareNumbers(self, other))), incomparable()],
  equals: [method([any], (self: bigint, other) => self === other)],
  parseInt: [
    method([text], (_: bigint, given) => parseInteger(given)),
    method([text, int], (_: bigint, given, radix) => parseInteger(given, radix)),
  ],
  parseLong: [method([text], (_: bigint, given) => parseWhole(given))],
  valueOf: [
    method([text], (_: bigint, given) => parseInteger(given)),
    method([whole], (_: bigint, value) => value),
  ],
  toString: [
    method([], (self: bigint) => String(self)),
    method([whole], (_: bigint, value) => String(value)),
    method([whole, int], (_: bigint, value, radix) => value.toString(radix < 2 || radix > 36 ? 10 : radix)),
  ],
  toHexString: [method([whole], (_: bigint, value) => unsigned(value).toString(16))],
  toBinaryString: [method([whole], (_: bigint, value) => unsigned(value).toString(2))],
  toOctalString: [method([whole], (_: bigint, value) => unsigned(value).toString(8))],
  compare: [method([whole, whole], (_: bigint, a, b) => BigInt(compareNumbers(a, b)))],
  max: [method([whole, whole], (_: bigint, a, b) => a > b ? a : b)],
  min: [method([whole, whole], (_: bigint, a, b) => a < b ? a : b)],
  sum: [method([whole, whole], (_: bigint, a, b) => a + b)],
  signum: [method([whole], (_: bigint, value) => BigInt(compareNumbers(value, 0n)))],
};

/** The methods of `Double`, static ones too. */
export const DOUBLE: Methods<number> = {
  intValue: [method([], (self: number) => truncate(self, 32))],
  longValue: [method([], (self: number) => truncate(self, 64))],
  shortValue: [method([], (self: number) => BigInt.asIntN(16, truncate(self, 32)))],
  byteValue: [method([], (self: number) => BigInt.asIntN(8, truncate(self, 32)))],
  doubleValue: [method([], (self: number) => self)],
  floatValue: [method([], (self: number) => Math.fround(self))],
  compareTo: [method([double], (self: number, other) => BigInt(compareNumbers(self, other))), incomparable()],
  equals: [method([any], (self: number, other) => Object.is(self, other))],
  isNaN: [method([], (self: number) => Number.isNaN(self))],
  isInfinite: [method([], (self: number) => Math.abs(self) === Infinity)],
  parseDouble: [method([text], (_: number, given) => parseDouble(given))],
  valueOf: [method([text], (_: number, given) => parseDouble(given))],
  toString: [method([], (self: number) => print(self)), method([number], (_: number, value) => print(Number(value)))],
  compare: [method([number, number], (_: number, a, b) => BigInt(compareNumbers(Number(a), Number(b))))],
  max: [method([number, number], (_: number, a, b) => Math.max(Number(a), Number(b)))],
  min: [method([number, number], (_: number, a, b) => Math.min(Number(a), Number(b)))],
  sum: [method([number, number], (_: number, a, b) => Number(a) + Number(b))],
};

/** The methods of `Boolean`. */
export const BOOLEAN: Methods<boolean> = {
  booleanValue: [method([], (self: boolean) => self)],
  equals: [method([any], (self: boolean, other: Value) => self === other)],
  compareTo: [method([truth], (self: boolean, other) => BigInt(Number(self) - Number(other))), incomparable()],
  parseBoolean: [method([text], (_: boolean, given) => given.toLowerCase() === 'true')],
  valueOf: [method([text], (_: boolean, given) => given.toLowerCase() === 'true')],
};
