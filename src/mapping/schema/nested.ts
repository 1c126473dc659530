import { typedPart } from './branches';
import type { Converted } from './content';

type Json = Readonly<Record<string, unknown>>;

/** Converts what stands in a keyword. */
type Nested = (value: unknown, ...keys: readonly (string | number)[]) => Converted;

/** Formats of numbers that API Gateway documents not to support; they say nothing in draft 4. */
const FORMATS_OF_OPENAPI = ['int32', 'int64', 'decimal'];

/** A schema whose keywords of one type hold converted schemas; what says nothing in draft 4 is left out. */
export function nestedByType(schema: Json, nested: Nested): Json {
  const { items, properties, additionalProperties, required, format, uniqueItems } = schema;
  const names = [...new Set(required as readonly string[] | undefined)].sort();
  const others = typeof additionalProperties === 'object' ? nested(additionalProperties, 'additionalProperties') : additionalProperties;
  return defined({
    ...schema,
    items: items === undefined ? undefined : nested(items, 'items'),
    properties: properties && schemasOf(properties as Json, (each, name) => nested(each, 'properties', name)),
    additionalProperties: others === true ? undefined : others,
    // Draft 4 has no empty list here.
    required: names.length > 0 ? names : undefined,
    uniqueItems: uniqueItems === true ? true : undefined,
    format: FORMATS_OF_OPENAPI.includes(format as string) ? undefined : format,
  });
}

function defined(object: Json): Json {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function schemasOf(map: Json, convert: (schema: unknown, name: string) => Converted): Json {
  return Object.fromEntries(Object.entries(map).filter(([, each]) => each !== undefined).map(([name, each]) => [name, convert(each, name)]));
}

/** What a schema is composed of, each by itself. */
export function composed(schema: Json, nested: Nested): Converted[] {
  const lists = ['allOf', 'anyOf', 'oneOf'].filter((keyword) => keyword in schema)
    .map((keyword) => ({ [keyword]: (schema[keyword] as readonly unknown[]).map((each, i) => nested(each, keyword, i)) }));
  return 'not' in schema ? [...lists, { not: nested(schema.not, 'not') }] : lists;
}

/** What newer drafts say by keywords of their own, and what OpenAPI 3.0 has no keyword for, in other words. */
export function derived(schema: Json, nested: Nested): Converted[] {
  return [
    ...'const' in schema ? [typedPart({ enum: [schema.const] })] : [],
    ...'contains' in schema ? [{ not: { type: 'array', items: { not: nested(schema.contains, 'contains') } } }] : [],
    ...'if' in schema ? conditional(schema, nested) : [],
    ...['dependencies', 'dependentRequired', 'dependentSchemas'].flatMap((keyword) => dependent((schema[keyword] ?? {}) as Json, keyword, nested)),
  ];
}

function conditional(schema: Json, nested: Nested): Converted[] {
  const condition = nested(schema.if, 'if');
  return [
    ...'then' in schema ? [{ anyOf: [{ not: condition }, nested(schema.then, 'then')] }] : [],
    ...'else' in schema ? [{ anyOf: [condition, nested(schema.else, 'else')] }] : [],
  ];
}

/** What an object must be like where it has a property: either it has not, or it is. */
function dependent(map: Json, keyword: string, nested: Nested): Converted[] {
  const areNames = (rule: unknown) => Array.isArray(rule) && keyword !== 'dependentSchemas';
  const rules = Object.entries(map).filter(([, rule]) => rule !== undefined && !(areNames(rule) && (rule as unknown[]).length === 0));
  return rules.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, rule]) => ({
    anyOf: [{ not: requiring([name]) }, areNames(rule) ? requiring(rule as unknown[]) : nested(rule, keyword, name)],
  }));
}

function requiring(names: readonly unknown[]): Converted {
  return { type: 'object', required: [...new Set(names)].sort() };
}
