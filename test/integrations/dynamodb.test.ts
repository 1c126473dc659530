import { App, Aws, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { DynamoDbAttribute, DynamoDbSortKey, Integrations, Source } from '../../src';
import type { AwsServiceIntegration } from '../../src';
import { Served } from './backends/backend';
import { ARN, DYNAMODB } from './backends/dynamodb';
import { routeContext } from './context';

const { string, number } = DynamoDbAttribute;
const table = (): ITable => new Table(new Stack(new App(), 'Stack'), 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
const bound = (integration: AwsServiceIntegration, key = 'PATCH /orders/{id}') => () => integration.bindRestIntegration(routeContext(key));
const KEY = { id: string(Source.path('id')) };
const rowOf = (name: string) => DYNAMODB.find((row) => row.name === name)!;
const any = (value: unknown): any => value;

async function served<T>(name: string, make: (stack: Stack) => AwsServiceIntegration, use: (row: Served) => Promise<T>): Promise<T> {
  const row = await Served.by({ ...rowOf(name), make });
  try {
    return await use(row);
  } finally {
    await row.dispose();
  }
}

/** Where the local gateway runs. */
const ORDERS = 'arn:aws:dynamodb:us-east-1:111111111111:table/orders';
const ofTable = (stack: Stack): ITable => Table.fromTableName(stack, 'Orders', 'orders');
const update = (options: object) => Integrations.dynamoDbUpdateItem(table(), { key: KEY, set: { a: string('x') }, ...options });
const query = (options: object) => Integrations.dynamoDbQuery(table(), { key: KEY, ...options });

describe('options', () => {
  const condition = (expression: any, names: any = {}, values: any = {}) => update({ condition: { expression, names, values } });

  test.each<[string, AwsServiceIntegration, string]>([
    ['no table', Integrations.dynamoDbGetItem(any(null), { key: KEY }), 'a table is due'],
    ['options that are none', Integrations.dynamoDbGetItem(table(), any(null)), 'the options of Integrations.dynamoDbGetItem'],
    ['no key', Integrations.dynamoDbGetItem(table(), any({})), 'a key of 0 attributes'],
    ['a key that is a source', Integrations.dynamoDbGetItem(table(), { key: any({ id: Source.path('id') }) }), 'a DynamoDbAttribute'],
    ['a key of three', Integrations.dynamoDbGetItem(table(), { key: { a: string('a'), b: string('b'), c: string('c') } }), 'a key of 3 attributes'],
    ['a boolean key', Integrations.dynamoDbDeleteItem(table(), { key: { id: DynamoDbAttribute.boolean(true) } }), 'the key "id" of another type'],
    ['an attribute without a name', Integrations.dynamoDbPutItem(table(), { key: KEY, item: { '': string('x') } }), 'the name "" in item'],
    ['the key in item', Integrations.dynamoDbPutItem(table(), { key: KEY, item: { id: string('x') } }), '"id" in item and elsewhere'],
    ['opposite conditions', Integrations.dynamoDbPutItem(table(), { key: KEY, onlyIfNew: true, onlyIfExists: true }), 'both onlyIfNew and onlyIfExists'],
    ['nothing to update', Integrations.dynamoDbUpdateItem(table(), { key: KEY }), 'nothing to update'],
    ['the key in set', update({ set: { id: string('x') } }), '"id" in set and elsewhere'],
    ['one attribute twice', update({ remove: ['a'] }), '"a" in remove and elsewhere'],
    ['text in add', update({ add: { b: string('x') } }), '"b" in add'],
    ['a set that is a list', update({ set: [string('x')] }), 'set of the options'],
    ['a condition of nothing', condition(''), 'no expression'],
    ['a condition that is null', update({ condition: null }), 'condition of the options'],
    ['a name that is not declared', condition('#a = :b', { '#a': 'a' }), '":b", which stands for nothing'],
    ['a value that is not used', condition('attribute_exists(#a)', { '#a': 'a' }, { ':b': string('b') }), '":b", which the expression does not use'],
    ['a placeholder of the library', condition('attribute_exists(#ghs0)', { '#ghs0': 'a' }), 'which is the library\'s'],
    ['a placeholder without its sign', condition('attribute_exists(a)', { a: 'a' }), 'the placeholder "a" for a name'],
    ['a value in a condition', condition('#a = \'x\'', { '#a': 'a' }), 'quotes, $ or braces'],
    ['two partition keys of a table', query({ key: { a: string('a'), b: string('b') } }), 'a key of 2 attributes'],
    ['a sort key that is none', query({ sortKey: { name: 'at' } }), 'a DynamoDbSortKey'],
    ['the partition key as sort key', query({ sortKey: DynamoDbSortKey.equalTo('id', string('x')) }), '"id" in sortKey and elsewhere'],
    ['an index with another name', query({ indexName: '../x' }), 'the index "../x"'],
    ['no items', query({ limit: 0 }), 'the limit 0'],
    ['more items than templates have', query({ limit: 1001 }), 'the limit 1001'],
    ['half an item', query({ limit: 1.5 }), 'the limit 1.5'],
    ['no attributes of an item', Integrations.dynamoDbGetItem(table(), { key: KEY, attributes: [] }), 'attributes without a name'],
    ['no attributes of items', query({ attributes: [] }), 'attributes without a name'],
    ['no attributes of an update', update({ attributes: [] }), 'attributes without a name'],
    ['no attributes of what is deleted', Integrations.dynamoDbDeleteItem(table(), { key: KEY, attributes: [] }), 'attributes without a name'],
    ['a token of several sources', query({ nextToken: Source.concat(Source.querystring('a')) }), 'the nextToken'],
  ])('refuse %s', (_, integration, message) => expect(bound(integration)).toThrow(message));

  test.each<[string, () => unknown]>([
    ['a number for text', () => string(any(5))],
    ['nothing', () => string(any(undefined))],
    ['text for a number', () => number('5')],
    ['a number that is none', () => number(NaN)],
    ['fixed text for a boolean', () => DynamoDbAttribute.boolean(Source.literal('true'))],
    ['text for a boolean', () => DynamoDbAttribute.boolean('true')],
    ['a set that is no part of the body', () => DynamoDbAttribute.numberSet(Source.querystring('a'))],
    ['a list that is no part of the body', () => DynamoDbAttribute.listOf(Source.path('id'), string(Source.item()))],
    ['a list of text', () => DynamoDbAttribute.stringSet(any(['a']))],
    ['text in a list', () => DynamoDbAttribute.list(any(['a']))],
    ['a list that is none', () => DynamoDbAttribute.list(any(null))],
    ['text in a map', () => DynamoDbAttribute.map(any({ a: 'b' }))],
    ['a map that is none', () => DynamoDbAttribute.map(any(null))],
    ['an item that is none', () => DynamoDbAttribute.listOf(Source.body('$.a'), any(Source.item()))],
    ['a sort key without a name', () => DynamoDbSortKey.beginsWith('', string('a'))],
    ['a sort key of text', () => DynamoDbSortKey.equalTo('at', any('a'))],
    ['the beginning of a number', () => DynamoDbSortKey.beginsWith('at', number(1))],
  ])('attribute values refuse %s', (_, make) => expect(make).toThrow('GH_INTEGRATION_OPTION'));

  test.each([
    ['=', DynamoDbSortKey.equalTo], ['<', DynamoDbSortKey.lessThan], ['<=', DynamoDbSortKey.atMost], ['>', DynamoDbSortKey.greaterThan], ['>=', DynamoDbSortKey.atLeast],
  ])('sort keys are compared with %s', (operator, make) => expect(make('at', number(1))._config.expression).toBe(`#ghq0 ${operator} :ghq0`));

  test('a sort key begins with text', () => expect(DynamoDbSortKey.beginsWith('at', string('a'))._config.expression).toBe('begins_with(#ghq0, :ghq0)'));
});

describe('requests', () => {
  const asked = { path: '/orders/7' };

  test.each([
    ['nothing', {}, { UpdateExpression: '', ExpressionAttributeNames: {} }],
    ['one', { b: 1 }, { UpdateExpression: 'ADD #gha0 :gha0', ExpressionAttributeNames: { '#gha0': 'b' }, ExpressionAttributeValues: { ':gha0': { N: '1' } } }],
    ['another', { 'a b': '', 'c': 'x' }, { UpdateExpression: 'SET #ghs1 = :ghs1', ExpressionAttributeNames: { '#ghs1': 'c' }, ExpressionAttributeValues: { ':ghs1': { S: 'x' } } }],
  ])('an update with %s of its values has no more than that', (_, body, expected) => served('dynamoDbUpdateItem', (stack) => Integrations.dynamoDbUpdateItem(ofTable(stack), {
    key: KEY, set: { a: string(Source.body('$["a b"]')), c: string(Source.body('$.c')) }, add: { b: number(Source.body('$.b')) },
  }), async (gateway) => {
    await gateway.ask({ ...asked, body: JSON.stringify(body) });
    expect(gateway.last!.body).toEqual({ TableName: ORDERS, Key: { id: { S: '7' } }, ReturnValues: 'UPDATED_NEW', ...expected });
  }));

  test('a key with a part that is missing is none, and neither is a boolean that is something else', () => served('dynamoDbPutItem', (stack) => Integrations.dynamoDbPutItem(ofTable(stack), {
    key: { id: string(Source.concat(Source.literal('USER#'), Source.claim('sub'))) },
    item: { paid: DynamoDbAttribute.boolean(Source.body('$.paid')), fixed: string(Source.literal('x')), yes: DynamoDbAttribute.boolean(Source.body('$.yes')) },
  }), async (gateway) => {
    await gateway.ask({ ...asked, body: JSON.stringify({ paid: 'perhaps', yes: 'true' }) });
    expect(gateway.last!.body).toEqual({ TableName: ORDERS, Item: { paid: {}, fixed: { S: 'x' }, yes: { BOOL: true } } });
  }));

  test('a query whose sort key is missing does not become one without it', () => served('dynamoDbQuery', (stack) => Integrations.dynamoDbQuery(ofTable(stack), {
    key: KEY, sortKey: DynamoDbSortKey.beginsWith('at', string(Source.querystring('day'))),
  }), async (gateway) => {
    await gateway.ask({ path: '/users/7/orders' });
    expect(gateway.last!.body).toMatchObject({ KeyConditionExpression: '#ghp0 = :ghp0 AND begins_with(#ghq0, :ghq0)', ExpressionAttributeValues: { ':ghp0': { S: '7' } } });
  }));

  test('a condition needs no placeholders', () => served('dynamoDbPutItem', (stack) => Integrations.dynamoDbPutItem(ofTable(stack), {
    key: KEY, onlyIfExists: true, condition: { expression: 'attribute_exists(price)' },
  }), async (gateway) => {
    await gateway.ask(asked);
    expect(gateway.last!.body).toMatchObject({ ConditionExpression: 'attribute_exists(#ghc0) AND (attribute_exists(price))' });
    gateway.answer = { status: 400, body: { __type: 'x#ConditionalCheckFailedException' } };
    expect((await gateway.ask(asked)).status).toBe(409);
  }));

  const TYPED = {
    note: string(Source.body('$.note')),
    lines: DynamoDbAttribute.listOf(Source.body('$.lines'), DynamoDbAttribute.map({ sku: string(Source.item('$.sku')) })),
    ship: DynamoDbAttribute.map({ city: string(Source.body('$.city')), to: DynamoDbAttribute.map({ zip: string(Source.body('$["zip code"]')) }) }),
    pair: DynamoDbAttribute.list([string(Source.body('$.one')), string(Source.body('$.two'))]),
    tags: DynamoDbAttribute.stringSet(Source.body('$.tags')),
    sizes: DynamoDbAttribute.numberSet(Source.body('$.sizes')),
    data: DynamoDbAttribute.binary(Source.body('$.data')),
    paid: DynamoDbAttribute.boolean(Source.body('$.paid')),
  };
  const NAMES = Object.keys(TYPED).sort();
  const TYPES: ReadonlyArray<readonly [string, object, object]> = [
    ['nothing else', {}, {}],
    ['nothing but null and empty text', { lines: null, city: '', one: null, tags: null, sizes: '', data: '', paid: null }, {}],
    ['what is no list', { lines: 'oops', tags: 'oops', sizes: 5 }, { lines: {}, tags: { SS: [] }, sizes: { NS: [] } }],
    ['other things that are no list', { lines: { length: 1, 0: 'x' }, tags: true, sizes: { a: [1] } }, { lines: {}, tags: { SS: [] }, sizes: { NS: [] } }],
    ['text that reads like a list', { lines: '["x"]', tags: '["x"]' }, { lines: {}, tags: { SS: [] } }],
    ['empty lists', { lines: [], tags: [], sizes: [] }, { lines: { L: [] } }],
    ['empty items', { lines: [null, {}, { sku: 'x' }] }, { lines: { L: [{ M: {} }, { M: {} }, { M: { sku: { S: 'x' } } }] } }],
    ['parts', { 'zip code': '8000', 'two': 'b' }, { ship: { M: { to: { M: { zip: { S: '8000' } } } } }, pair: { L: [{ NULL: true }, { S: 'b' }] } }],
    ['all', { lines: [{ sku: 'a' }], city: 'Z', one: 'a', tags: ['t'], sizes: [1], data: 'AA==', paid: true }, {
      lines: { L: [{ M: { sku: { S: 'a' } } }] },
      ship: { M: { city: { S: 'Z' } } },
      pair: { L: [{ S: 'a' }, { NULL: true }] },
      tags: { SS: ['t'] },
      sizes: { NS: ['1'] },
      data: { B: 'AA==' },
      paid: { BOOL: true },
    }],
  ];

  test.each(TYPES)('an update with %s leaves out what is missing, and sends what DynamoDB refuses for what is wrong', (_, body, expected) => served('dynamoDbUpdateItem', (stack) => Integrations.dynamoDbUpdateItem(ofTable(stack), {
    key: KEY, set: TYPED,
  }), async (gateway) => {
    await gateway.ask({ ...asked, body: JSON.stringify({ note: 'n', ...body }) });
    const all = Object.entries({ note: { S: 'n' }, ...expected }).map(([name, value]) => [NAMES.indexOf(name), name, value] as const).sort(([a], [b]) => a - b);
    expect(gateway.last!.body).toEqual({
      TableName: ORDERS,
      Key: { id: { S: '7' } },
      ReturnValues: 'UPDATED_NEW',
      UpdateExpression: `SET ${all.map(([i]) => `#ghs${i} = :ghs${i}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(all.map(([i, name]) => [`#ghs${i}`, name])),
      ExpressionAttributeValues: Object.fromEntries(all.map(([i,, value]) => [`:ghs${i}`, value])),
    });
  }));

  test.each(TYPES)('a put with %s does as an update', (_, body, expected) => served('dynamoDbPutItem', (stack) => Integrations.dynamoDbPutItem(ofTable(stack), {
    key: KEY, item: TYPED,
  }), async (gateway) => {
    await gateway.ask({ ...asked, body: JSON.stringify({ note: 'n', ...body }) });
    expect(gateway.last!.body).toEqual({ TableName: ORDERS, Item: { id: { S: '7' }, note: { S: 'n' }, ...expected } });
  }));

  test('maps and lists of fixed values are always there', () => served('dynamoDbUpdateItem', (stack) => Integrations.dynamoDbUpdateItem(ofTable(stack), {
    key: KEY, set: { a: DynamoDbAttribute.map({ fixed: string('x'), missing: string(Source.body('$.x')) }), b: DynamoDbAttribute.list([]), c: DynamoDbAttribute.map({}) },
  }), async (gateway) => {
    await gateway.ask(asked);
    expect(gateway.last!.body).toMatchObject({ ExpressionAttributeValues: { ':ghs0': { M: { fixed: { S: 'x' } } }, ':ghs1': { L: [] }, ':ghs2': { M: {} } } });
  }));

  test('a list within the items of a list is looked at item by item', () => served('dynamoDbPutItem', (stack) => Integrations.dynamoDbPutItem(ofTable(stack), {
    key: KEY,
    item: { orders: DynamoDbAttribute.listOf(Source.body('$.orders'), DynamoDbAttribute.map({ skus: DynamoDbAttribute.listOf(Source.item('$.skus'), string(Source.item())) })) },
  }), async (gateway) => {
    await gateway.ask({ ...asked, body: JSON.stringify({ orders: [{ skus: ['a', 'b'] }, { skus: 'c' }, {}] }) });
    expect(gateway.last!.body).toMatchObject({ Item: { orders: { L: [{ M: { skus: { L: [{ S: 'a' }, { S: 'b' }] } } }, { M: { skus: {} } }, { M: {} }] } } });
  }));

  test('numbers keep all their digits, but for those of the body with a fraction', () => served('dynamoDbPutItem', (stack) => Integrations.dynamoDbPutItem(ofTable(stack), {
    key: KEY, item: { text: number(Source.body('$.text')), whole: number(Source.body('$.whole')), fraction: number(Source.body('$.fraction')) },
  }), async (gateway) => {
    await gateway.ask({ ...asked, body: '{"text":"0.1234567890123456789012345","whole":12345678901234567890123456789012345678,"fraction":0.1234567890123456789012345}' });
    expect(gateway.last!.body).toMatchObject({
      Item: { text: { N: '0.1234567890123456789012345' }, whole: { N: '12345678901234567890123456789012345678' }, fraction: { N: '0.12345678901234568' } },
    });
  }));
});

describe('tables', () => {
  const primary = { partitionKey: { name: 'id', type: AttributeType.STRING } };
  const place = (account: string, region: string) => ({ env: { account, region } });

  /** The URI of a route, the table's name in its request and the resource of the role, all as they stand in the template. */
  function sent(make: (stack: Stack) => ITable, props = {}) {
    const stack = new Stack(new App(), 'Gateway', props);
    const { uri, requestTemplates, wants } = bound(Integrations.dynamoDbGetItem(make(stack), { key: KEY }), 'GET /orders/{id}')();
    const resolved = stack.resolve({ uri, named: /"TableName":"([^"]*)"/.exec(requestTemplates!['application/json'])![1], role: wants!.statements![0].resources[0] });
    return { ...resolved, text: JSON.stringify(resolved.uri) };
  }

  test('of the app are named by their ARN', () => {
    const { named, role, text } = sent((stack) => new Table(stack, 'Orders', primary));
    expect([named, role]).toEqual(Array(2).fill({ 'Fn::GetAtt': [expect.stringMatching('^Orders'), 'Arn'] }));
    expect(text).toContain(':apigateway:",{"Ref":"AWS::Region"},":dynamodb:');
  });

  test('of a stack in another account and region are asked there', () => {
    const made = sent(
      (stack) => new Table(new Stack(stack.node.scope, 'Data', place('222222222222', 'eu-west-1')), 'Orders', { ...primary, tableName: 'orders' }), place('111111111111', 'us-east-1'),
    );
    expect(JSON.stringify(made.named)).toContain(':dynamodb:eu-west-1:222222222222:table/orders');
    expect(made.role).toEqual(made.named);
    expect(made.text).toContain(':apigateway:eu-west-1:dynamodb:action/GetItem');
  });

  test.each<[string, string]>([
    ['all of it', ARN],
    ['all but the partition', `arn:${Aws.PARTITION}:dynamodb:eu-west-1:222222222222:table/orders`],
    ['the region alone', `arn:${Aws.PARTITION}:dynamodb:eu-west-1:${Aws.ACCOUNT_ID}:table/${new CfnParameter(new Stack(), 'Name').valueAsString}`],
  ])('are asked in the region of their ARN where %s is known', (_, arn) => {
    const { named, role, text } = sent((stack) => Table.fromTableArn(stack, 'Orders', arn));
    expect(named).toEqual(new Stack().resolve(arn));
    expect(role).toEqual(named);
    expect(text).toContain(':apigateway:eu-west-1:dynamodb:action/GetItem');
  });

  test('are asked in the region of an ARN that is known at deployment', () => {
    expect(sent((stack) => Table.fromTableArn(stack, 'Orders', Fn.importValue('arn'))).text).toContain('{"Fn::Select":[3,{"Fn::Split":[":",{"Fn::ImportValue":"arn"}]}]}');
    expect(sent((stack) => Table.fromTableName(stack, 'Orders', 'orders')).text).toContain(':apigateway:",{"Ref":"AWS::Region"},":dynamodb:');
  });
});

describe('pages', () => {
  const make = (stack: Stack) => Integrations.dynamoDbQuery(ofTable(stack), { key: KEY, nextToken: Source.querystring('nextToken') });
  const ask = (nextToken?: string) => ({ path: '/users/7/orders', ...nextToken !== undefined && { query: { nextToken } } });
  const start = (gateway: Served) => (gateway.last!.body as any).ExclusiveStartKey;

  test.each([
    ['text and a number', { id: { S: 'a"b&c=d:e+f %/ä😀#$x\\' }, at: { N: '-1.5' } }],
    ['binary data', { 'i.d': { B: '++//AA==' } }],
    ['ten attributes', Object.fromEntries([...'abcdefghij'].map((name, i) => [name, { N: String(i) }]))],
  ])('go on behind a key of %s', (_, key) => served('dynamoDbQuery', make, async (gateway) => {
    gateway.answer = { body: { Items: [], LastEvaluatedKey: key } };
    const { nextToken } = JSON.parse((await gateway.ask(ask())).text);
    expect(nextToken).toMatch(/^[\w=-]+$/);
    expect(start(gateway)).toBeUndefined();
    await gateway.ask(ask(nextToken));
    expect(start(gateway)).toEqual(key);
  }));

  test('the last has no token', () => served('dynamoDbQuery', make, async (gateway) => {
    gateway.answer = { body: { Items: [] } };
    expect(JSON.parse((await gateway.ask(ask())).text)).toEqual({ items: [] });
  }));

  const token = (pairs: string) => Buffer.from(pairs).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
  test.each([
    ['no base64', '!!!!'], ['too short', 'A'], ['padded wrongly', 'AAAAA'], ['JSON', token('{"id":{"S":"x"}},"TableName":"other"')], ['another type', token('id=M:x')],
    ['two keys', token('id=S:x=S:y')], ['quotes', token('id=S:"x"')], ['broken codes', token('id=S:%zz')], ['nothing', token('id=S:')], ['too many', token(Array(11).fill('a=S:b').join('&'))],
    ['long', `${'A'.repeat(4000)}!`],
  ])('a token with %s asks for nothing else', (_, forged) => served('dynamoDbQuery', make, async (gateway) => {
    await gateway.ask(ask(forged));
    expect(gateway.last!.body).toMatchObject({ TableName: ORDERS, Limit: 100, ExclusiveStartKey: { nextToken: { S: 'invalid' } } });
  }));
});

describe('answers', () => {
  const nested = (levels: number, wrap: (inner: object) => object): object => (levels === 0 ? { S: 'deep' } : wrap(nested(levels - 1, wrap)));
  const answered = (item: object) => served('dynamoDbGetItem', (stack) => Integrations.dynamoDbGetItem(ofTable(stack), { key: KEY }), async (gateway) => {
    gateway.answer = { body: { Item: item } };
    return JSON.parse((await gateway.ask({ path: '/orders/7' })).text);
  });

  test('lists and maps are read eight levels deep; what is deeper is null', async () => {
    const lists = (levels: number) => answered({ x: nested(levels, (inner) => ({ L: [inner] })) });
    const maps = (levels: number) => answered({ x: nested(levels, (inner) => ({ M: { x: inner } })) });
    expect(JSON.stringify([await lists(8), await maps(8)])).toBe(`[{"x":${'['.repeat(8)}"deep"${']'.repeat(8)}},${'{"x":'.repeat(9)}"deep"${'}'.repeat(9)}]`);
    expect(JSON.stringify(await lists(9))).toBe(`{"x":${'['.repeat(8)}null${']'.repeat(8)}}`);
  });

  test('names and text are what they were, and numbers keep their digits', async () => {
    const odd = '"\\/$!{x}#if(1)\u2028\té\u0001\'';
    expect(await answered({ [odd]: { S: odd }, __proto__x: { S: '' }, type: { M: { S: { N: '1' }, M: { L: [] } } } })).toEqual({ [odd]: odd, __proto__x: '', type: { S: 1, M: [] } });
    const text = await served('dynamoDbGetItem', (stack) => Integrations.dynamoDbGetItem(ofTable(stack), { key: KEY }), async (gateway) => {
      gateway.answer = { body: { Item: { n: { N: '12345678901234567890123456789012345678' } } } };
      return (await gateway.ask({ path: '/orders/7' })).text;
    });
    expect(text).toBe('{"n":12345678901234567890123456789012345678}');
  });

  test('an update that answers nothing is an empty object', () => served('dynamoDbUpdateItem', (stack) => Integrations.dynamoDbUpdateItem(ofTable(stack), { key: KEY, remove: ['x'] }), async (gateway) => {
    gateway.answer = { body: {} };
    expect(JSON.parse((await gateway.ask({ path: '/orders/7' })).text)).toEqual({});
    expect(gateway.last!.body).toMatchObject({ UpdateExpression: 'REMOVE #ghr0', ExpressionAttributeNames: { '#ghr0': 'x' } });
  }));

  test('a route adds few bytes to the body', () => {
    const bytes = (integration: AwsServiceIntegration) => {
      const { requestTemplates, responses } = bound(integration, 'GET /orders/{id}')();
      return Buffer.byteLength(JSON.stringify([requestTemplates, responses![0].templates]));
    };
    expect(bytes(Integrations.dynamoDbGetItem(table(), { key: KEY }))).toBeLessThan(2_500);
    expect(bytes(query({ nextToken: Source.querystring('nextToken') }) as AwsServiceIntegration)).toBeLessThan(3_500);
  });
});
