import type { Value } from '../values';
import { tooLarge } from './exception';

/** The whole numbers of Java's Long: outside of them Velocity calculates with BigInteger. */
const LONG = { min: -(2n ** 63n), max: 2n ** 63n - 1n };
/** Bits that a whole number may have, that a chain of multiplications ends. */
const MOST_BITS = 10_000n;
const LARGEST = 2n ** MOST_BITS;

type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

interface Operation {
  readonly whole: (a: bigint, b: bigint) => bigint;
  readonly double: (a: number, b: number) => number;
}

const OPERATIONS: Readonly<Record<ArithmeticOperator, Operation>> = {
  '+': { whole: (a, b) => a + b, double: (a, b) => a + b },
  '-': { whole: (a, b) => a - b, double: (a, b) => a - b },
  '*': { whole: (a, b) => a * b, double: (a, b) => a * b },
  '/': { whole: (a, b) => a / b, double: (a, b) => a / b },
  '%': { whole: modulo, double: (a, b) => a % b },
};

/** The result of a calculation; null where an operand is no number, or for a division by zero: Velocity has no result then. */
export function calculate(operator: ArithmeticOperator, left: Value, right: Value): bigint | number | null {
  if (!isNumber(left) || !isNumber(right)) return null;
  if ((operator === '/' || operator === '%') && Number(right) === 0) return null;
  const { whole, double } = OPERATIONS[operator];
  return typeof left === 'bigint' && typeof right === 'bigint' ? bounded(whole(left, right)) : double(Number(left), Number(right));
}

/** Whether a value is one of Java's numbers. */
export function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** Below zero, zero or above: as the left number is less than, equal to or greater than the right. */
export function compareNumbers(left: bigint | number, right: bigint | number): number {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right ? -1 : Number(left > right);
  return Number(left) < Number(right) ? -1 : Number(Number(left) > Number(right));
}

function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  // BigInteger's mod is never negative, the remainder of a Long is.
  return isLong(a) && isLong(b) || rest >= 0n ? rest : rest + (b < 0n ? -b : b);
}

function isLong(value: bigint): boolean {
  return value >= LONG.min && value <= LONG.max;
}

function bounded(value: bigint): bigint {
  if (value > LARGEST || value < -LARGEST) throw tooLarge('a number');
  return value;
}
