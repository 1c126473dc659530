import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { routeContext } from './context';
import { Integrations, Source } from '../../src';
import type { SqsSendMessageOptions } from '../../src';
import { expectRefusal } from '../errors/refusal';

const stack = new Stack();
const queue = Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:222222222222:orders');
const fifo = Queue.fromQueueArn(stack, 'Fifo', 'arn:aws:sqs:eu-west-1:222222222222:orders.fifo');
const ofToken = Queue.fromQueueArn(stack, 'OfToken', Lazy.string({ produce: () => 'arn' }));
const own = new Queue(stack, 'Own');
const id = Source.context('requestId');

function send(options: unknown = {}, to: unknown = queue) {
  return Integrations.sqsSendMessage(to as typeof queue, options as SqsSendMessageOptions).bindRestIntegration(routeContext('POST /orders'));
}

test('asks the region and account of the queue', () => {
  expect(stack.resolve(send().uri)).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:eu-west-1:sqs:path/222222222222/orders']] });
});

test('an imported queue that does not say whether it is FIFO may be', () => {
  expect(() => send({ messageDeduplicationId: id }, ofToken)).not.toThrow();
});

test.each<[string, unknown, unknown?]>([
  ['no queue', {}, null], ['an object with an ARN for a queue', {}, { queueArn: 'x' }],
  ['a FIFO queue without a group', {}, fifo], ['a delay on a FIFO queue', { messageGroupId: id, delay: Duration.seconds(1) }, fifo],
  ['a deduplication id on a standard queue', { messageDeduplicationId: id }], ['the same on one of the app', { messageDeduplicationId: id }, own],
  ['a delay of 16 minutes', { delay: Duration.minutes(16) }], ['a delay of half a second', { delay: Duration.millis(500) }],
  ['eleven attributes', { attributes: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`a${i}`, id])) }],
  ['an attribute with a space', { attributes: { 'bad name!': id } }], ['an attribute of AWS', { attributes: { 'AWS.x': id } }],
  ['no content types', { contentTypes: [] }], ['a content type that is none', { contentTypes: ['json'] }],
])('refuses %s', (_, options, to = queue) => {
  expectRefusal(() => send(options, to), 'GH_INTEGRATION_OPTION');
});

test.each<[string, unknown]>([
  ['options that are none', null], ['a delay of a number', { delay: 5 }], ['a group of text', { messageGroupId: 'a' }], ['a group that is no source', { messageGroupId: {} }],
  ['an attribute that is none', { attributes: { a: {} } }], ['attributes in a list', { attributes: [] }],
])('refuses %s as another kind of value', (_, options) => {
  expectRefusal(() => send(options), 'GH_TYPE');
});

test.each<[string, unknown]>([
  ['a parameter that the path does not have', { message: Source.path('nope') }], ['an item outside of a list', { message: Source.item() }],
])('refuses %s as a source', (_, options) => {
  expectRefusal(() => send(options), 'GH_SOURCE');
});
