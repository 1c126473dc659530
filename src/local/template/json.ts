import { TemplateError } from './template-error';
import { quote } from '../../errors';

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Deeper values are no template that CloudFormation takes, and would exhaust the stack. */
export const DEEPEST = 300;

/** Whether a value is a JSON object: no list, and not nothing. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that the object itself has; never one of its prototype, whatever a template calls its things. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A value as an error shows it. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : quote(value);
}

/** A value as text, whatever it is: objects as JSON, because one that is read from JSON may have lost its own way to be text. */
export function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * A copy of a value that is JSON in every part, so that what reads it need not ask.
 *
 * Fields without a value are left out, as `JSON.stringify` does. What is no JSON (a function, a circle, an instance of a class) is an error.
 */
export function jsonOf(value: unknown, logicalId: string, depth = 0): unknown {
  if (depth > DEEPEST) throw new TemplateError(logicalId, `its values are nested deeper than ${DEEPEST} levels`);
  if (Array.isArray(value)) return Array.from(value, (each) => (each === undefined ? null : jsonOf(each, logicalId, depth + 1)));
  if (isObject(value)) return objectOf(value, logicalId, depth);
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  throw new TemplateError(logicalId, `${shown(value)} is no JSON`);
}

function objectOf(value: JsonObject, logicalId: string, depth: number): JsonObject {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm, as a test runner has them, are plain as well: their prototype has none.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TemplateError(logicalId, 'an instance of a class is no JSON');
  return Object.fromEntries(Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([key, each]) => [key, jsonOf(each, logicalId, depth + 1)]));
}
