import { throwFindings } from './gatehouse-error';
import type { Finding } from './gatehouse-error';
import { listed, quote } from './words';

/** A struct; a Map would be one without any field. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
const isMap = (value: unknown): boolean => isObject(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value));
const has = (method: string) => (value: unknown) => isObject(value) && typeof value[method] === 'function';

const KINDS = {
  text: [(value: unknown) => typeof value === 'string', 'text'],
  texts: [(value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string' && !each.startsWith('#{Token[')), 'a list of text'],
  list: [Array.isArray, 'a list'],
  boolean: [(value: unknown) => typeof value === 'boolean', 'true or false'],
  number: [(value: unknown) => typeof value === 'number', 'a number'],
  object: [isObject, 'an object'],
  map: [isMap, 'an object'],
  textMap: [(value: unknown) => isMap(value) && Object.values(value as object).every((each) => typeof each === 'string'), 'an object of text'],
  policy: [has('addStatements'), 'a PolicyDocument'],
  duration: [has('toMilliseconds'), 'a Duration'],
  size: [has('toBytes'), 'a Size'],
  function: [(value: unknown) => typeof value === 'function', 'a function'],
  objects: [(value: unknown) => Array.isArray(value) && value.every(isObject), 'a list of objects'],
} as const satisfies Record<string, readonly [(value: unknown) => boolean, string]>;

/** What a field must be: of a kind, or one of these values. */
export type Kind = keyof typeof KINDS | readonly string[];

/**
 * The fields of an object that are of another kind than they are documented with.
 *
 * The compiler sees to that in TypeScript; plain JavaScript can hand over anything, and then says so here instead of in a TypeError.
 */
export function shapeFindings(where: string, value: unknown, kinds: Readonly<Record<string, Kind>>): Finding[] {
  // A struct may be an instance of a class that implements it; a map may not.
  if (!isObject(value)) return [typeFinding(where, value, KINDS.object[1])];
  // Asked of every route, so nothing is made unless something is wrong.
  const wrong: string[] = [];
  for (const field in kinds) if (value[field] !== undefined && !isOf(kinds[field], value[field])) wrong.push(field);
  return wrong.map((field) => typeFinding(`${field} of ${where}`, value[field], saysOf(kinds[field])));
}

function isOf(kind: Kind, value: unknown): boolean {
  return typeof kind === 'string' ? KINDS[kind][0](value) : kind.includes(value as string);
}

function saysOf(kind: Kind): string {
  return typeof kind === 'string' ? KINDS[kind][1] : `one of ${listed(kind)}`;
}

function listText(value: readonly unknown[]): string {
  return typeof value[0] === 'string' && value[0].startsWith('#{Token[') ? 'a list known only at deployment' : 'a list';
}

function typeFinding(what: string, value: unknown, allowed: string): Finding {
  return { code: 'GH_TYPE', given: `${what} is ${Array.isArray(value) ? listText(value) : quote(value)}`, allowed, fix: 'Give a value of that kind, or leave the field out' };
}

/** Throws where an object has fields of another kind than documented. */
export function assertShape(where: string, value: unknown, kinds: Readonly<Record<string, Kind>>): void {
  throwFindings(shapeFindings(where, value, kinds));
}
