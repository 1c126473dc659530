/** The keywords of a schema in OpenAPI 3.0 that take part in validation, `nullable` apart. @see https://spec.openapis.org/oas/v3.0.3#schema-object */
const KEPT = [
  'title', 'description', 'multipleOf', 'maximum', 'minimum', 'maxLength', 'minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems', 'maxProperties',
  'minProperties', 'required', 'enum', 'type', 'allOf', 'oneOf', 'anyOf', 'not', 'items', 'properties', 'additionalProperties', 'format',
];
const COMPOSED = ['allOf', 'anyOf', 'oneOf'];

type Json = Record<string, unknown>;

/**
 * What is left of a model when it is read as OpenAPI 3.0 by the parser of Swagger (io.swagger.v3.parser), whose classes API Gateway's warnings name:
 * `$ref` stands alone, a schema has one type, `items` beats compositions, and what OpenAPI does not have is gone.
 */
export function readAsOpenApi(schema: unknown): unknown {
  if (typeof schema === 'boolean') return undefined;
  const given = schema as Json;
  if (typeof given.$ref === 'string') return { $ref: given.$ref };
  const entries = Object.entries(given).filter(([key]) => KEPT.includes(key) && !(COMPOSED.includes(key) && 'items' in given));
  return Object.fromEntries(entries.map(([key, value]) => [key, readKeyword(key, value)]).filter(([, value]) => value !== undefined));
}

function readKeyword(key: string, value: unknown): unknown {
  if (key === 'type') return typeof value === 'string' ? value : undefined;
  if (key === 'properties') return Object.fromEntries(Object.entries(value as Json).map(([name, each]) => [name, readAsOpenApi(each)]));
  if (COMPOSED.includes(key)) return (value as unknown[]).map(readAsOpenApi);
  if (key === 'additionalProperties') return typeof value === 'boolean' ? value : readAsOpenApi(value);
  if (key === 'items' || key === 'not') return Array.isArray(value) ? undefined : readAsOpenApi(value);
  return value;
}
