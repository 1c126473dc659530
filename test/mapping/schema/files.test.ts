import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Token } from 'aws-cdk-lib';
import { modelsOf } from './rendered';
import { Schema, collectSchemas } from '../../../src/mapping/schema';
import { expectRefusal } from '../../errors/refusal';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const before = process.cwd();
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'schemas-'));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(before);
  fs.rmSync(folder, { recursive: true });
});

/** Writes files and returns the path of the first. */
function write(files: Record<string, unknown>): string {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(name), { recursive: true });
    fs.writeFileSync(name, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return Object.keys(files)[0];
}

test.each([
  ['order.json', 'Order'], ['order-item.json', 'OrderItem'], ['a/b/order_item.v2.JSON', 'OrderItemV2'], ['2nd order', '2ndOrder'], ['orderLine.schema.json', 'OrderLineSchema'],
])('%s is named %s', (file, name) => {
  expect(modelsOf(Schema.fromFile(write({ [file]: '\uFEFF{"type":"string"}' })))).toEqual({ [name]: { type: 'string' } });
});

test('an absolute path is fine, and the name can be another', () => {
  const schema = Schema.named('Purchase', Schema.fromFile(path.resolve(write({ 'order.json': { type: 'object', properties: { next: { $ref: '#' } } } }))));
  expect(modelsOf(schema)).toEqual({ Purchase: { type: 'object', properties: { next: ref('Purchase') } } });
});

describe('references to other files', () => {
  test('are relative to the file, may lead back, and become models', () => {
    const file = write({
      'schemas/order.json': { type: 'object', properties: { items: { type: 'array', items: { $ref: 'parts/item.json' } }, price: { $ref: './parts/money.json#/definitions/Price' } } },
      'schemas/parts/item.json': { type: 'object', properties: { of: { $ref: '../order.json' }, like: { $ref: '#/definitions/Like' } }, definitions: { Like: { type: 'string' } } },
      'schemas/parts/money.json': { foo: 'not looked at', definitions: { Price: { type: 'number' } } },
    });
    expect(modelsOf(Schema.fromFile(file), Schema.fromFile('schemas/parts/item.json'))).toEqual({
      Order: { type: 'object', properties: { items: { type: 'array', items: ref('Item') }, price: ref('MoneyPrice') } },
      Item: { type: 'object', properties: { like: ref('ItemLike'), of: ref('Order') } },
      ItemLike: { type: 'string' },
      MoneyPrice: { type: 'number' },
    });
  });

  test('to files of one name in two folders are refused where they differ', () => {
    const file = write({
      'order.json': { type: 'object', properties: { a: { $ref: 'a/item.json' }, b: { $ref: 'b/item.json' } } },
      'a/item.json': { type: 'string' },
      'b/item.json': { type: 'null' },
    });
    expect(collectSchemas([Schema.fromFile(file)]).findings).toMatchObject([{ code: 'GH_SCHEMA_NAME', given: expect.stringContaining('"Item"') }]);
  });

  test('that are not there are named with the place', () => {
    const file = write({ 'order.json': { type: 'array', items: { $ref: 'itme.json' } } });
    expectRefusal(() => Schema.fromFile(file), 'GH_SCHEMA_FILE', 'schema file "itme.json" does not exist', '"itme.json" at #/items of schema file "order.json"');
  });

  test('with errors tell them', () => {
    const file = write({ 'order.json': { type: 'array', items: { $ref: 'item.json' } }, 'item.json': { type: 'string', patternProperties: {} } });
    expectRefusal(() => Schema.fromFile(file), 'GH_SCHEMA_KEYWORD', '#/patternProperties of schema file "item.json"');
  });

  test('to parts that are not there tell what there is', () => {
    const file = write({ 'order.json': { type: 'array', items: { $ref: 'item.json#/definitions/Prise' } }, 'item.json': { definitions: { Price: {} } } });
    expectRefusal(() => Schema.fromFile(file), 'GH_SCHEMA_REFERENCE', 'schema file "item.json" has no such part', 'Did you mean "#/definitions/Price"?');
  });
});

describe('refused files', () => {
  test.each<[string, unknown]>([['a token', Token.asString({ Ref: 'X' })], ['nothing', undefined], ['an empty path', ''], ['a number', 5], ['an object', {}]])('%s', (_what, file) => {
    expectRefusal(() => Schema.fromFile(file as string), 'GH_SCHEMA_FILE', 'relative to the working directory');
  });

  test('none there', () => {
    expectRefusal(() => Schema.fromFile('schemas/none.json'), 'GH_SCHEMA_FILE', '"schemas/none.json" does not exist', 'relative to the working directory');
  });

  test.each([['a folder', '.'], ['a path with a zero byte', 'a\0b']])('%s', (_what, file) => {
    expectRefusal(() => Schema.fromFile(file), 'GH_SCHEMA_FILE', 'cannot be read');
  });

  test('no JSON, with the place', () => {
    expectRefusal(() => Schema.fromFile(write({ 'order.json': '{\n  "type": "object",\n}' })), 'GH_SCHEMA_FILE', 'is not JSON at line 3, column 1');
  });

  test('another value than a schema', () => {
    expectRefusal(() => Schema.fromFile(write({ 'order.json': '[]' })), 'GH_SCHEMA_KEYWORD', 'schema file "order.json" is a list');
  });

  test('no letter in the name', () => {
    expectRefusal(() => Schema.fromFile(write({ '_.json': { type: 'null' } })), 'GH_SCHEMA_NAME', 'letters and digits');
  });

  test('numbers beyond all', () => {
    expectRefusal(() => Schema.fromFile(write({ 'order.json': '{"minimum": 1e999}' })), 'GH_SCHEMA_VALUE', '#/minimum of schema file "order.json" is Infinity');
  });
});
