import { Lazy, Token } from 'aws-cdk-lib';
import fc from 'fast-check';
import { modelsOf } from './rendered';
import { GatehouseError } from '../../../src/errors';
import { Schema, collectSchemas, isSchema } from '../../../src/mapping/schema';
import { KEYWORDS } from '../../../src/mapping/schema/keywords';
import { expectRefusal } from '../../errors/refusal';

describe('fromObject', () => {
  test.each<[string, unknown]>([
    ['undefined', undefined], ['null', null], ['a boolean', true], ['text', '{}'], ['a number', 5], ['a list', []], ['a function', () => ({})],
    ['a Map', new Map([['type', 'string']])], ['a date', new Date(0)], ['an instance', new (class Order {})()], ['a token', Lazy.any({ produce: () => ({}) })], ['a set', new Set()],
  ])('refuses %s', (_what, value) => {
    expectRefusal(() => Schema.fromObject(value), 'GH_SCHEMA_VALUE');
  });

  test.each<[string, unknown, string]>([
    ['a function', () => 1, 'a function'],
    ['a symbol', Symbol('x'), 'Symbol(x)'],
    ['a big number', 1n, '1'],
    ['no number', NaN, 'NaN'],
    ['an infinite number', Infinity, 'Infinity'],
    ['a date', new Date(0), 'a Date'],
    ['a regular expression', /x/, 'a RegExp'],
    ['text known at deployment', Token.asString({ Ref: 'X' }), 'known only at deployment'],
    ['a number known at deployment', Token.asNumber({ Ref: 'X' }), 'known only at deployment'],
    ['a list known at deployment', Token.asList({ Ref: 'X' }), 'known only at deployment'],
    ['a hole in a list', [undefined], 'undefined'],
  ])('refuses %s anywhere inside', (_what, value, shown) => {
    expectRefusal(() => Schema.fromObject({ type: 'object', default: { deep: [value] } }), 'GH_SCHEMA_VALUE', '#/default/deep/0', shown);
  });

  test('refuses a key known at deployment', () => {
    expectRefusal(() => Schema.fromObject({ properties: { [Token.asString({ Ref: 'X' })]: {} } }), 'GH_SCHEMA_VALUE', 'a key at #/properties');
  });

  test('refuses a circle by its place', () => {
    const schema: Record<string, unknown> = { type: 'object' };
    schema.properties = { self: schema };
    expectRefusal(() => Schema.fromObject(schema), 'GH_SCHEMA_VALUE', '#/properties/self of the schema leads back to itself', '$ref');
  });

  test('refuses endless depth', () => {
    let schema: object = { type: 'string' };
    for (let i = 0; i < 5_000; i++) schema = { not: schema };
    expectRefusal(() => Schema.fromObject(schema), 'GH_SCHEMA_VALUE', 'nested deeper than 100 levels');
  });

  test('takes the same object twice', () => {
    const price = { type: 'number' };
    expect(Object.values(modelsOf(Schema.fromObject({ type: 'object', properties: { a: price, b: price } })))).toHaveLength(1);
  });

  test('does not change what it was given', () => {
    const given = Object.freeze({ type: 'object', properties: Object.freeze({ a: Object.freeze({ const: 1 }) }) });
    Schema.fromObject(given);
    expect(given).toEqual({ type: 'object', properties: { a: { const: 1 } } });
  });

  test('keeps a property with any name', () => {
    const models = modelsOf(Schema.named('A', Schema.fromObject(JSON.parse('{"type":"object","properties":{"__proto__":{"type":"null"},"constructor":{"type":"null"}}}'))));
    expect(JSON.stringify(models)).toBe('{"A":{"properties":{"__proto__":{"type":"null"},"constructor":{"type":"null"}},"type":"object"}}');
  });
});

describe('named', () => {
  test.each(['Order', 'order2', '1', 'x'.repeat(300)])('takes %j', (name) => {
    expect(Object.keys(modelsOf(Schema.named(name, Schema.fromObject({ type: 'null' }))))).toEqual([name]);
  });

  test.each<[unknown, string]>([
    ['', 'for example "Order"'],
    ['order-item', 'Write "OrderItem"'],
    ['Größe', 'Write "GrE"'],
    ['Order\n', 'Write "Order"'],
    [undefined, 'for example'],
    [5, 'for example'],
    [Token.asString({ Ref: 'Name' }), 'for example'],
  ])('refuses %j', (name, mention) => {
    expectRefusal(() => Schema.named(name as string, Schema.fromObject({ type: 'null' })), 'GH_SCHEMA_NAME', 'A-Z a-z 0-9', mention);
  });

  test.each([undefined, null, {}, 'Order', { type: 'object' }])('refuses %j as a schema', (schema) => {
    expectRefusal(() => Schema.named('Order', schema as Schema), 'GH_TYPE', 'the schema named "Order" is', 'Schema.fromObject');
  });

  test('takes the last name', () => {
    expect(Object.keys(modelsOf(Schema.named('B', Schema.named('A', Schema.fromObject({ type: 'null' })))))).toEqual(['B']);
  });
});

test('a Schema is known as such', () => {
  expect([Schema.fromObject({ type: 'null' }), {}, null, undefined, 'x', Object.create(Schema.prototype)].map(isSchema)).toEqual([true, false, false, false, false, false]);
});

describe('any value', () => {
  const keyword = fc.constantFrom(...KEYWORDS.keys(), '$ref', 'x-a', 'foo');
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('#', '#/definitions/a', '#/components/schemas/A', 'string', ['string', 'null']));
  const schemas = fc.letrec((tie) => ({
    schema: fc.oneof({ maxDepth: 4, withCrossShrink: true }, value, fc.dictionary(keyword, tie('schema'), { maxKeys: 5 })),
  })).schema;

  const outcome = (given: unknown) => {
    try {
      return JSON.stringify(collectSchemas([Schema.fromObject(given)]));
    } catch (error) {
      if (error instanceof GatehouseError) return error.message;
      throw error;
    }
  };

  test('is a Schema or is refused with its findings', () => {
    fc.assert(fc.property(fc.oneof(schemas, fc.anything({ withBigInt: true, withMap: true, withDate: true, withNullPrototype: true })), (given) => {
      expect(outcome(given)).toMatch(/^(\{"models":|GH_SCHEMA_)/);
    }), { numRuns: 1_000 });
  });
});
