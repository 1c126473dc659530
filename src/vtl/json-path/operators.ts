import { Pattern } from './pattern';
import { MAX_JSON_DEPTH, doubleText } from '../json-text';
import type { Value } from '../values';
import { VtlList, VtlMap } from '../values';

/** What stands on one side of a comparison; `undefined` where the path found nothing. */
export type Side = Value | undefined | Pattern;

/** Compares two sides, and calls `step` for each value that it looks at. */
type Compare = (left: Side, right: Side, step: () => void) => boolean;

/**
 * The operators of filters, in lower case (words may be written in either).
 *
 * @see https://github.com/json-path/JsonPath#filter-operators
 */
export const OPERATORS = {
  '==': equals,
  '!=': not(equals),
  '===': sameKindAndEqual,
  '!==': not(sameKindAndEqual),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  '=~': (left, right, step) => left instanceof Pattern ? matches(left, right, step) : right instanceof Pattern && matches(right, left, step),
  'in': (left, right, step) => has(right, left, step),
  'nin': (left, right, step) => isContainer(right) && !has(right, left, step),
  'contains': (left, right, step) => isText(left) && isText(right) ? left.includes(right) : has(left, right, step),
  'all': (left, right, step) => isSubset(right, left, step),
  'subsetof': isSubset,
  'anyof': (left, right, step) => overlaps(left, right, step) === true,
  'noneof': (left, right, step) => overlaps(left, right, step) === false,
  'size': (left, right) => isNumber(right) && sizeOf(left) === Number(right),
  'empty': (left, right) => sizeOf(left) !== undefined && (sizeOf(left) === 0) === right,
} as const satisfies { readonly [operator: string]: Compare };

/** An operator of filters. */
export type Operator = keyof typeof OPERATORS;

type Numeric = bigint | number;

const isNumber = (side: Side): side is Numeric => typeof side === 'bigint' || typeof side === 'number';
const isText = (side: Side): side is string => typeof side === 'string';
const isContainer = (side: Side): side is VtlList | VtlMap => side instanceof VtlList || side instanceof VtlMap;
const itemsOf = (side: Side): readonly Value[] | undefined => side instanceof VtlList ? side.items : undefined;

function not(compare: Compare): Compare {
  return (left, right, step) => !compare(left, right, step);
}

/** Numbers are in order with numbers, text with text; nothing else is. */
function ordered(accept: (order: number) => boolean): Compare {
  return (left, right) => {
    const comparable = (isNumber(left) && isNumber(right)) || (isText(left) && isText(right));
    return comparable && accept(left < right ? -1 : Number(left > right));
  };
}

function sameKindAndEqual(left: Side, right: Side, step: () => void): boolean {
  return (isNumber(left) ? isNumber(right) : typeof left === typeof right) && equals(left, right, step);
}

/** Jayway's `==`: a number and text are equal when they read the same. */
function equals(left: Side, right: Side, step: () => void, depth = 0): boolean {
  step();
  if (left === undefined || right === undefined || depth > MAX_JSON_DEPTH) return false;
  if (isNumber(left) && isNumber(right)) return left <= right && left >= right;
  if (isNumber(left) && isText(right)) return right.trim() !== '' && Number(right) === Number(left);
  if (isText(left) && isNumber(right)) return left === numberText(right);
  const isSame: Same = (a, b) => equals(a, b, step, depth + 1);
  if (left instanceof VtlList && right instanceof VtlList) return sameItems(left.items, right.items, isSame);
  if (left instanceof VtlMap && right instanceof VtlMap) return sameEntries(left.entries, right.entries, isSame);
  return left === right;
}

type Same = (left: Side, right: Side) => boolean;

const numberText = (value: Numeric): string => typeof value === 'bigint' ? String(value) : doubleText(value);

function sameItems(left: readonly Value[], right: readonly Value[], isSame: Same): boolean {
  return left.length === right.length && left.every((item, i) => isSame(item, right[i]));
}

function sameEntries(left: ReadonlyMap<Value, Value>, right: ReadonlyMap<Value, Value>, isSame: Same): boolean {
  return left.size === right.size && [...left].every(([key, item]) => isSame(item, right.get(key)));
}

function has(list: Side, side: Side, step: () => void): boolean {
  return itemsOf(list)?.some((item) => equals(item, side, step)) ?? false;
}

function isSubset(part: Side, whole: Side, step: () => void): boolean {
  return itemsOf(whole) !== undefined && (itemsOf(part)?.every((item) => has(whole, item, step)) ?? false);
}

/** Whether two lists have an item in common, `undefined` where one side is no list. */
function overlaps(left: Side, right: Side, step: () => void): boolean | undefined {
  return itemsOf(right) && itemsOf(left)?.some((item) => has(right, item, step));
}

function sizeOf(side: Side): number | undefined {
  if (isText(side)) return side.length;
  return side instanceof VtlMap ? side.entries.size : itemsOf(side)?.length;
}

function matches(pattern: Pattern, side: Side, step: () => void): boolean {
  const candidates = itemsOf(side) ?? [side];
  return candidates.some((candidate) => {
    step();
    return pattern.matches(matchable(candidate));
  });
}

/** What a pattern is held against; whatever is neither text, number nor boolean counts as empty text. */
function matchable(side: Side): string {
  if (isText(side)) return side;
  if (isNumber(side)) return numberText(side);
  return typeof side === 'boolean' ? String(side) : '';
}
