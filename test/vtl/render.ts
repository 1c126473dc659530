import { renderTemplate } from '../../src/vtl/evaluate';
import type { Limits } from '../../src/vtl/evaluate';
import { parseTemplate } from '../../src/vtl/parse';
import { VtlList, VtlMap } from '../../src/vtl/values';
import type { Value } from '../../src/vtl/values';
import { VtlError } from '../../src/vtl/vtl-error';

/** A plain value as a template sees it: whole numbers as Integers, others as Doubles, lists as Java's. */
export function valueOf(plain: unknown): Value {
  if (Array.isArray(plain)) return new VtlList(plain.map(valueOf));
  if (typeof plain === 'object' && plain !== null) return new VtlMap(Object.entries(plain).map(([key, value]) => [key, valueOf(value)] as const));
  return typeof plain === 'number' && Number.isInteger(plain) ? BigInt(plain) : plain as Value;
}

/** What most tests have as variables. */
export const VARIABLES = {
  name: 'World',
  n: 5,
  zero: 0,
  half: 1.5,
  yes: true,
  no: false,
  nothing: null,
  empty: '',
  list: ['a', 'b', 'c'],
  map: { k1: 'v1', k2: 'v2' },
  emptyList: [],
  emptyMap: {},
  items: [{ id: 1, tags: ['x', 'y'] }, { id: 2, tags: [] }],
};

/** What a template prints. */
export function render(template: string, variables: object = VARIABLES, limits?: Limits): string {
  const values = Object.entries(variables).map(([name, value]) => [name, valueOf(value)] as const);
  return renderTemplate(parseTemplate(template), Object.fromEntries(values), limits);
}

/** The error of a template, of parsing or evaluating it. */
export function errorOf(template: string, variables?: object, limits?: Limits): string {
  try {
    render(template, variables, limits);
  } catch (error) {
    if (error instanceof VtlError) return error.message;
    throw error;
  }
  throw new Error(`No error: ${template}`);
}
