import { Topic } from 'aws-cdk-lib/aws-sns';
import { SECRET } from './backend';
import type { BackendRow } from './backend';
import { Integrations, Source } from '../../../src';
import type { StubResponse } from '../../../src/local';

const ARN = 'arn:aws:sns:eu-west-1:222222222222:orders';
const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/k1';
const SENT = {
  service: 'sns',
  action: 'Publish',
  method: 'POST',
  path: '//',
  query: {},
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
};

/** A failure as the query protocol answers it where JSON is asked for; recorded with SQS. */
export function queryFailure(code: string, status = 400): StubResponse {
  return { status, body: { Error: { Code: code, Message: `${SECRET} is not allowed`, Type: 'Sender' }, RequestId: 'r1' } };
}

const published = (sequenceNumber: string | null): StubResponse => ({
  body: { PublishResponse: { PublishResult: { MessageId: 'm1', SequenceNumber: sequenceNumber }, ResponseMetadata: { RequestId: 'r1' } } },
});

/** A back end whose service words its failures otherwise than the JSON protocols. */
interface QueryRow extends BackendRow {
  readonly failure: typeof queryFailure;
}

export const SNS: readonly QueryRow[] = [
  {
    name: 'snsPublish of the body',
    route: 'POST /orders',
    make: (stack) => Integrations.snsPublish(Topic.fromTopicArn(stack, 'Topic', ARN)),
    failure: queryFailure,
    description: { service: 'sns', action: 'Publish', target: 'Topic' },
    policy: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: ARN }],
    ask: (text) => ({ path: '/orders', body: text }),
    seen: (text) => ({ ...SENT, body: { Action: 'Publish', Version: '2010-03-31', TopicArn: ARN, Message: text } }),
    success: { answer: published(null), status: 200, json: { messageId: 'm1' } },
    failures: [
      [queryFailure('InvalidParameter'), 400], [queryFailure('AuthorizationError', 403), 403], [queryFailure('NotFound', 404), 502],
      [queryFailure('KMSThrottling'), 429], [queryFailure('KMSNotFound'), 502],
    ],
  },
  {
    name: 'snsPublish to an encrypted FIFO topic',
    route: 'POST /orders/{id}',
    make: (stack) => Integrations.snsPublish(Topic.fromTopicAttributes(stack, 'Topic', { topicArn: `${ARN}.fifo`, keyArn: KEY }), {
      message: { id: Source.path('id'), order: Source.body('$.order') },
      subject: Source.querystring('subject'),
      attributes: { absent: Source.querystring('absent'), page: Source.querystring('page'), missing: Source.body('$.missing'), user: Source.claim('sub') },
      messageGroupId: Source.claim('sub'),
      messageDeduplicationId: Source.header('X-Idempotency-Key'),
    }),
    failure: queryFailure,
    description: { service: 'sns', action: 'Publish', target: 'Topic' },
    policy: [
      { Effect: 'Allow', Action: 'sns:Publish', Resource: `${ARN}.fifo` },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: KEY },
    ],
    ask: (text) => ({
      path: `/orders/${encodeURIComponent(text)}`,
      query: { subject: text, page: text },
      body: JSON.stringify({ order: text, ignored: text }),
      claims: { sub: text },
      headers: { 'X-Idempotency-Key': text },
    }),
    seen: (text) => ({
      ...SENT,
      body: {
        'Action': 'Publish',
        'Version': '2010-03-31',
        'TopicArn': `${ARN}.fifo`,
        'Message': JSON.stringify({ id: text, order: text }),
        'Subject': text,
        'MessageGroupId': text,
        'MessageDeduplicationId': text,
        'MessageAttributes.entry.1.Name': 'page',
        'MessageAttributes.entry.1.Value.DataType': 'String',
        'MessageAttributes.entry.1.Value.StringValue': text,
        'MessageAttributes.entry.2.Name': 'user',
        'MessageAttributes.entry.2.Value.DataType': 'String',
        'MessageAttributes.entry.2.Value.StringValue': text,
      },
    }),
    success: { answer: published('7'), status: 200, json: { messageId: 'm1', sequenceNumber: '7' } },
  },
];
