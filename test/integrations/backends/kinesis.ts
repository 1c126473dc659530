import type { Stack } from 'aws-cdk-lib';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { SECRET, jsonFailure } from './backend';
import type { BackendRow } from './backend';
import { Integrations, Source } from '../../../src';

const ARN = 'arn:aws:kinesis:eu-west-1:222222222222:stream/orders';
const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/k1';
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** As recorded at AWS: API Gateway says the action and the content type in headers itself. */
const sent = (action: string) => ({
  service: 'kinesis',
  action,
  method: 'POST',
  path: '/',
  query: {},
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `Kinesis_20131202.${action}` },
});

const PUT = { SequenceNumber: '49', ShardId: 'shardId-0' };
const DONE = { sequenceNumber: '49', shardId: 'shardId-0' };
const throttled = { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: `${SECRET} is too fast` };

export const KINESIS: readonly BackendRow[] = [
  {
    name: 'kinesisPutRecord of the body',
    route: 'POST /orders/{id}',
    make: (stack) => Integrations.kinesisPutRecord(Stream.fromStreamArn(stack, 'Stream', ARN), { partitionKey: Source.path('id') }),
    description: { service: 'kinesis', action: 'PutRecord', target: 'Stream' },
    policy: [{ Effect: 'Allow', Action: 'kinesis:PutRecord', Resource: ARN }],
    ask: (text) => ({ path: `/orders/${encodeURIComponent(text)}`, body: text }),
    seen: (text) => ({ ...sent('PutRecord'), body: { StreamARN: ARN, Data: base64(text), PartitionKey: text } }),
    success: { answer: { body: PUT }, status: 200, json: DONE },
    failures: [[jsonFailure('ProvisionedThroughputExceededException'), 429], [jsonFailure('KMSAccessDeniedException'), 403], [jsonFailure('InvalidArgumentException'), 400]],
  },
  {
    name: 'kinesisPutRecord into an encrypted stream',
    route: 'POST /orders',
    make: (stack) => Integrations.kinesisPutRecord(encrypted(stack), {
      data: Source.body('$.order'), partitionKey: Source.claim('sub'), explicitHashKey: Source.header('X-Hash'),
    }),
    description: { service: 'kinesis', action: 'PutRecord', target: 'Stream' },
    policy: [
      { Effect: 'Allow', Action: 'kinesis:PutRecord', Resource: ARN },
      { Effect: 'Allow', Action: 'kms:GenerateDataKey', Resource: KEY },
    ],
    ask: (text) => ({ path: '/orders', body: JSON.stringify({ order: text, ignored: text }), claims: { sub: text }, headers: { 'X-Hash': text } }),
    seen: (text) => ({ ...sent('PutRecord'), body: { StreamARN: ARN, Data: base64(text), PartitionKey: text, ExplicitHashKey: text } }),
    success: { answer: { body: { ...PUT, EncryptionType: 'KMS' } }, status: 200, json: DONE },
  },
  {
    name: 'kinesisPutRecords of the body',
    route: 'POST /orders',
    make: (stack) => Integrations.kinesisPutRecords(Stream.fromStreamArn(stack, 'Stream', ARN), { partitionKey: Source.item() }),
    description: { service: 'kinesis', action: 'PutRecords', target: 'Stream' },
    policy: [{ Effect: 'Allow', Action: 'kinesis:PutRecords', Resource: ARN }],
    ask: (text) => ({ path: '/orders', body: JSON.stringify([text, 'b']) }),
    seen: (text) => ({
      ...sent('PutRecords'),
      body: { StreamARN: ARN, Records: [{ Data: base64(text), PartitionKey: text }, { Data: base64('b'), PartitionKey: 'b' }] },
    }),
    success: { answer: { body: { FailedRecordCount: 0, Records: [PUT, PUT] } }, status: 200, json: { records: [DONE, DONE] } },
    failures: [[{ body: { FailedRecordCount: 1, Records: [PUT, throttled] } }, 503]],
  },
  {
    name: 'kinesisPutRecords into an encrypted stream',
    route: 'POST /orders',
    make: (stack) => Integrations.kinesisPutRecords(encrypted(stack), {
      records: Source.body('$.records'), data: Source.item('$.data'), partitionKey: Source.item('$.partitionKey'), explicitHashKey: Source.item('$.hash'),
    }),
    description: { service: 'kinesis', action: 'PutRecords', target: 'Stream' },
    policy: [
      { Effect: 'Allow', Action: 'kinesis:PutRecords', Resource: ARN },
      { Effect: 'Allow', Action: 'kms:GenerateDataKey', Resource: KEY },
    ],
    ask: (text) => ({
      path: '/orders', body: JSON.stringify({ records: [{ data: text, partitionKey: text, hash: text, ignored: text }, { data: 'b', partitionKey: 7 }] }),
    }),
    seen: (text) => ({
      ...sent('PutRecords'),
      body: { StreamARN: ARN, Records: [{ Data: base64(text), PartitionKey: text, ExplicitHashKey: text }, { Data: base64('b'), PartitionKey: '7' }] },
    }),
    success: { answer: { body: { FailedRecordCount: 0, Records: [PUT, PUT] } }, status: 200, json: { records: [DONE, DONE] } },
    failures: [[{ body: { FailedRecordCount: 2, Records: [throttled, throttled] } }, 503], [jsonFailure('KMSNotFoundException'), 502]],
  },
];

function encrypted(stack: Stack) {
  return Stream.fromStreamAttributes(stack, 'Stream', { streamArn: ARN, encryptionKey: Key.fromKeyArn(stack, 'Key', KEY) });
}
