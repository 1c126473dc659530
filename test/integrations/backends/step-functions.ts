import { Key } from 'aws-cdk-lib/aws-kms';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { jsonFailure } from './backend';
import type { BackendRow, Seen } from './backend';
import { Integrations, MappingTemplate, Source } from '../../../src';

const ARN = 'arn:aws:states:eu-west-1:222222222222:stateMachine:orders';
const EXECUTION = 'arn:aws:states:eu-west-1:222222222222:execution:orders';
const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/k1';

const machine = (scope: Construct) => StateMachine.fromStateMachineArn(scope, 'Orders', ARN);
const key = (scope: Construct) => Key.fromKeyArn(scope, 'Key', KEY);
const described = (action: string) => ({ service: 'states', action, target: 'Orders' });
const allowed = (action: string, resource: string) => ({ Effect: 'Allow', Action: `states:${action}`, Resource: resource });
const DECRYPT = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY };

const seen = (action: string, body: unknown): Seen => ({
  service: 'states',
  action,
  method: 'POST',
  path: '/',
  query: {},
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AWSStepFunctions.${action}` },
  body,
});

const ABOUT_THE_MACHINE = [
  [jsonFailure('StateMachineDoesNotExist'), 502], [jsonFailure('StateMachineDeleting'), 502], [jsonFailure('KmsAccessDeniedException'), 403],
  [jsonFailure('KmsInvalidStateException'), 502], [jsonFailure('KmsThrottlingException'), 429],
] as const;
const ABOUT_THE_START = [[jsonFailure('InvalidExecutionInput'), 400], [jsonFailure('InvalidName'), 400], [jsonFailure('InvalidArn'), 502]] as const;
const ABOUT_THE_EXECUTION = [[jsonFailure('ExecutionDoesNotExist'), 404], [jsonFailure('InvalidArn'), 400], [jsonFailure('ValidationException'), 400]] as const;

export const STEP_FUNCTIONS: readonly BackendRow[] = [
  {
    name: 'stepFunctionsStartExecution with the body',
    route: 'POST /orders',
    make: (stack) => Integrations.stepFunctionsStartExecution(machine(stack)),
    description: described('StartExecution'),
    policy: [allowed('StartExecution', ARN)],
    ask: (text) => ({ path: '/orders', body: text }),
    seen: (text) => seen('StartExecution', { stateMachineArn: ARN, input: text || '{}' }),
    success: { answer: { body: { executionArn: `${EXECUTION}:e-1`, startDate: 1720812709.5 } }, status: 200, json: { executionId: 'e-1', startDate: 1720812709.5 } },
    failures: [...ABOUT_THE_MACHINE, ...ABOUT_THE_START, [jsonFailure('ExecutionAlreadyExists'), 409], [jsonFailure('ExecutionLimitExceeded'), 429]],
  },
  {
    name: 'stepFunctionsStartExecution with a name and an input',
    route: 'PUT /orders/{id}',
    make: (stack) => Integrations.stepFunctionsStartExecution(machine(stack), {
      input: { id: Source.path('id'), order: Source.body('$.order'), note: MappingTemplate.whenPresent(Source.body('$.note')) },
      name: Source.concat(Source.claim('sub'), Source.literal('-'), Source.path('id')),
      contentTypes: ['application/json', 'application/vnd.order+json'],
    }),
    description: described('StartExecution'),
    policy: [allowed('StartExecution', ARN)],
    ask: (text) => ({
      path: `/orders/${encodeURIComponent(text)}`,
      body: JSON.stringify({ order: { text }, ignored: text }),
      headers: { 'Content-Type': 'application/vnd.order+json' },
      claims: { sub: text },
    }),
    seen: (text) => seen('StartExecution', { stateMachineArn: ARN, name: `${text}-${text}`, input: JSON.stringify({ id: text, order: { text } }) }),
    success: { answer: { body: { executionArn: `${EXECUTION}:ann-7`, startDate: 1720812709 } }, status: 200, json: { executionId: 'ann-7', startDate: 1720812709 } },
  },
  {
    name: 'stepFunctionsStartSyncExecution with the body',
    route: 'POST /quotes',
    make: (stack) => Integrations.stepFunctionsStartSyncExecution(machine(stack)),
    description: described('StartSyncExecution'),
    policy: [allowed('StartSyncExecution', ARN)],
    ask: (text) => ({ path: '/quotes', body: text }),
    seen: (text) => seen('StartSyncExecution', { stateMachineArn: ARN, input: text || '{}' }),
    success: {
      answer: { body: { executionArn: `${ARN}:e-1`, status: 'SUCCEEDED', input: '{}', output: '{"price": 12.50, "note": "it\'s \\"$5\\" #1"}' } },
      status: 200,
      text: '{"price": 12.50, "note": "it\'s \\"$5\\" #1"}',
    },
    failures: [
      ...ABOUT_THE_MACHINE, ...ABOUT_THE_START,
      [jsonFailure('StateMachineTypeNotSupported'), 502],
      [{ body: { executionArn: `${ARN}:e-1`, status: 'FAILED', error: 'Secret', cause: 'arn:aws:iam::999999999999:role/Secret' } }, 502],
      [{ body: { executionArn: `${ARN}:e-1`, status: 'TIMED_OUT' } }, 504],
    ],
  },
  {
    name: 'stepFunctionsStartSyncExecution of an encrypted state machine',
    route: 'POST /quotes/{id}',
    make: (stack) => Integrations.stepFunctionsStartSyncExecution(machine(stack), { input: Source.body('$.quote'), name: Source.header('X-Request'), encryptionKey: key(stack) }),
    description: described('StartSyncExecution'),
    policy: [allowed('StartSyncExecution', ARN), DECRYPT],
    ask: (text) => ({ path: '/quotes/1', body: JSON.stringify({ quote: text }), headers: { 'X-Request': text } }),
    seen: (text) => seen('StartSyncExecution', { stateMachineArn: ARN, name: text, input: JSON.stringify(text) }),
    success: { answer: { body: { status: 'SUCCEEDED', output: '"accepted"' } }, status: 200, text: '"accepted"' },
  },
  {
    name: 'stepFunctionsStopExecution',
    route: 'DELETE /orders/{id}',
    make: (stack) => Integrations.stepFunctionsStopExecution(machine(stack), { execution: Source.path('id') }),
    description: described('StopExecution'),
    policy: [allowed('StopExecution', `${EXECUTION}:*`)],
    ask: (text) => ({ path: `/orders/${encodeURIComponent(text)}` }),
    seen: (text) => seen('StopExecution', { executionArn: `${EXECUTION}:${text}` }),
    success: { answer: { body: { stopDate: 1720812709 } }, status: 200, json: { stopDate: 1720812709 } },
    failures: [...ABOUT_THE_MACHINE, ...ABOUT_THE_EXECUTION],
  },
  {
    name: 'stepFunctionsDescribeExecution',
    route: 'GET /orders/{id}',
    make: (stack) => Integrations.stepFunctionsDescribeExecution(machine(stack), { execution: Source.path('id') }),
    description: described('DescribeExecution'),
    policy: [allowed('DescribeExecution', `${EXECUTION}:*`)],
    ask: (text) => ({ path: `/orders/${encodeURIComponent(text)}` }),
    seen: (text) => seen('DescribeExecution', { executionArn: `${EXECUTION}:${text}` }),
    success: {
      answer: { body: { executionArn: `${EXECUTION}:e-1`, stateMachineArn: ARN, name: 'e-1', status: 'RUNNING', startDate: 1720812709.25, input: '{"secret":1}' } },
      status: 200,
      json: { status: 'RUNNING', startDate: 1720812709.25 },
    },
    failures: [...ABOUT_THE_MACHINE, ...ABOUT_THE_EXECUTION],
  },
  {
    name: 'stepFunctionsDescribeExecution of an encrypted state machine, by a name of the caller',
    route: 'GET /mine/{id}',
    make: (stack) => Integrations.stepFunctionsDescribeExecution(machine(stack), {
      execution: Source.concat(Source.claim('sub'), Source.literal('-'), Source.path('id')), encryptionKey: key(stack),
    }),
    description: described('DescribeExecution'),
    policy: [allowed('DescribeExecution', `${EXECUTION}:*`), DECRYPT],
    ask: (text) => ({ path: `/mine/${encodeURIComponent(text)}`, claims: { sub: text } }),
    seen: (text) => seen('DescribeExecution', { executionArn: `${EXECUTION}:${text}-${text}` }),
    success: {
      answer: { body: { executionArn: `${EXECUTION}:e-1`, status: 'SUCCEEDED', startDate: 1, stopDate: 2, input: '{}', output: '{"total":[1,{"a":"\\"$x"}]}' } },
      status: 200,
      json: { status: 'SUCCEEDED', startDate: 1, stopDate: 2, output: { total: [1, { a: '"$x' }] } },
    },
  },
];
