import type { Stack } from 'aws-cdk-lib';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { SECRET } from './backend';
import type { BackendRow } from './backend';
import { Integrations, MappingTemplate, Source } from '../../../src';

const ARN = 'arn:aws:lambda:us-east-1:111111111111:function:fn';
const fn = (stack: Stack) => Function.fromFunctionAttributes(stack, 'Fn', { functionArn: ARN, sameEnvironment: true });
const FIELDS = { id: Source.path('id'), by: Source.claim('sub'), order: Source.body('$.order'), key: Source.header('X-Key') };

const MAPPED = {
  route: 'POST /orders/{id}',
  options: { mapping: { template: MappingTemplate.json(FIELDS) } },
  policy: [],
  ask: (text: string) => ({
    path: `/orders/${encodeURIComponent(text)}`, body: JSON.stringify({ order: text, other: text }), claims: { sub: text }, headers: { 'X-Key': text },
  }),
};

const body = (text: string) => ({ id: text, by: text, order: text, key: text });
const failed = { status: 500, body: SECRET };

/** Functions and HTTP back ends that a route maps. */
export const FUNCTIONS: readonly BackendRow[] = [
  {
    ...MAPPED,
    name: 'lambdaCustom',
    make: (stack) => Integrations.lambdaCustom(fn(stack)),
    description: { service: 'lambda', target: 'Fn' },
    seen: (text) => ({ service: 'lambda', method: 'POST', path: '', query: {}, headers: {}, body: body(text) }),
    success: { answer: { body: { done: 1 } }, status: 200, json: { done: 1 } },
    faults: [[failed, 502]],
  },
  {
    ...MAPPED,
    name: 'lambdaAsync',
    make: (stack) => Integrations.lambdaAsync(fn(stack)),
    description: { service: 'lambda', action: 'Event', target: 'Fn' },
    seen: (text) => ({ service: 'lambda', method: 'POST', path: '', query: {}, headers: {}, body: body(text) }),
    success: { answer: { body: { done: 1 } }, status: 202, json: { message: 'Accepted' } },
    // What becomes of the event, the caller does not learn.
    faults: [[failed, 202]],
  },
  {
    ...MAPPED,
    name: 'httpCustom',
    make: () => Integrations.httpCustom('https://stock.example.com/v2/items', { httpMethod: 'PUT' }),
    description: { service: 'http', target: 'stock.example.com' },
    seen: (text) => ({
      service: 'http', method: 'PUT', path: 'https://stock.example.com/v2/items', query: {}, headers: { 'content-type': 'application/json' }, body: body(text),
    }),
    success: { answer: { body: { done: 1 } }, status: 200, json: { done: 1 } },
    faults: [[{ status: 403, body: SECRET }, 400], [{ status: 404, body: SECRET }, 404], [failed, 502], [{ status: 302, body: SECRET }, 502]],
  },
];
