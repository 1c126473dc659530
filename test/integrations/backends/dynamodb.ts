import type { Stack } from 'aws-cdk-lib';
import { Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { jsonFailure } from './backend';
import type { BackendRow, Seen } from './backend';
import { DynamoDbAttribute, DynamoDbSortKey, Integrations, Source } from '../../../src';

export const ARN = 'arn:aws:dynamodb:eu-west-1:222222222222:table/orders';
const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/k1';

const plain = (stack: Stack): ITable => Table.fromTableArn(stack, 'Orders', ARN);
const encrypted = (stack: Stack): ITable =>
  TableV2.fromTableAttributes(stack, 'Orders', { tableArn: ARN, encryptionKey: Key.fromKeyArn(stack, 'Key', KEY) });
const policy = (action: string, resource = ARN) => [{ Effect: 'Allow', Action: `dynamodb:${action}`, Resource: resource }];
const decrypt = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY };
const description = (action: string) => ({ service: 'dynamodb', action, target: 'Orders' });
const conditional = (status: number) => [[jsonFailure('ConditionalCheckFailedException'), status], [jsonFailure('TransactionConflictException'), 409]] as const;

const seen = (action: string, body: object): Seen => ({
  service: 'dynamodb', action, method: 'POST', path: '/', query: {}, headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${action}` }, body: { TableName: ARN, ...body },
});

const { string, number } = DynamoDbAttribute;
const ID = { id: string(Source.path('id')) };
const asked = (text: string, more: object = {}) => ({ path: `/orders/${encodeURIComponent(text)}`, claims: { sub: text }, ...more });

/** An attribute of every type, and one that is left out of plain answers. */
const STORED = {
  id: { S: 'a"b\\c/d\'e$x#y' },
  total: { N: '12.50' },
  paid: { BOOL: false },
  gone: { NULL: true },
  photo: { B: 'AAEC' },
  tags: { SS: ['a"', 'b'] },
  sizes: { NS: ['1', '2e3'] },
  blobs: { BS: ['AA=='] },
  lines: { L: [{ M: { sku: { S: 'x' }, prices: { L: [{ N: '1' }, { L: [] }] } } }, { S: '' }] },
  ship: { M: { 'S': { S: 'S' }, 'a"b': { M: {} } } },
};
const ANSWERED = {
  id: 'a"b\\c/d\'e$x#y',
  total: 12.5,
  paid: false,
  gone: null,
  photo: 'AAEC',
  tags: ['a"', 'b'],
  sizes: [1, 2000],
  blobs: ['AA=='],
  lines: [{ sku: 'x', prices: [1, []] }, ''],
  ship: { 'S': 'S', 'a"b': {} },
};

export const DYNAMODB: readonly BackendRow[] = [
  {
    name: 'dynamoDbGetItem',
    route: 'GET /orders/{id}',
    make: (stack) => Integrations.dynamoDbGetItem(plain(stack), { key: ID }),
    description: description('GetItem'),
    policy: policy('GetItem'),
    ask: (text) => asked(text),
    seen: (text) => seen('GetItem', { Key: { id: { S: text } } }),
    success: { answer: { body: { Item: STORED } }, status: 200, json: ANSWERED },
    failures: [[{ body: {} }, 404], [jsonFailure('ValidationException'), 400], [jsonFailure('ProvisionedThroughputExceededException'), 429]],
  },
  {
    name: 'dynamoDbGetItem of some attributes, from an encrypted table with a sort key',
    route: 'GET /orders/{id}',
    make: (stack) => Integrations.dynamoDbGetItem(encrypted(stack), {
      key: { user: string(Source.concat(Source.literal('USER#'), Source.claim('sub'))), at: number(Source.path('id')) }, attributes: ['total', 'name'], consistentRead: true,
    }),
    description: description('GetItem'),
    policy: [...policy('GetItem'), decrypt],
    ask: (text) => asked(text),
    seen: (text) => seen('GetItem', {
      Key: { user: { S: `USER#${text}` }, at: { N: text } },
      ConsistentRead: true,
      ProjectionExpression: '#ghn0, #ghn1',
      ExpressionAttributeNames: { '#ghn0': 'name', '#ghn1': 'total' },
    }),
    success: { answer: { body: { Item: {} } }, status: 200, json: {} },
    failures: [[{ body: {} }, 404]],
  },
  {
    name: 'dynamoDbPutItem',
    route: 'PUT /orders/{id}',
    make: (stack) => Integrations.dynamoDbPutItem(plain(stack), { key: ID, item: { note: string(Source.body('$.note')) } }),
    description: description('PutItem'),
    policy: policy('PutItem'),
    ask: (text) => asked(text, { body: JSON.stringify({ note: text, other: text }) }),
    seen: (text) => seen('PutItem', { Item: { id: { S: text }, note: { S: text } } }),
    success: { answer: { body: {} }, status: 200, json: {} },
    failures: conditional(409),
  },
  {
    name: 'dynamoDbPutItem of every type, if it is new',
    route: 'POST /orders/{id}',
    make: (stack) => Integrations.dynamoDbPutItem(encrypted(stack), {
      key: ID,
      item: {
        'by': string(Source.claim('sub')),
        'count': number(Source.body('$.count')),
        'paid': DynamoDbAttribute.boolean(Source.body('$.paid')),
        'tags': DynamoDbAttribute.stringSet(Source.body('$.tags')),
        'none': DynamoDbAttribute.stringSet(Source.body('$.none')),
        'missing': string(Source.body('$.missing')),
        'sizes': DynamoDbAttribute.numberSet(Source.body('$.sizes')),
        'lines': DynamoDbAttribute.listOf(Source.body('$.lines'), DynamoDbAttribute.map({ sku: string(Source.item('$.sku')), n: number(Source.item('$.n')) })),
        'fixed': DynamoDbAttribute.list([string('#$"x'), number(1.5), DynamoDbAttribute.boolean(true), DynamoDbAttribute.nullValue(), string(Source.body('$.missing'))]),
        'data': DynamoDbAttribute.binary(Source.body('$.data')),
        'a"b$c': string('x'),
      },
      onlyIfNew: true,
      condition: { expression: 'size(#by) < :most', names: { '#by': 'by' }, values: { ':most': number(Source.body('$.count')) } },
    }),
    description: description('PutItem'),
    policy: [...policy('PutItem'), decrypt],
    ask: (text) => asked(text, {
      body: JSON.stringify({ count: text, paid: false, tags: [text, 'b'], none: [], sizes: [1, 2.5], lines: [{ sku: text, n: 5 }, { sku: null }], data: text, ignored: text }),
    }),
    seen: (text) => seen('PutItem', {
      Item: {
        'id': { S: text },
        'by': { S: text },
        'count': { N: text },
        'paid': { BOOL: false },
        'tags': { SS: [text, 'b'] },
        'sizes': { NS: ['1', '2.5'] },
        'lines': { L: [{ M: { sku: { S: text }, n: { N: '5' } } }, { M: {} }] },
        'fixed': { L: [{ S: '#$"x' }, { N: '1.5' }, { BOOL: true }, { NULL: true }, { NULL: true }] },
        'data': { B: text },
        'a"b$c': { S: 'x' },
      },
      ConditionExpression: 'attribute_not_exists(#ghc0) AND (size(#by) < :most)',
      ExpressionAttributeNames: { '#by': 'by', '#ghc0': 'id' },
      ExpressionAttributeValues: { ':most': { N: text } },
    }),
    success: { answer: { body: {} }, status: 201, json: {} },
    failures: conditional(409),
  },
  {
    name: 'dynamoDbUpdateItem',
    route: 'PATCH /orders/{id}',
    make: (stack) => Integrations.dynamoDbUpdateItem(plain(stack), { key: ID, set: { note: string(Source.body('$.note')), state: string(Source.body('$.state')) } }),
    description: description('UpdateItem'),
    policy: policy('UpdateItem'),
    ask: (text) => asked(text, { body: JSON.stringify({ note: text }) }),
    seen: (text) => seen('UpdateItem', {
      Key: { id: { S: text } },
      UpdateExpression: 'SET #ghs0 = :ghs0',
      ExpressionAttributeNames: { '#ghs0': 'note' },
      ExpressionAttributeValues: { ':ghs0': { S: text } },
      ReturnValues: 'UPDATED_NEW',
    }),
    success: { answer: { body: { Attributes: { note: { S: 'x' } } } }, status: 200, json: { note: 'x' } },
    failures: conditional(409),
  },
  {
    name: 'dynamoDbUpdateItem with all options',
    route: 'PATCH /orders/{id}',
    make: (stack) => Integrations.dynamoDbUpdateItem(encrypted(stack), {
      key: ID,
      set: { state: string('open'), by: string(Source.claim('sub')) },
      add: { version: number(1), tags: DynamoDbAttribute.stringSet(Source.body('$.tags')) },
      remove: ['old', 'name'],
      onlyIfExists: true,
      attributes: ['version', 'it\'s', 'ship'],
    }),
    description: description('UpdateItem'),
    policy: [...policy('UpdateItem'), decrypt],
    ask: (text) => asked(text, { body: JSON.stringify({ tags: [] }) }),
    seen: (text) => seen('UpdateItem', {
      Key: { id: { S: text } },
      ConditionExpression: 'attribute_exists(#ghc0)',
      UpdateExpression: 'SET #ghs0 = :ghs0, #ghs1 = :ghs1 ADD #gha1 :gha1 REMOVE #ghr0, #ghr1',
      ExpressionAttributeNames: { '#gha1': 'version', '#ghc0': 'id', '#ghr0': 'name', '#ghr1': 'old', '#ghs0': 'by', '#ghs1': 'state' },
      ExpressionAttributeValues: { ':gha1': { N: '1' }, ':ghs0': { S: text }, ':ghs1': { S: 'open' } },
      ReturnValues: 'ALL_NEW',
    }),
    success: { answer: { body: { Attributes: { ...STORED, 'version': { N: '2' }, 'it\'s': { S: 'me' } } } }, status: 200, json: { 'version': 2, 'it\'s': 'me', 'ship': ANSWERED.ship } },
    failures: conditional(404),
  },
  {
    name: 'dynamoDbDeleteItem',
    route: 'DELETE /orders/{id}',
    make: (stack) => Integrations.dynamoDbDeleteItem(plain(stack), { key: ID }),
    description: description('DeleteItem'),
    policy: policy('DeleteItem'),
    ask: (text) => asked(text),
    seen: (text) => seen('DeleteItem', { Key: { id: { S: text } } }),
    success: { answer: { body: {} }, status: 200, json: {} },
  },
  {
    name: 'dynamoDbDeleteItem with all options',
    route: 'DELETE /orders/{id}',
    make: (stack) => Integrations.dynamoDbDeleteItem(encrypted(stack), {
      key: ID,
      onlyIfExists: true,
      condition: { expression: '#by = :sub OR #by = :nobody', names: { '#by': 'by' }, values: { ':sub': string(Source.claim('sub')), ':nobody': string('nobody') } },
      attributes: ['total'],
    }),
    description: description('DeleteItem'),
    policy: [...policy('DeleteItem'), decrypt],
    ask: (text) => asked(text),
    seen: (text) => seen('DeleteItem', {
      Key: { id: { S: text } },
      ConditionExpression: 'attribute_exists(#ghc0) AND (#by = :sub OR #by = :nobody)',
      ExpressionAttributeNames: { '#by': 'by', '#ghc0': 'id' },
      ExpressionAttributeValues: { ':nobody': { S: 'nobody' }, ':sub': { S: text } },
      ReturnValues: 'ALL_OLD',
    }),
    success: { answer: { body: { Attributes: STORED } }, status: 200, json: { total: 12.5 } },
    failures: conditional(409),
  },
  {
    name: 'dynamoDbQuery',
    route: 'GET /users/{id}/orders',
    make: (stack) => Integrations.dynamoDbQuery(plain(stack), { key: ID }),
    description: description('Query'),
    policy: policy('Query'),
    ask: (text) => ({ path: `/users/${encodeURIComponent(text)}/orders` }),
    seen: (text) => seen('Query', {
      KeyConditionExpression: '#ghp0 = :ghp0', ExpressionAttributeNames: { '#ghp0': 'id' }, ExpressionAttributeValues: { ':ghp0': { S: text } }, Limit: 100,
    }),
    success: { answer: { body: { Items: [STORED, { id: { S: 'b' } }], Count: 2, LastEvaluatedKey: { id: { S: 'b' } } } }, status: 200, json: { items: [ANSWERED, { id: 'b' }] } },
  },
  {
    name: 'dynamoDbQuery of an index, with all options',
    route: 'GET /orders',
    make: (stack) => Integrations.dynamoDbQuery(encrypted(stack), {
      key: { user: string(Source.claim('sub')) },
      sortKey: DynamoDbSortKey.between('at', string(Source.querystring('from')), string('~')),
      indexName: 'by-user',
      attributes: ['total', 'at'],
      limit: 5,
      ascending: false,
      consistentRead: true,
      nextToken: Source.querystring('nextToken'),
    }),
    description: description('Query'),
    policy: [...policy('Query', `${ARN}/index/by-user`), decrypt],
    ask: (text) => ({ path: '/orders', claims: { sub: text }, query: { from: text, nextToken: text } }),
    seen: (text) => seen('Query', {
      IndexName: 'by-user',
      KeyConditionExpression: '#ghp0 = :ghp0 AND #ghq0 BETWEEN :ghq0 AND :ghq1',
      ProjectionExpression: '#ghn0, #ghn1',
      ExpressionAttributeNames: { '#ghn0': 'at', '#ghn1': 'total', '#ghp0': 'user', '#ghq0': 'at' },
      ExpressionAttributeValues: { ':ghp0': { S: text }, ':ghq0': { S: text }, ':ghq1': { S: '~' } },
      Limit: 5,
      ScanIndexForward: false,
      ConsistentRead: true,
      ExclusiveStartKey: { nextToken: { S: 'invalid' } },
    }),
    success: {
      answer: { body: { Items: [], Count: 0, LastEvaluatedKey: { 'user': { S: 'ann & co?' }, 'a=b': { N: '5' } } } },
      status: 200,
      json: { items: [], nextToken: Buffer.from('user=S:ann+%26+co%3F&a%3Db=N:5').toString('base64url') },
    },
  },
];
