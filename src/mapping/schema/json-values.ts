import { Token } from 'aws-cdk-lib';
import { contentOf } from './content';
import type { Finding } from '../../errors';
import { quote } from '../../errors';

/** Deeper nesting is a mistake, and would exhaust the stack. */
const DEEPEST = 100;

/** An object of keys and values, as JSON has it. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && [Object.prototype, null].includes(Object.getPrototypeOf(value)) && !contentOf(value);
}

/** A JSON pointer to something below another place. */
export function below(at: string, ...keys: readonly (string | number)[]): string {
  return [at, ...keys.map((key) => String(key).replace(/~/g, '~0').replace(/\//g, '~1'))].join('/');
}

/** What JSON does not have in a value that should be JSON; a `Schema` may stand in it. */
export function valueFindings(value: unknown, label: string, at = '#', above: readonly unknown[] = []): Finding[] {
  if (isScalar(value) || contentOf(value)) return [];
  if (above.includes(value)) return [finding(`${at} of ${label} leads back to itself`, 'Refer to a schema from within itself by $ref')];
  if (above.length > DEEPEST) return [finding(`${at} of ${label} is nested deeper than ${DEEPEST} levels`, 'Split the schema, and refer to its parts by $ref')];
  const inside = [...above, value];
  const isJson = (Array.isArray(value) || isPlain(value)) && !Token.isUnresolved(value);
  if (!isJson) return [finding(`${at} of ${label} is ${shown(value)}`, 'Replace the value; what is known only at deployment has no place in a schema')];
  if (Array.isArray(value)) return [...value.keys()].flatMap((i) => valueFindings(value[i], label, below(at, i), inside));
  return Object.entries(value).filter(([, inner]) => inner !== undefined)
    .flatMap(([key, inner]) => [...keyFindings(key, label, at), ...valueFindings(inner, label, below(at, key), inside)]);
}

function keyFindings(key: string, label: string, at: string): Finding[] {
  return Token.isUnresolved(key) ? [finding(`a key at ${at} of ${label} is known only at deployment`, 'Write the key itself')] : [];
}

function isScalar(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  return (typeof value === 'string' || Number.isFinite(value)) && !Token.isUnresolved(value);
}

function shown(value: unknown): string {
  return Token.isUnresolved(value) ? 'known only at deployment' : quote(value);
}

function finding(given: string, fix: string): Finding {
  return { code: 'GH_SCHEMA_VALUE', given, allowed: 'what JSON has: objects and lists without circles, text, finite numbers, true, false and null', fix };
}

/** The same JSON with the keys of every object in order. */
export function inKeyOrder(value: unknown): any {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, inKeyOrder(inner)]));
}

/** Values, each once: what is equal as JSON is the same. */
export function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(inKeyOrder(value)), value])).values()];
}
