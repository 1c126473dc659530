import type { Converted } from './content';
import { Reference } from './content';

const COMPOSED = ['allOf', 'anyOf', 'oneOf'];

/**
 * One schema for what must hold together: one object where that means the same, else `allOf`.
 *
 * `items` never stands beside `allOf`, `anyOf` or `oneOf`: OpenAPI 3.0 has parsers, API Gateway's seemingly one of them, that keep only `items`.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/27344
 */
export function conjunction(conjuncts: readonly Converted[], annotations: Readonly<Record<string, unknown>> = {}): Converted {
  const merged: Record<string, unknown> = {};
  const apart: Converted[] = [];
  for (const each of conjuncts.filter((conjunct) => !isAnything(conjunct))) {
    if (each instanceof Reference || !mayMerge(merged, each)) apart.push(each);
    else Object.assign(merged, each);
  }
  if (apart.length === 0) return { ...annotations, ...merged };
  const all = isAnything(merged) ? apart : [merged, ...apart];
  return all.length === 1 && isAnything(annotations) ? all[0] : { ...annotations, allOf: all };
}

/** Whether any value is valid. */
export function isAnything(schema: Converted): boolean {
  return !(schema instanceof Reference) && Object.keys(schema).length === 0;
}

function mayMerge(one: object, other: object): boolean {
  const isComposed = (schema: object) => COMPOSED.some((keyword) => keyword in schema);
  if (Object.keys(other).some((keyword) => keyword in one)) return false;
  return !('items' in one && isComposed(other)) && !('items' in other && isComposed(one));
}
