import { EventBus } from 'aws-cdk-lib/aws-events';
import { SECRET, jsonFailure } from './backend';
import type { BackendRow } from './backend';
import { Integrations, Source } from '../../../src';

const ARN = 'arn:aws:events:eu-west-1:222222222222:event-bus/orders';
const SENT = {
  service: 'events',
  action: 'PutEvents',
  method: 'POST',
  path: '/',
  query: { Action: 'PutEvents' },
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' },
};
const refused = { body: { FailedEntryCount: 1, Entries: [{ ErrorCode: 'MalformedDetail', ErrorMessage: `${SECRET} is malformed` }] } };
const POLICY = [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: ARN }];
const DESCRIPTION = { service: 'events', action: 'PutEvents', target: 'Bus' };

export const EVENT_BRIDGE: readonly BackendRow[] = [
  {
    name: 'eventBridgePutEvents of the body',
    route: 'POST /orders',
    make: (stack) => Integrations.eventBridgePutEvents(EventBus.fromEventBusArn(stack, 'Bus', ARN), {
      source: 'shop.orders', detailType: 'OrderPlaced',
    }),
    description: DESCRIPTION,
    policy: POLICY,
    ask: (text) => ({ path: '/orders', body: text }),
    seen: (text) => ({ ...SENT, body: { Entries: [{ EventBusName: ARN, Source: 'shop.orders', DetailType: 'OrderPlaced', Detail: text }] } }),
    success: { answer: { body: { FailedEntryCount: 0, Entries: [{ EventId: 'e1' }] } }, status: 200, json: { eventId: 'e1' } },
    failures: [[refused, 502], [jsonFailure('ValidationException'), 400]],
  },
  {
    name: 'eventBridgePutEvents of all that an event has',
    route: 'POST /orders/{id}',
    make: (stack) => Integrations.eventBridgePutEvents(EventBus.fromEventBusArn(stack, 'Bus', ARN), {
      source: Source.querystring('source'),
      detailType: Source.body('$.type'),
      detail: { id: Source.path('id'), user: Source.claim('sub'), order: Source.body('$.order') },
      resources: [Source.concat(Source.literal('arn:aws:orders:::'), Source.path('id')), Source.body('$.type')],
    }),
    description: DESCRIPTION,
    policy: POLICY,
    ask: (text) => ({
      path: `/orders/${encodeURIComponent(text)}`, query: { source: text }, body: JSON.stringify({ order: text, type: text, ignored: text }), claims: { sub: text },
    }),
    seen: (text) => ({
      ...SENT,
      body: {
        Entries: [{
          EventBusName: ARN,
          Source: text,
          DetailType: text,
          Detail: JSON.stringify({ id: text, order: text, user: text }),
          Resources: [`arn:aws:orders:::${text}`, text],
        }],
      },
    }),
    success: { answer: { body: { FailedEntryCount: 0, Entries: [{ EventId: 'e1' }] } }, status: 200, json: { eventId: 'e1' } },
    failures: [[refused, 502]],
  },
  {
    name: 'eventBridgePutEvents of a list',
    route: 'POST /orders',
    make: (stack) => Integrations.eventBridgePutEvents(EventBus.fromEventBusArn(stack, 'Bus', ARN), {
      source: 'shop.orders', detailType: Source.item('$.type'), events: Source.body('$.orders'),
    }),
    description: DESCRIPTION,
    policy: POLICY,
    ask: (text) => ({ path: '/orders', body: JSON.stringify({ orders: [{ type: text }, { type: 'b', note: text }] }) }),
    seen: (text) => ({
      ...SENT,
      body: {
        Entries: [
          { EventBusName: ARN, Source: 'shop.orders', DetailType: text, Detail: JSON.stringify({ type: text }) },
          { EventBusName: ARN, Source: 'shop.orders', DetailType: 'b', Detail: JSON.stringify({ type: 'b', note: text }) },
        ],
      },
    }),
    success: { answer: { body: { FailedEntryCount: 0, Entries: [{ EventId: 'e1' }, { EventId: 'e2' }] } }, status: 200, json: { eventIds: ['e1', 'e2'] } },
    failures: [[refused, 502], [{ body: { FailedEntryCount: 1, Entries: [{ EventId: 'e1' }, ...refused.body.Entries] } }, 502]],
  },
];
