import { Duration } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { jsonFailure } from './backend';
import type { BackendRow } from './backend';
import { Integrations, Source } from '../../../src';

const ARN = 'arn:aws:sqs:eu-west-1:222222222222:orders';
const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/k1';
const URL = 'https://sqs.eu-west-1.amazonaws.com/222222222222/orders';
const HEADERS = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' };

export const SQS: readonly BackendRow[] = [
  {
    name: 'sqsSendMessage of the body',
    route: 'POST /orders',
    make: (stack) => Integrations.sqsSendMessage(Queue.fromQueueArn(stack, 'Queue', ARN), {
      attributes: { user: Source.claim('sub'), page: Source.querystring('page') }, delay: Duration.seconds(5),
    }),
    description: { service: 'sqs', action: 'SendMessage', target: 'Queue' },
    policy: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: ARN }],
    ask: (text) => ({ path: '/orders', body: text, claims: { sub: text } }),
    seen: (text) => ({
      service: 'sqs',
      action: 'SendMessage',
      method: 'POST',
      path: '/222222222222/orders',
      query: {},
      headers: HEADERS,
      body: { QueueUrl: URL, MessageBody: text, DelaySeconds: 5, MessageAttributes: { user: { DataType: 'String', StringValue: text } } },
    }),
    success: { answer: { body: { MessageId: 'm1', MD5OfMessageBody: 'x' } }, status: 200, json: { messageId: 'm1' } },
    failures: [
      [jsonFailure('QueueDoesNotExist'), 502], [jsonFailure('InvalidMessageContents'), 400], [jsonFailure('KmsAccessDenied'), 403], [jsonFailure('KmsInvalidState'), 502],
      [jsonFailure('KMS.AccessDeniedException'), 403], [jsonFailure('ExpiredToken'), 502], [jsonFailure('ServiceUnavailable', 500), 503],
    ],
  },
  {
    name: 'sqsSendMessage to an encrypted FIFO queue',
    route: 'POST /orders/{id}',
    make: (stack) => Integrations.sqsSendMessage(Queue.fromQueueAttributes(stack, 'Queue', { queueArn: `${ARN}.fifo`, keyArn: KEY, fifo: true }), {
      message: { id: Source.path('id'), order: Source.body('$.order') },
      messageGroupId: Source.claim('sub'),
      messageDeduplicationId: Source.header('X-Idempotency-Key'),
    }),
    description: { service: 'sqs', action: 'SendMessage', target: 'Queue' },
    policy: [
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: `${ARN}.fifo` },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: KEY },
    ],
    ask: (text) => ({
      path: `/orders/${encodeURIComponent(text)}`, body: JSON.stringify({ order: text, ignored: text }), claims: { sub: text }, headers: { 'X-Idempotency-Key': text },
    }),
    seen: (text) => ({
      service: 'sqs',
      action: 'SendMessage',
      method: 'POST',
      path: '/222222222222/orders.fifo',
      query: {},
      headers: HEADERS,
      body: { QueueUrl: `${URL}.fifo`, MessageBody: JSON.stringify({ id: text, order: text }), MessageGroupId: text, MessageDeduplicationId: text },
    }),
    success: { answer: { body: { MessageId: 'm1', SequenceNumber: '7' } }, status: 200, json: { messageId: 'm1', sequenceNumber: '7' } },
  },
];
