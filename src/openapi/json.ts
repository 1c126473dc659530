/** A JSON object whose values may be tokens. */
export type Json = Record<string, any>;

/** The object without the keys that have no value: the body stays lean. */
export function withoutUndefined(object: Json): Json {
  const result: Json = {};
  for (const key of Object.keys(object)) if (object[key] !== undefined) result[key] = object[key];
  return result;
}

/** The same data with every object's keys in order: maps arrive unordered from Java and Go. */
export function inOrder(value: unknown): any {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, inOrder(inner)]));
}

/** Merges raw overrides into a rendered object: objects deeply, anything else replaced, `null` removed. */
export function merge(base: Json, overrides: Json): Json {
  const result: Json = { ...base };
  for (const [key, value] of Object.entries(overrides)) {
    if (value === null) delete result[key];
    else result[key] = isPlain(value) ? merge(isPlain(result[key]) ? result[key] : {}, value) : value;
  }
  return result;
}

export function isPlain(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
