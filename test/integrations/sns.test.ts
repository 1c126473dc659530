import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Served } from './backends/backend';
import { SNS, queryFailure } from './backends/sns';
import { routeContext, statementsOf } from './context';
import { Integrations, Source } from '../../src';
import type { SnsPublishOptions } from '../../src';
import { expectRefusal } from '../errors/refusal';

const stack = new Stack();
const topic = Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:222222222222:orders');
const fifo = Topic.fromTopicArn(stack, 'Fifo', 'arn:aws:sns:eu-west-1:222222222222:orders.fifo');
const publish = (options: unknown = {}, to: unknown = topic) =>
  Integrations.snsPublish(to as typeof topic, options as SnsPublishOptions).bindRestIntegration(routeContext('POST /orders'));

describe('Integrations.snsPublish', () => {
  test('asks the region of the topic', () => {
    expect(stack.resolve(publish().uri)).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:eu-west-1:sns:path//']] });
  });

  test('reads what the parameters are, and the key of a topic of the app', () => {
    // GIVEN
    const own = new Stack();
    const encrypted = new Topic(own, 'Topic', { masterKey: new Key(own, 'Key') });
    // WHEN
    const config = publish({ subject: Source.header('X-Subject'), attributes: { page: Source.querystring('page') } }, encrypted);
    // THEN
    expect(config).toMatchObject({ readsHeaders: ['X-Subject'], readsQuerystrings: ['page'] });
    expect(statementsOf(config)).toHaveLength(2);
  });

  test.each([
    ['no topic', null, {}], ['text for a topic', 'arn', {}], ['a queue for a topic', { queueArn: 'arn' }, {}],
    ['a FIFO topic without a group', fifo, {}],
    ['a deduplication id on a standard topic', topic, { messageDeduplicationId: Source.context('requestId') }],
  ])('refuses %s', (_, to, options) => {
    expectRefusal(() => publish(options, to), 'GH_INTEGRATION_OPTION');
  });

  test.each([
    ['no options', null], ['text for the subject', { subject: 'a' }], ['an object for the subject', { subject: {} }], ['null for the group', { messageGroupId: null }],
    ['a list of attributes', { attributes: [] }], ['an attribute that is no source', { attributes: { a: 'b' } }], ['a null attribute', { attributes: { a: null } }],
    ['an object for the group', { messageGroupId: {} }], ['a number for content types', { contentTypes: 1 }],
  ])('refuses %s', (_, options) => {
    expectRefusal(() => publish(options), 'GH_TYPE');
  });

  test('a literal that looks like a field is none', async () => {
    const served = await Served.by({
      ...SNS[0],
      make: (of) => Integrations.snsPublish(Topic.fromTopicArn(of, 'Topic', topic.topicArn), {
        message: '&MessageAttributes.entry.of0.Name=x', attributes: { a: Source.literal('&MessageAttributes.entry.of0.Name=$entry') },
      }),
    });
    await served.ask({ path: '/orders', body: '{}' });
    await served.dispose();
    expect(served.last!.body).toMatchObject({
      'Message': '"&MessageAttributes.entry.of0.Name=x"',
      'MessageAttributes.entry.1.Name': 'a',
      'MessageAttributes.entry.1.Value.StringValue': '&MessageAttributes.entry.of0.Name=$entry',
    });
  });

  test('more attributes than ten are numbered in any order of their names', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `name${i}`);
    const served = await Served.by({
      ...SNS[0],
      make: (of) => Integrations.snsPublish(Topic.fromTopicArn(of, 'Topic', topic.topicArn), {
        attributes: Object.fromEntries(names.map((name) => [name, Source.querystring(name)])),
      }),
    });
    await served.ask({ path: '/orders', body: 'x', query: Object.fromEntries(names.filter((name) => name !== 'name3').map((name) => [name, name])) });
    await served.dispose();
    const body = served.last!.body as Record<string, string>;
    const numbers = Array.from({ length: 11 }, (_, i) => i + 1);
    expect(numbers.map((n) => body[`MessageAttributes.entry.${n}.Name`]).sort()).toEqual(names.filter((name) => name !== 'name3').sort());
    expect(numbers.every((n) => body[`MessageAttributes.entry.${n}.Name`] === body[`MessageAttributes.entry.${n}.Value.StringValue`])).toBe(true);
    expect(Object.keys(body)).toHaveLength(4 + 3 * 11);
  });

  test('an empty subject is left out', async () => {
    const served = await Served.by(SNS[1]);
    await served.ask({ ...SNS[1].ask('x'), query: { subject: '' } });
    await served.dispose();
    expect(served.last!.body).not.toHaveProperty('Subject');
  });

  test.each([
    ['AuthorizationError', 403], ['KMSAccessDenied', 403], ['Throttled', 429], ['KMSThrottling', 429], ['ThrottlingException', 429], ['NotFound', 502], ['KMSDisabled', 502],
    ['InvalidSecurity', 502], ['SignatureDoesNotMatch', 502], ['InvalidParameter', 400], ['ParameterValueInvalid', 400], ['SomethingNew', 400],
  ])('%s of the query protocol is a %d', async (code, status) => {
    const served = await Served.by(SNS[0]);
    served.answer = queryFailure(code);
    const answer = await served.ask(SNS[0].ask('plain'));
    await served.dispose();
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/arn:|Secret/);
  });
});
