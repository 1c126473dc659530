import { isPlain } from './json-values';
import { quote } from '../../errors';
import { patternFlaw } from '../patterns';

/** A keyword that has no place in a model, and why. */
interface Refused {
  readonly reason: string;
  readonly fix: string;
}

/** What the value of a keyword must be. */
interface Checked {
  readonly allowed: string;
  readonly fits: (value: unknown) => boolean;
}

/** What becomes of a keyword: it is kept (or converted) when its value fits, says nothing about bodies, or is refused. */
export type Keyword = Checked | Refused | 'dropped';

const checked = (allowed: string, fits: (value: unknown) => boolean): Checked => ({ allowed, fits });
const refused = (reason: string, fix: string): Refused => ({ reason, fix });

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isSchemaLike = (value: unknown) => typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);

/** The types of draft 4. */
export const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const isType = (value: unknown) => TYPES.includes(value as string);

const ANY = checked('any value', () => true);
const COUNT = checked('a whole number from 0', isCount);
const BOOLEAN = checked('true or false', (value) => typeof value === 'boolean');
const SCHEMA = checked('a schema', isSchemaLike);
const SCHEMAS = checked('a list of at least one schema', (value) => Array.isArray(value) && value.length > 0);
const SCHEMA_MAP = checked('an object of schemas', isPlain);
const LIMIT = checked('a number', isNumber);
const EXCLUSIVE = checked('true, false or a number', (value) => isNumber(value) || typeof value === 'boolean');
const TEXT = checked('text', isText);

const NOT_IMPORTED = 'the OpenAPI 3.0 body that declares the API has no such keyword, so API Gateway would not check it';
const NEWER = 'models of API Gateway are JSON Schema draft 4, which has nothing that means the same';
const LEAVE_OUT = 'Leave it out, and check this in the back end';

/**
 * Every keyword that is known: of draft 4, of newer drafts, and of OpenAPI 3.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['type', checked(`one of ${TYPES.map(quote).join(', ')}, or a list of them`, (value) => (Array.isArray(value) ? value.length > 0 && value.every(isType) : isType(value)))],
  ['enum', checked('a list of at least one value', (value) => Array.isArray(value) && value.length > 0)],
  ['const', ANY],
  ['title', TEXT],
  ['description', TEXT],
  ['allOf', SCHEMAS],
  ['anyOf', SCHEMAS],
  ['oneOf', SCHEMAS],
  ['not', SCHEMA],
  ['if', SCHEMA],
  ['then', SCHEMA],
  ['else', SCHEMA],
  ['properties', SCHEMA_MAP],
  ['required', checked('a list of property names', isTexts)],
  ['additionalProperties', SCHEMA],
  ['minProperties', COUNT],
  ['maxProperties', COUNT],
  ['dependencies', checked('an object of schemas and lists of property names', (value) => isPlain(value) && Object.values(value).every((rule) => isSchemaLike(rule) || isTexts(rule)))],
  ['dependentRequired', checked('an object of lists of property names', (value) => isPlain(value) && Object.values(value).every(isTexts))],
  ['dependentSchemas', SCHEMA_MAP],
  ['items', checked('one schema for every item: the OpenAPI 3.0 body that declares the API has no lists of them', isSchemaLike)],
  ['contains', SCHEMA],
  ['minItems', COUNT],
  ['maxItems', COUNT],
  ['uniqueItems', BOOLEAN],
  ['minLength', COUNT],
  ['maxLength', COUNT],
  ['pattern', checked('a regular expression', (value) => isText(value) && patternFlaw(value as string) === undefined)],
  ['format', TEXT],
  ['multipleOf', checked('a number above 0', (value) => isNumber(value) && (value as number) > 0)],
  ['minimum', LIMIT],
  ['maximum', LIMIT],
  ['exclusiveMinimum', EXCLUSIVE],
  ['exclusiveMaximum', EXCLUSIVE],
  ['nullable', BOOLEAN],
  ['definitions', SCHEMA_MAP],
  ['$defs', SCHEMA_MAP],
  ['readOnly', BOOLEAN],
  // They say nothing about what is valid; API Gateway refuses `example` and does not apply `default`.
  ...['$schema', '$id', 'id', '$comment', '$vocabulary', 'default', 'example', 'examples', 'deprecated', 'writeOnly', 'externalDocs', 'xml', 'components',
    // Without a list of items it has no meaning.
    'additionalItems', 'contentMediaType', 'contentEncoding', 'contentSchema'].map((name) => [name, 'dropped'] as const),
  ['patternProperties', refused(NOT_IMPORTED, 'Name the properties in `properties`, or allow others by `additionalProperties`')],
  ['prefixItems', refused(NOT_IMPORTED, 'Describe every item by one schema in `items`')],
  ['propertyNames', refused(NOT_IMPORTED, 'Name the properties in `properties`')],
  ['minContains', refused(NEWER, LEAVE_OUT)],
  ['maxContains', refused(NEWER, LEAVE_OUT)],
  ['unevaluatedProperties', refused(NEWER, 'Use `additionalProperties` in one schema that has all `properties`')],
  ['unevaluatedItems', refused(NEWER, LEAVE_OUT)],
  ['discriminator', refused('API Gateway does not support it in any schema', 'Give the property an `enum` of one value in each schema of `oneOf`')],
  ...['$anchor', '$dynamicRef', '$dynamicAnchor', '$recursiveRef', '$recursiveAnchor']
    .map((name) => [name, refused(NEWER, 'Refer by $ref to "#/definitions/…"')] as const),
]);

/** Whether a keyword says nothing about which bodies are valid. */
export function isAnnotation(keyword: string): boolean {
  return keyword.startsWith('x-') || KEYWORDS.get(keyword) === 'dropped' || ['title', 'description', 'definitions', '$defs', 'readOnly'].includes(keyword);
}
