import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { jsonFailure } from './backend';
import type { BackendRow } from './backend';
import { Integrations, Source } from '../../../src';

const ARN = 'arn:aws:firehose:eu-west-1:222222222222:deliverystream/clicks';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const SENT = {
  service: 'firehose',
  action: 'PutRecord',
  method: 'POST',
  path: '/',
  query: { Action: 'PutRecord' },
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Firehose_20150804.PutRecord' },
};

export const FIREHOSE: readonly BackendRow[] = [
  {
    name: 'firehosePutRecord of the body',
    route: 'POST /clicks',
    make: (stack) => Integrations.firehosePutRecord(DeliveryStream.fromDeliveryStreamArn(stack, 'Clicks', ARN)),
    description: { service: 'firehose', action: 'PutRecord', target: 'Clicks' },
    policy: [{ Effect: 'Allow', Action: 'firehose:PutRecord', Resource: ARN }],
    ask: (text) => ({ path: '/clicks', body: text }),
    seen: (text) => ({ ...SENT, body: { DeliveryStreamName: 'clicks', Record: { Data: base64(text) } } }),
    success: { answer: { body: { RecordId: 'r1', Encrypted: false } }, status: 200, json: { recordId: 'r1' } },
    failures: [[jsonFailure('InvalidKMSResourceException'), 502], [jsonFailure('InvalidSourceException'), 502], [jsonFailure('InvalidArgumentException'), 400]],
  },
  {
    name: 'firehosePutRecord on a line of its own',
    route: 'POST /clicks/{page}',
    make: (stack) => Integrations.firehosePutRecord(DeliveryStream.fromDeliveryStreamArn(stack, 'Clicks', ARN), {
      data: Source.concat(Source.path('page'), Source.literal(';'), Source.claim('sub'), Source.literal(';'), Source.body('$.x')), newline: true,
    }),
    description: { service: 'firehose', action: 'PutRecord', target: 'Clicks' },
    policy: [{ Effect: 'Allow', Action: 'firehose:PutRecord', Resource: ARN }],
    ask: (text) => ({ path: `/clicks/${encodeURIComponent(text)}`, body: JSON.stringify({ x: text, ignored: text }), claims: { sub: text } }),
    seen: (text) => ({ ...SENT, body: { DeliveryStreamName: 'clicks', Record: { Data: base64(`${text};${text};${text}\n`) } } }),
    success: { answer: { body: { RecordId: 'r1', Encrypted: true } }, status: 200, json: { recordId: 'r1' } },
  },
];
