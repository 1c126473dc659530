import { conjunction } from './conjunction';
import type { Converted } from './content';
import { distinct, isPlain } from './json-values';

type Json = Readonly<Record<string, unknown>>;

const NUMBERS = ['multipleOf', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'format'];

/** The keywords that say something about values of one type only. */
const OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  boolean: [],
  integer: NUMBERS,
  null: [],
  number: NUMBERS,
  object: ['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  string: ['minLength', 'maxLength', 'pattern', 'format'],
};

const IS_OF: Readonly<Record<string, (value: unknown) => boolean>> = {
  array: Array.isArray,
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  null: (value) => value === null,
  number: (value) => typeof value === 'number',
  object: isPlain,
  string: (value) => typeof value === 'string',
};

/**
 * What a schema says by its type, its list of values, and the keywords that depend on the type; nested schemas are converted already.
 *
 * OpenAPI 3.0 has one type in a schema, and API Gateway's import has been seen to lose lists of types and `nullable`: several types are `anyOf`.
 *
 * @see https://github.com/aws/serverless-application-model/issues/2374
 */
export function typedPart(schema: Json): Converted {
  const values = Array.isArray(schema.enum) ? distinct(schema.enum) : undefined;
  const types = typesOf(schema, values);
  if (!types) return untyped(schema);
  const branches = types.flatMap((type) => branch(type, schema, values));
  if (branches.length === 0) return { not: {} };
  return branches.length === 1 ? branches[0] : { anyOf: branches };
}

/** The types that a value may have: those declared, else those of the listed values. */
function typesOf({ type, nullable }: Json, values?: readonly unknown[]): readonly string[] | undefined {
  const declared = type === undefined ? undefined : distinct([type].flat() as string[]);
  const all = declared && nullable === true ? distinct([...declared, 'null']) : declared;
  const possible = all ?? (values && Object.keys(IS_OF).filter((each) => values.some(IS_OF[each])));
  return possible?.filter((each) => each !== 'integer' || !possible.includes('number')).sort();
}

function branch(type: string, schema: Json, values?: readonly unknown[]): Converted[] {
  const listed = values?.filter(IS_OF[type]);
  if (listed?.length === 0) return [];
  const own = pick(schema, OF_TYPE[type]);
  // An array without items is none in OpenAPI 3.0.
  const items = type === 'array' && !('items' in own) ? { items: {} } : {};
  return [withLimits({ type, ...listed && type !== 'null' && { enum: listed }, ...own, ...items }, type === 'integer')];
}

function untyped(schema: Json): Converted {
  return withLimits(pick(schema, distinct(Object.values(OF_TYPE).flat())), false);
}

function pick(schema: Json, keywords: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keywords.filter((keyword) => keyword in schema).map((keyword) => [keyword, schema[keyword]]));
}

/**
 * Limits that are themselves excluded, by what API Gateway supports: it documents that it does not support `exclusiveMinimum`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
function withLimits({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest }: Json, whole: boolean): Converted {
  const low = limit(minimum, exclusiveMinimum, Math.max);
  const high = limit(maximum, exclusiveMaximum, Math.min);
  const step = (at: number) => whole && Number.isSafeInteger(Math.floor(at) + 1) && Number.isSafeInteger(Math.ceil(at) - 1);
  const excluded = [low, high].filter((each) => each?.excluded && !step(each.at)).map((each) => each!.at);
  const least = low && (low.excluded && step(low.at) ? Math.floor(low.at) + 1 : low.at);
  const most = high && (high.excluded && step(high.at) ? Math.ceil(high.at) - 1 : high.at);
  return conjunction([
    { ...rest, ...least !== undefined && { minimum: least }, ...most !== undefined && { maximum: most } },
    excluded.length > 0 ? { not: { type: 'number', enum: distinct(excluded) } } : {},
  ]);
}

interface Limit {
  readonly at: number;
  readonly excluded: boolean;
}

/** The narrower of two limits: draft 4 says by true that a limit is excluded, newer drafts have two limits. */
function limit(given: unknown, exclusive: unknown, narrower: (a: number, b: number) => number): Limit | undefined {
  const included = typeof given === 'number' ? { at: given, excluded: exclusive === true } : undefined;
  if (typeof exclusive !== 'number') return included;
  return included && narrower(included.at, exclusive) !== exclusive ? included : { at: exclusive, excluded: true };
}
