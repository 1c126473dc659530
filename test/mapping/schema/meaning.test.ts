import fc from 'fast-check';
import { readAsOpenApi } from './openapi-30';
import { asModel, asWritten } from './validators';
import { Schema, collectSchemas } from '../../../src/mapping/schema';

const name = fc.constantFrom('a', 'b', 'c');
const small = fc.integer({ min: -2, max: 4 });
const count = fc.integer({ min: 0, max: 3 });
const type = fc.constantFrom('array', 'boolean', 'integer', 'null', 'number', 'object', 'string');
const scalar = fc.constantFrom(null, true, false, '', 'a', 'bb', 0, 1, 2, 3, -1, 0.5);
const instances = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true })),
})).value;

/** Schemas of drafts 4 to 7: a few keywords each, so that some values are valid. */
const schemas = fc.letrec((tie) => {
  const keywords: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
    enum: fc.array(fc.oneof(scalar, fc.constant([1]), fc.constant({ a: 1 })), { minLength: 1, maxLength: 4 }),
    const: scalar,
    minimum: small,
    maximum: small,
    exclusiveMinimum: fc.oneof(small, fc.constant(0.5)),
    exclusiveMaximum: small,
    multipleOf: fc.constantFrom(1, 2, 0.5),
    minLength: count,
    maxLength: count,
    pattern: fc.constantFrom('^a', 'b$', ''),
    items: tie('schema'),
    minItems: count,
    maxItems: count,
    uniqueItems: fc.boolean(),
    contains: tie('schema'),
    properties: fc.dictionary(name, tie('schema'), { maxKeys: 3, noNullPrototype: true }),
    required: fc.array(name, { maxLength: 2 }),
    additionalProperties: tie('schema'),
    minProperties: count,
    maxProperties: count,
    dependencies: fc.dictionary(name, fc.oneof(fc.array(name, { maxLength: 2 }), tie('schema')), { maxKeys: 2, noNullPrototype: true }),
    allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
    anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
    oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
    not: tie('schema'),
    if: tie('schema'),
    then: tie('schema'),
    else: tie('schema'),
    title: fc.constant('T'),
  };
  const entries = Object.entries(keywords).map(([key, value]) => fc.tuple(fc.constant(key), value));
  const object = fc.uniqueArray(fc.oneof(...entries), { maxLength: 4, selector: ([key]) => key }).map((each) => Object.fromEntries(each));
  return { schema: fc.oneof({ maxDepth: 3 }, fc.boolean(), fc.record({ type }), object), object };
}).object as fc.Arbitrary<object>;

/** A schema that says something, as the model that it becomes; nothing where it says nothing. */
function modelsOf(schema: object): Readonly<Record<string, unknown>> {
  const { models } = collectSchemas([Schema.named('Root', Schema.fromObject({ properties: { p: schema }, required: ['p'] }))]);
  return models;
}

describe('a schema and its model', () => {
  test('find the same values valid', () => {
    let valid = 0;
    fc.assert(fc.property(schemas, fc.array(instances, { minLength: 10, maxLength: 10 }), (schema, values) => {
      const written = asWritten(schema);
      const model = asModel(modelsOf(schema), 'Root');
      for (const value of values) {
        expect([value, model({ p: value })]).toEqual([value, written(value)]);
        if (written(value)) valid++;
      }
    }), { numRuns: 800 });
    expect(valid).toBeGreaterThan(800);
  });

  test('find the same numbers valid', () => {
    const near = fc.constantFrom(-1, 0, 0.5, 1, 1.5, 2, 9007199254740991);
    const limits = fc.record({ type: fc.constantFrom('integer', 'number'), minimum: near, maximum: near, exclusiveMinimum: near, exclusiveMaximum: near }, { requiredKeys: [] });
    fc.assert(fc.property(limits.filter((schema) => Object.keys(schema).length > 0), (schema) => {
      const [written, model] = [asWritten(schema), asModel(modelsOf(schema), 'Root')];
      const values = [-2, -1, -0.5, 0, 0.5, 1, 1.25, 1.5, 2, 3, 9007199254740990, 9007199254740991];
      expect(values.filter((p) => model({ p }))).toEqual(values.filter(written));
    }), { numRuns: 500 });
  });

  test.each<[object, unknown[], unknown[]]>([
    [{ type: 'string', nullable: true }, [null, 'a'], [1]],
    [{ type: 'string', nullable: true, enum: ['a', null] }, [null, 'a'], ['b']],
    [{ type: 'string', nullable: true, enum: ['a'] }, ['a'], [null]],
    [{ type: 'array', nullable: true, items: { type: 'integer', nullable: true } }, [null, [], [1, null]], [['a'], {}]],
    [{ type: 'number', minimum: 1, exclusiveMinimum: true }, [1.5], [1, 0]],
    [{ type: 'number', maximum: 1, exclusiveMaximum: true, minimum: 0, exclusiveMinimum: false }, [0, 0.5], [1, -1]],
  ])('of OpenAPI 3 and draft 4: %j', (schema, valid, invalid) => {
    const model = asModel(modelsOf(schema), 'Root');
    expect(valid.map((p) => model({ p }))).toEqual(valid.map(() => true));
    expect(invalid.map((p) => model({ p }))).toEqual(invalid.map(() => false));
  });

  test.each<[object, unknown[], unknown[]]>([
    [{ dependentRequired: { a: ['b'] } }, [{}, { a: 1, b: 1 }, { b: 1 }, 'x'], [{ a: 1 }]],
    [{ dependentSchemas: { a: { type: 'object', maxProperties: 1 } } }, [{}, { a: 1 }, { b: 1, c: 1 }, 5], [{ a: 1, b: 1 }]],
    [{ $ref: '#/$defs/a', $defs: { a: { type: 'object', properties: { p: { $ref: '#/$defs/a' }, q: { const: 1 } } } } }, [{}, { p: { p: { q: 1 } } }], [{ p: { p: { q: 2 } } }, { p: 1 }]],
  ])('of newer drafts: %j', (schema, valid, invalid) => {
    const { models } = collectSchemas([Schema.named('Root', Schema.fromObject(schema))]);
    const model = asModel(models, 'Root');
    expect(valid.map(model)).toEqual(valid.map(() => true));
    expect(invalid.map(model)).toEqual(invalid.map(() => false));
  });
});

test('a model loses nothing where it is read as OpenAPI 3.0', () => {
  fc.assert(fc.property(schemas, (schema) => {
    for (const model of Object.values(modelsOf(schema))) expect(readAsOpenApi(model)).toEqual(model);
  }), { numRuns: 1_000 });
});

test('a model is the same whatever the order of keys', () => {
  const reversed = (given: unknown): unknown => {
    if (Array.isArray(given)) return given.map(reversed);
    return typeof given === 'object' && given !== null ? Object.fromEntries(Object.entries(given).reverse().map(([key, inner]) => [key, reversed(inner)])) : given;
  };
  const rendered = (schema: unknown) => JSON.stringify(collectSchemas([Schema.fromObject({ type: 'object', properties: { p: schema } })]).models);
  fc.assert(fc.property(schemas, (schema) => {
    expect(rendered(reversed(schema))).toBe(rendered(schema));
  }), { numRuns: 500 });
});
