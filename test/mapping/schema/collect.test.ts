import { modelsOf } from './rendered';
import { Schema, collectSchemas } from '../../../src/mapping/schema';
import { expectAdvice, expectRefusal } from '../../errors/refusal';

const text = (maxLength: number) => Schema.fromObject({ type: 'string', maxLength });

test('models are sorted, and a route refers to them', () => {
  const [a, b] = [Schema.named('A', text(1)), Schema.named('B', text(2))];
  const { models, refOf } = collectSchemas([b, a]);
  expect(Object.keys(models)).toEqual(['A', 'B']);
  expect(refOf(b)).toEqual({ $ref: '#/components/schemas/B' });
});

test('without schemas there are no models', () => {
  expect(collectSchemas([])).toMatchObject({ models: {}, findings: [] });
});

describe('a schema without a name', () => {
  const nameOf = (schema: object) => Object.keys(modelsOf(Schema.fromObject(schema)))[0];

  test('has one by its content, whatever the order of its keys', () => {
    const name = nameOf({ type: 'object', properties: { a: { type: 'string', minLength: 1 }, b: { $ref: '#' } } });
    expect(name).toMatch(/^Schema[0-9a-f]{12}$/);
    expect(nameOf({ properties: { b: { $ref: '#' }, a: { minLength: 1, type: 'string' } }, type: 'object' })).toBe(name);
    expect(nameOf({ type: 'object', properties: { a: { type: 'string', minLength: 2 }, b: { $ref: '#' } } })).not.toBe(name);
  });

  test('stays the same from version to version', () => {
    expect(nameOf({ type: 'string', maxLength: 5 })).toBe('Schema9e8c300436e3');
  });

  test('differs by what it refers to', () => {
    const list = (name: string) => nameOf({ type: 'array', items: Schema.named(name, text(1)) });
    const other = (pointer: string) => nameOf({ type: 'array', items: { $ref: `#/definitions/${pointer}` }, definitions: { A: { type: 'null' }, B: { type: 'string' } } });
    const unnamed = nameOf({ type: 'array', items: text(3) });
    const elsewhere = (name: string) => collectSchemas([Schema.fromObject({ type: 'array', items: { $ref: `#/components/schemas/${name}` } })]).models;
    expect(new Set([list('A'), list('B'), other('A'), other('B'), unnamed, Object.keys(elsewhere('A'))[0], Object.keys(elsewhere('B'))[0]]).size).toBe(7);
  });
});

describe('one name', () => {
  test('for equal schemas is shared', () => {
    const one = Schema.named('A', Schema.fromObject({ type: 'string', title: 'T' }));
    const same = Schema.named('A', Schema.fromObject({ title: 'T', type: 'string', example: 1 }));
    expect(modelsOf(one, same, one)).toEqual({ A: { type: 'string', title: 'T' } });
  });

  test('for different ones is refused, in either order', () => {
    const schemas = [Schema.named('A', text(1)), Schema.named('A', text(2)), Schema.named('A', Schema.fromObject({ type: 'string', title: 'T' }))];
    const forward = collectSchemas(schemas);
    expect(forward.findings).toMatchObject([{ code: 'GH_SCHEMA_NAME', given: expect.stringContaining('two different schemas are named "A"') }]);
    expect(forward.models).toEqual(collectSchemas([...schemas].reverse()).models);
    forward.findings.forEach(expectAdvice);
  });

  test('is refused when a definition already has it', () => {
    const order = Schema.fromObject({ type: 'array', items: { $ref: '#/definitions/Item' }, definitions: { Item: { type: 'string' } } });
    expect(collectSchemas([Schema.named('Order', order), Schema.named('OrderItem', order)]).findings).toMatchObject([{ code: 'GH_SCHEMA_NAME' }]);
  });

  test('can be given to one schema several times', () => {
    const order = Schema.fromObject({ type: 'object', properties: { next: { $ref: '#' } } });
    expect(modelsOf(Schema.named('A', order), Schema.named('B', order))).toEqual({
      A: { type: 'object', properties: { next: { $ref: '#/components/schemas/A' } } },
      B: { type: 'object', properties: { next: { $ref: '#/components/schemas/B' } } },
    });
  });
});

test('a model of more than 400 KB is refused', () => {
  const wide = (count: number) => Schema.named('Wide', Schema.fromObject({ type: 'string', enum: Array.from({ length: count }, (_, i) => `value-${i}-äöü`) }));
  expect(collectSchemas([wide(1_000)]).findings).toEqual([]);
  expect(collectSchemas([wide(40_000)]).findings).toMatchObject([{ code: 'GH_SCHEMA_SIZE', given: expect.stringMatching(/^model "Wide" has \d+ bytes$/) }]);
});

test('what is no Schema is refused', () => {
  expectRefusal(() => collectSchemas([{ type: 'object' } as unknown as Schema]), 'GH_TYPE', 'a schema is a Object', 'Schema.fromObject');
});
