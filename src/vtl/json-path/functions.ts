import { doubleText } from '../json-text';
import type { Value } from '../values';
import { VtlList, VtlMap } from '../values';

type Call = (model: Value, args: readonly Value[]) => Value | undefined;

/**
 * The functions that may end a path: what they make of the value before them and of their arguments; `undefined` where there is nothing to
 * work on. Those that calculate answer a Double.
 *
 * @see https://github.com/json-path/JsonPath#functions
 */
export const FUNCTIONS = {
  length: lengthOf,
  size: lengthOf,
  min: calculated((numbers) => numbers.reduce((least, number) => Math.min(least, number))),
  max: calculated((numbers) => numbers.reduce((most, number) => Math.max(most, number))),
  avg: calculated(average),
  sum: calculated(sum),
  stddev: calculated(deviation),
  keys: (model) => model instanceof VtlMap ? new VtlList([...model.entries.keys()]) : null,
  concat: (model, args) => [...itemsOf(model).filter((item) => typeof item === 'string'), ...args.flatMap(textsOf)].join(''),
  append: (model, args) => model instanceof VtlList ? new VtlList([...model.items, ...args], true) : model,
  first: (model) => itemsOf(model)[0],
  last: (model) => itemsOf(model).at(-1),
  index: (model, args) => numbersOf(args).slice(0, 1).map((index) => itemsOf(model).at(index))[0],
} as const satisfies { readonly [name: string]: Call };

/** The name of a function. */
export type FunctionName = keyof typeof FUNCTIONS;

const itemsOf = (value: Value): readonly Value[] => value instanceof VtlList ? value.items : [];
const spread = (value: Value): readonly Value[] => value instanceof VtlList ? value.items : [value];

function lengthOf(model: Value, args: readonly Value[]): Value {
  const counted = args[0] instanceof VtlList ? args[0] : model;
  if (counted instanceof VtlList) return BigInt(counted.items.length);
  return counted instanceof VtlMap ? BigInt(counted.entries.size) : null;
}

function calculated(calculate: (numbers: readonly number[]) => number): Call {
  return (model, args) => {
    const numbers = [...numbersOf(itemsOf(model)), ...numbersOf(args.flatMap(spread))];
    return numbers.length === 0 ? undefined : calculate(numbers);
  };
}

function numbersOf(values: readonly Value[]): number[] {
  return values.filter((value) => typeof value === 'number' || typeof value === 'bigint').map(Number);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function average(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length;
}

function deviation(numbers: readonly number[]): number {
  const middle = average(numbers);
  return Math.sqrt(average(numbers.map((number) => (number - middle) ** 2)));
}

function textsOf(value: Value): string[] {
  return spread(value).filter((item) => item !== null).map((item) => typeof item === 'number' ? doubleText(item) : String(item));
}
