import { modelsOf } from './rendered';
import { Schema, collectSchemas } from '../../../src/mapping/schema';
import { expectRefusal } from '../../errors/refusal';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const order = (schema: object) => Schema.named('Order', Schema.fromObject(schema));

describe('a Schema as a value', () => {
  const item = Schema.named('Item', Schema.fromObject({ type: 'string' }));

  test.each<[string, object, object]>([
    ['a property', { type: 'object', properties: { item } }, { type: 'object', properties: { item: ref('Item') } }],
    ['items', { type: 'array', items: item }, { type: 'array', items: ref('Item') }],
    ['a part of a composition', { allOf: [item, { minLength: 1 }] }, { allOf: [ref('Item'), { minLength: 1 }] }],
    ['what must not be', { not: item }, { not: ref('Item') }],
    ['other properties', { type: 'object', additionalProperties: item }, { type: 'object', additionalProperties: ref('Item') }],
    ['a condition', { if: item, then: { minLength: 1 } }, { anyOf: [{ not: ref('Item') }, { minLength: 1 }] }],
    ['a definition', { type: 'array', items: { $ref: '#/definitions/I' }, definitions: { I: item } }, { type: 'array', items: ref('Item') }],
  ])('as %s is a reference', (_what, given, expected) => {
    expect(modelsOf(order(given))).toEqual({ Item: { type: 'string' }, Order: expected });
  });

  test('given as a whole is itself', () => {
    expect(Schema.fromObject(item)).toBe(item);
  });
});

describe('definitions', () => {
  test.each(['definitions', '$defs'])('of %s become models of their own', (holder) => {
    const schema = order({ type: 'object', properties: { a: { $ref: `#/${holder}/line-item` } }, [holder]: { 'line-item': { type: 'string' }, 'unused': { foo: 1 } } });
    expect(modelsOf(schema)).toEqual({ Order: { type: 'object', properties: { a: ref('OrderLineItem') } }, OrderLineItem: { type: 'string' } });
  });

  test('may lead back, as AWS takes it (rest/ls-import-…-circular-models-and-request-validation)', () => {
    const person = Schema.named('Person', Schema.fromObject({
      type: 'object',
      properties: { house: { $ref: '#/definitions/House' } },
      definitions: { House: { type: 'object', properties: { contains: { type: 'array', items: { $ref: '#' } } } } },
    }));
    expect(modelsOf(person)).toEqual({
      Person: { type: 'object', properties: { house: ref('PersonHouse') } },
      PersonHouse: { type: 'object', properties: { contains: { type: 'array', items: ref('Person') } } },
    });
  });

  test('are followed where the root is nothing but a reference', () => {
    const definitions = { A: { $ref: '#/definitions/B' }, B: { type: 'object', properties: { next: { $ref: '#/definitions/A' } } } };
    expect(modelsOf(order({ $ref: '#/definitions/A', definitions, $schema: 'x', title: 'T' }))).toEqual({
      Order: { type: 'object', properties: { next: ref('OrderB') } },
      OrderB: { type: 'object', properties: { next: ref('OrderB') } },
    });
  });

  test('that accept everything are no models', () => {
    expect(modelsOf(order({ type: 'array', items: { $ref: '#/definitions/Any' }, definitions: { Any: { description: 'anything' } } }))).toEqual({ Order: { type: 'array', items: {} } });
  });

  test('whose names differ only in what models cannot have stay apart', () => {
    const of = (name: string) => ({ $ref: `#/definitions/${name}` });
    const models = modelsOf(order({ type: 'object', properties: { a: of('a-b'), b: of('aB'), c: of('-') }, definitions: { 'a-b': { type: 'string' }, 'aB': { type: 'null' }, '-': { type: 'number' } } }));
    expect(Object.values(models)).toEqual(expect.arrayContaining([{ type: 'string' }, { type: 'null' }, { type: 'number' }]));
    expect(Object.keys(models).every((name) => /^Order[A-Za-z0-9]*$/.test(name))).toBe(true);
  });

  test('can be any part, with its way encoded', () => {
    const models = modelsOf(order({ type: 'object', properties: { 'a/b %': { type: 'string' }, 'c': { $ref: '#/properties/a~1b%20%25' } } }));
    expect(models.OrderPropertiesAB).toEqual({ type: 'string' });
  });
});

describe('other schemas of the API', () => {
  test('are found by name, circles included', () => {
    const a = Schema.named('A', Schema.fromObject({ type: 'array', items: ref('B') }));
    const b = Schema.named('B', Schema.fromObject({ type: 'array', items: ref('A') }));
    expect(modelsOf(a, b)).toEqual({ A: { type: 'array', items: ref('B') }, B: { type: 'array', items: ref('A') } });
  });

  test('may be all that a schema is', () => {
    const item = Schema.named('Item', Schema.fromObject({ type: 'string' }));
    expect(modelsOf(order(ref('Item')), item).Order).toEqual({ allOf: [ref('Item')] });
    expect(modelsOf(order({ type: 'array', items: { $ref: '#/definitions/I' }, definitions: { I: ref('Item') } }), item).Order).toEqual({ type: 'array', items: ref('Item') });
  });

  test('that are not there are named with the place and the likely one', () => {
    const schema = order({ title: 'T', type: 'array', items: ref('Oder') });
    expect(collectSchemas([schema]).findings).toMatchObject([{ code: 'GH_SCHEMA_REFERENCE', given: '$ref "#/components/schemas/Oder" at #/items of the schema "T"', fix: 'Did you mean "Order"' }]);
  });
});

describe('references that lead nowhere', () => {
  test.each<[unknown, string]>([
    ['#/definitions/Itme', 'Did you mean "#/definitions/Item"?'],
    ['#/definitions/Item/properties/none', 'has no such part'],
    ['#/definitions/toString', 'has no such part'],
    ['#Item', 'the way to a schema'],
    ['#/%', 'the way to a schema'],
    ['Item', '"#/components/schemas/Item"'],
    ['item.json', 'only a schema in a file'],
    ['https://example.com/item.json', 'loads no schemas from elsewhere'],
    ['https://apigateway.amazonaws.com/restapis/abc/models/Item', '"#/components/schemas/Item"'],
    [5, '$ref must be text'],
    [null, '$ref must be text'],
  ])('%j', (to, mention) => {
    expectRefusal(() => Schema.fromObject({ type: 'object', properties: { a: { $ref: to } }, definitions: { Item: {} } }), 'GH_SCHEMA_REFERENCE', '#/properties/a of the schema', mention);
  });

  test('into what is no schema', () => {
    expectRefusal(() => Schema.fromObject({ properties: { a: { $ref: '#/required' } }, required: ['a'] }), 'GH_SCHEMA_KEYWORD', '#/required of the schema is a list');
  });

  test.each([[{ $ref: '#' }], [{ $ref: '#/definitions/A', definitions: { A: { $ref: '#/definitions/B' }, B: { $ref: '#/definitions/A' } } }]])('%j leads back to itself', (schema) => {
    expectRefusal(() => Schema.fromObject(schema), 'GH_SCHEMA_REFERENCE', 'leads back to itself');
  });

  test('with something beside that draft 4 ignores', () => {
    expectRefusal(() => Schema.fromObject({ items: { $ref: '#', nullable: true, minItems: 1 } }), 'GH_SCHEMA_KEYWORD', '"nullable", "minItems" beside $ref at #/items', 'allOf');
  });
});
