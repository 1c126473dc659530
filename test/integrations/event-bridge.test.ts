import { Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Served } from './backends/backend';
import { EVENT_BRIDGE } from './backends/event-bridge';
import { routeContext } from './context';
import { Integrations, Source } from '../../src';
import type { EventBridgePutEventsOptions } from '../../src';
import { expectRefusal } from '../errors/refusal';

const stack = new Stack();
const bus = EventBus.fromEventBusArn(stack, 'Bus', 'arn:aws:events:eu-west-1:222222222222:event-bus/orders');
const EVENT = { source: 'shop', detailType: 'OrderPlaced' };
const put = (options: unknown = EVENT, to: unknown = bus) =>
  Integrations.eventBridgePutEvents(to as typeof bus, options as EventBridgePutEventsOptions).bindRestIntegration(routeContext('POST /orders'));

describe('Integrations.eventBridgePutEvents', () => {
  test('asks the region of the bus, with the header that names the action', () => {
    const config = put();
    expect(stack.resolve(config.uri)).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:eu-west-1:events:action/PutEvents']] });
    expect(config.requestParameters).toEqual({
      'integration.request.header.Content-Type': "'application/x-amz-json-1.1'",
      'integration.request.header.X-Amz-Target': "'AWSEvents.PutEvents'",
    });
  });

  test.each<[string, unknown, unknown]>([
    ['no bus', undefined, null], ['a bus that is text', EVENT, 'default'],
    ['no source', { detailType: 'a' }, bus], ['no detailType', { source: 'a' }, bus], ['empty text', { source: '', detailType: '' }, bus],
    ['null', { source: null, detailType: null }, bus], ['an object', { source: Object.create(null), detailType: {} }, bus], ['a number', { source: 1, detailType: 2 }, bus],
    ['a source of AWS', { source: 'aws.shop', detailType: 'a' }, bus], ['a long detailType', { source: 'a', detailType: 'x'.repeat(129) }, bus],
  ])('refuses %s', (_, options, to) => {
    expectRefusal(() => put(options, to), 'GH_INTEGRATION_OPTION');
  });

  test.each([
    ['no options', null], ['resources that are no list', { ...EVENT, resources: 'arn' }], ['resources that are text', { ...EVENT, resources: ['arn'] }],
    ['a null resource', { ...EVENT, resources: [null] }], ['events that are text', { ...EVENT, events: '$.orders' }], ['events that are no source', { ...EVENT, events: {} }],
  ])('refuses %s', (_, options) => {
    expectRefusal(() => put(options), 'GH_TYPE');
  });

  test('refuses an item where there is no list, and a list that is none of the body', () => {
    expectRefusal(() => put({ ...EVENT, detail: Source.item('$.a') }), 'GH_SOURCE');
    expectRefusal(() => put({ ...EVENT, events: Source.querystring('a') }), 'GH_SOURCE');
  });

  test('what is no list becomes no event, which EventBridge refuses', async () => {
    const served = await Served.by(EVENT_BRIDGE[2]);
    await served.ask({ path: '/orders', body: '{"orders":{"type":"a"}}' });
    await served.dispose();
    expect(served.last!.body).toEqual({ Entries: [] });
  });

  test('a number becomes text, where EventBridge wants text', async () => {
    const served = await Served.by(EVENT_BRIDGE[2]);
    await served.ask({ path: '/orders', body: '{"orders":[{"type":7}]}' });
    await served.dispose();
    expect(served.last!.body).toMatchObject({ Entries: [{ DetailType: '7', Detail: '{"type":7}' }] });
  });
});
