import { modelOf } from './rendered';
import { Schema } from '../../../src/mapping/schema';
import { expectRefusal, refusal } from '../../errors/refusal';

const inside = (schema: unknown) => ({ type: 'object', properties: { p: schema } });
/** What becomes of a schema of a property. */
const converted = (schema: unknown) => (modelOf(inside(schema)) as { properties: { p: unknown } }).properties.p;

describe('draft 4 stays what it is', () => {
  test.each<[string, object]>([
    ['a number', { type: 'number', minimum: 1, maximum: 2.5, multipleOf: 0.5 }],
    ['text', { type: 'string', minLength: 1, maxLength: 2, pattern: '^a', format: 'email' }],
    ['an array', { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2, uniqueItems: true }],
    ['an object', { type: 'object', properties: { a: { type: 'null' } }, required: ['a'], additionalProperties: false, minProperties: 1, maxProperties: 2 }],
    ['other properties', { type: 'object', additionalProperties: { type: 'string' } }],
    ['listed values', { type: 'string', enum: ['b', 'a'] }],
    ['compositions', { allOf: [{ type: 'string' }, { minLength: 1 }], not: { type: 'string', enum: [''] } }],
    ['oneOf', { oneOf: [{ type: 'null' }, { type: 'string' }] }],
    ['a title and a description', { type: 'string', title: 'T', description: 'D' }],
    ['a property that is called like a keyword', { type: 'object', properties: { $ref: { type: 'string' }, required: { type: 'null' } } }],
    ['no types', { minLength: 1, minimum: 0, required: ['a'] }],
  ])('%s', (_what, schema) => {
    expect(converted(schema)).toEqual(schema);
  });
});

describe('what is said otherwise is converted', () => {
  test.each<[string, unknown, unknown]>([
    ['const', { const: 'a' }, { type: 'string', enum: ['a'] }],
    ['const null', { const: null }, { type: 'null' }],
    ['const beside other keywords', { type: 'string', minLength: 1, const: 'a' }, { allOf: [{ type: 'string', minLength: 1 }, { type: 'string', enum: ['a'] }] }],
    ['nullable', { type: 'string', minLength: 1, nullable: true }, { anyOf: [{ type: 'null' }, { type: 'string', minLength: 1 }] }],
    ['nullable with listed values', { type: 'string', nullable: true, enum: ['a', null] }, { anyOf: [{ type: 'null' }, { type: 'string', enum: ['a'] }] }],
    ['nullable, but null is not listed', { type: 'string', nullable: true, enum: ['a'] }, { type: 'string', enum: ['a'] }],
    ['nullable: false', { type: 'string', nullable: false }, { type: 'string' }],
    ['a nullable array', { type: 'array', nullable: true, items: { type: 'string' } }, { anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'null' }] }],
    ['a list of types', { type: ['string', 'number', 'integer'], minimum: 1 }, { anyOf: [{ type: 'number', minimum: 1 }, { type: 'string' }] }],
    ['listed values of no declared type', { enum: ['a', null, 'a', 1.5] }, { anyOf: [{ type: 'null' }, { type: 'number', enum: [1.5] }, { type: 'string', enum: ['a'] }] }],
    ['listed values of another type', { type: 'integer', enum: [1, 'a'] }, { type: 'integer', enum: [1] }],
    ['nothing left', { type: 'integer', enum: ['a'] }, { not: {} }],
    ['equal values', { type: 'object', enum: [{ a: 1, b: 2 }, { b: 2, a: 1 }] }, { type: 'object', enum: [{ a: 1, b: 2 }] }],
    ['an exclusive limit of draft 4', { type: 'number', minimum: 0, exclusiveMinimum: true }, { type: 'number', minimum: 0, not: { type: 'number', enum: [0] } }],
    ['exclusive limits of newer drafts', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, { type: 'number', minimum: 0, maximum: 1, not: { type: 'number', enum: [0, 1] } }],
    ['exclusive limits of whole numbers', { type: 'integer', exclusiveMinimum: 0.5, exclusiveMaximum: 3 }, { type: 'integer', minimum: 1, maximum: 2 }],
    ['a limit narrower than the exclusive one', { type: 'integer', minimum: 5, exclusiveMinimum: 0 }, { type: 'integer', minimum: 5 }],
    ['exclusiveMinimum: false', { type: 'number', minimum: 0, exclusiveMinimum: false }, { type: 'number', minimum: 0 }],
    ['true', true, {}],
    ['false', false, { not: {} }],
    ['additionalProperties: true', { type: 'object', additionalProperties: true }, { type: 'object' }],
    ['an empty list of required properties', { type: 'object', required: [] }, { type: 'object' }],
    ['required properties twice', { type: 'object', required: ['b', 'a', 'b'] }, { type: 'object', required: ['a', 'b'] }],
    ['an array without items', { type: 'array' }, { type: 'array', items: {} }],
    ['contains', { contains: { type: 'string' } }, { not: { type: 'array', items: { not: { type: 'string' } } } }],
    ['if, then, else', { if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['c'] } }, {
      allOf: [{ anyOf: [{ not: { required: ['a'] } }, { required: ['b'] }] }, { anyOf: [{ required: ['a'] }, { required: ['c'] }] }],
    }],
    ['dependencies', { type: 'object', dependencies: { a: ['b'], c: [] } }, { type: 'object', anyOf: [{ not: { type: 'object', required: ['a'] } }, { type: 'object', required: ['b'] }] }],
    ['dependencies in any order', { dependencies: { b: { minProperties: 1 }, a: true } }, {
      allOf: [{ anyOf: [{ not: { type: 'object', required: ['a'] } }, {}] }, { anyOf: [{ not: { type: 'object', required: ['b'] } }, { minProperties: 1 }] }],
    }],
    ['dependentRequired', { dependentRequired: { a: ['b'] } }, { anyOf: [{ not: { type: 'object', required: ['a'] } }, { type: 'object', required: ['b'] }] }],
    ['dependentSchemas', { dependentSchemas: { a: { maxProperties: 1 } } }, { anyOf: [{ not: { type: 'object', required: ['a'] } }, { maxProperties: 1 }] }],
    ['items beside a composition', { type: 'array', items: {}, anyOf: [{ minItems: 1 }] }, { allOf: [{ type: 'array', items: {} }, { anyOf: [{ minItems: 1 }] }] }],
    ['formats of numbers of OpenAPI', { type: 'integer', format: 'int64' }, { type: 'integer' }],
    ['keywords of other types', { type: 'string', minimum: 3, items: {} }, { type: 'string' }],
    ['undefined, which JSON has not', { type: 'string', minLength: undefined }, { type: 'string' }],
    ['what says nothing about bodies', {
      'type': 'string', '$comment': 'c', '$id': 'x', 'example': 1, 'examples': [1], 'default': 'd', 'deprecated': true, 'readOnly': true, 'writeOnly': false, 'xml': {}, 'externalDocs': {}, 'x-y': 1, 'contentMediaType': 'a/b',
    }, { type: 'string' }],
  ])('%s', (_what, given, expected) => {
    expect(converted(given)).toEqual(expected);
  });
});

describe('what cannot be said is refused, with its place', () => {
  test.each<[string, object, string, string]>([
    ['patternProperties', { patternProperties: { '^a': {} } }, '#/properties/p/patternProperties of the schema', 'OpenAPI 3.0'],
    ['a list of items', { items: [{}] }, '#/properties/p/items of the schema is a list', 'one schema for every item'],
    ['prefixItems', { prefixItems: [{}] }, '#/properties/p/prefixItems', 'items'],
    ['propertyNames', { propertyNames: {} }, '#/properties/p/propertyNames', 'properties'],
    ['unevaluatedProperties', { unevaluatedProperties: false }, '#/properties/p/unevaluatedProperties', 'additionalProperties'],
    ['minContains', { contains: {}, minContains: 2 }, '#/properties/p/minContains', 'draft 4'],
    ['discriminator', { discriminator: { propertyName: 'a' } }, '#/properties/p/discriminator', 'enum'],
    ['$dynamicRef', { $dynamicRef: '#a' }, '#/properties/p/$dynamicRef', '$ref'],
    ['nullable alone', { nullable: true, allOf: [{}] }, '"nullable" at #/properties/p', 'anyOf'],
    ['exclusiveMaximum alone', { exclusiveMaximum: true }, '"exclusiveMaximum" at #/properties/p', 'Add "maximum"'],
    ['readOnly and required', { properties: { id: { readOnly: true } }, required: ['id'] }, 'property "id" at #/properties/p', 'Take it out'],
    ['a misspelt keyword', { minLenght: 1 }, '#/properties/p/minLenght', 'Did you mean "minLength"?'],
    ['a key with a slash', { properties: { 'a/b~c': { foo: 1 } } }, '#/properties/p/properties/a~1b~0c/foo', ''],
    ['something in a list', { anyOf: [{}, { foobarbaz: 1 }] }, '#/properties/p/anyOf/1/foobarbaz', 'begin it with "x-"'],
    ['a keyword called like a method', { constructor: 1 }, '#/properties/p/constructor', 'no keyword'],
    ['keywords of a type that is excluded', { type: 'string', properties: { a: { foo: 1 } } }, '#/properties/p/properties/a/foo', 'no keyword'],
  ])('%s', (_what, schema, place, mention) => {
    expectRefusal(() => Schema.fromObject(inside(schema)), 'GH_SCHEMA_KEYWORD', place, mention);
  });

  test.each<[string, unknown]>([
    ['type', 'any'], ['type', []], ['type', ['string', 'file']], ['enum', []], ['enum', {}], ['required', true], ['required', [1]], ['minLength', -1], ['minLength', '1'],
    ['maxItems', 1.5], ['minimum', '0'], ['multipleOf', 0], ['exclusiveMinimum', 'yes'], ['uniqueItems', 1], ['pattern', '('], ['pattern', 5], ['format', 5], ['properties', []],
    ['properties', true], ['items', 'string'], ['additionalProperties', 'no'], ['allOf', []], ['oneOf', {}], ['not', []], ['title', 1], ['dependencies', []], ['dependentRequired', { a: true }], ['dependencies', { a: [1] }], ['dependencies', { a: 'b' }],
    ['nullable', 'yes'], ['definitions', []],
  ])('%s: %j', (keyword, value) => {
    expectRefusal(() => Schema.fromObject(inside({ type: 'object', [keyword]: value })), 'GH_SCHEMA_KEYWORD', `#/properties/p/${keyword}`);
  });

  test('a list among dependentSchemas', () => {
    expectRefusal(() => Schema.fromObject({ dependentSchemas: { a: ['b'] } }), 'GH_SCHEMA_KEYWORD', '#/dependentSchemas/a of the schema is a list');
  });

  test.each([5, 'string', null, []])('%j instead of a schema', (value) => {
    expectRefusal(() => Schema.fromObject(inside(value)), 'GH_SCHEMA_KEYWORD', '#/properties/p of the schema is');
  });

  test('everything at once', () => {
    const { findings } = refusal(() => Schema.fromObject({ title: 'Order', foobarbaz: 1, properties: { a: { minimum: '1' }, b: { $ref: '#/definitions/B' } } }));
    expect(findings.map((finding) => finding.code)).toEqual(['GH_SCHEMA_KEYWORD', 'GH_SCHEMA_KEYWORD', 'GH_SCHEMA_REFERENCE']);
    expect(findings.every((finding) => finding.given.includes('the schema "Order"'))).toBe(true);
  });

  // «Model schema must have at least 1 property or array items defined»
  test.each([[{}], [{ title: 'T' }], [{ $ref: '#/definitions/A', definitions: { A: true } }]])('%j as a whole says nothing', (schema) => {
    expectRefusal(() => Schema.fromObject(schema), 'GH_SCHEMA_KEYWORD', 'accepts everything', 'Give it a type');
  });
});

test.each(['(?i)abc', 'a++', '\\Aabc\\z', '(?>a)', '[a-z&&[^b]]', '\\p{Alpha}', '^[\\w.-]+$', '\\/'])('the pattern %j is left as it is', (pattern) => {
  expect(converted({ type: 'string', pattern })).toEqual({ type: 'string', pattern });
});
