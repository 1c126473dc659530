import { App, Stack } from 'aws-cdk-lib';
import { DefinitionBody, Pass, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Served } from './backends/backend';
import { STEP_FUNCTIONS } from './backends/step-functions';
import { routeContext, statementsOf } from './context';
import { Integrations, Source } from '../../src';

const EXECUTION = Source.path('id');
const ROUTE = routeContext('GET /{id}');

function newStack(): Stack {
  return new Stack(new App(), 'Stack');
}

function newMachine(stack: Stack, stateMachineType: StateMachineType): StateMachine {
  return new StateMachine(stack, 'Orders', { definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')), stateMachineType });
}

const imported = (stack: Stack, arn: string) => StateMachine.fromStateMachineArn(stack, 'Imported', arn);

describe('Integrations of Step Functions', () => {
  test('what is no state machine, and options of other kinds, are refused', () => {
    const machine = imported(newStack(), 'arn:aws:states:eu-west-1:222222222222:stateMachine:orders');
    for (const none of [null, undefined, 'arn', {}] as any[]) {
      expect(() => Integrations.stepFunctionsStartExecution(none).describe()).toThrow(/GH_INTEGRATION_OPTION.*a state machine/);
      expect(() => Integrations.stepFunctionsStartSyncExecution(none).describe()).toThrow(/GH_INTEGRATION_OPTION/);
      expect(() => Integrations.stepFunctionsStopExecution(none, { execution: EXECUTION }).describe()).toThrow(/GH_INTEGRATION_OPTION/);
      expect(() => Integrations.stepFunctionsDescribeExecution(none, { execution: EXECUTION }).describe()).toThrow(/GH_INTEGRATION_OPTION/);
    }
    for (const wrong of [null, 'x', { name: 'x' }, { contentTypes: 'x' }] as any[]) {
      expect(() => Integrations.stepFunctionsStartExecution(machine, wrong).describe()).toThrow(/GH_TYPE/);
      expect(() => Integrations.stepFunctionsStartSyncExecution(machine, wrong).describe()).toThrow(/GH_TYPE/);
    }
    expect(() => Integrations.stepFunctionsStartSyncExecution(machine, { encryptionKey: 'k' as any }).describe()).toThrow(/GH_TYPE/);
    expect(() => Integrations.stepFunctionsStopExecution(machine, null as any).describe()).toThrow(/GH_TYPE/);
  });

  test.each([undefined, {}])('an execution that is %p, no Source, is refused', (execution: any) => {
    const machine = imported(newStack(), 'arn:aws:states:eu-west-1:222222222222:stateMachine:orders');
    expect(() => Integrations.stepFunctionsStopExecution(machine, { execution }).describe()).toThrow(/GH_INTEGRATION_OPTION.*StopExecution has the execution/);
    expect(() => Integrations.stepFunctionsDescribeExecution(machine, { execution }).describe()).toThrow(/GH_INTEGRATION_OPTION/);
  });

  test('a type that Step Functions refuses is refused where it is known', () => {
    const express = newMachine(newStack(), StateMachineType.EXPRESS);
    const standard = newMachine(newStack(), StateMachineType.STANDARD);
    expect(() => Integrations.stepFunctionsStartSyncExecution(standard).describe()).toThrow(/"Orders", a state machine of type STANDARD.*stepFunctionsStartExecution/);
    expect(() => Integrations.stepFunctionsStopExecution(express, { execution: EXECUTION }).describe()).toThrow(/of type EXPRESS/);
    expect(() => Integrations.stepFunctionsDescribeExecution(express, { execution: EXECUTION }).describe()).toThrow(/of type EXPRESS/);
    expect(Integrations.stepFunctionsStartSyncExecution(express).describe().action).toBe('StartSyncExecution');
    expect([express, standard].map((machine) => Integrations.stepFunctionsStartExecution(machine).describe().target)).toEqual(['Orders', 'Orders']);
  });

  test('executions of a state machine of the app are put together from its ARN', () => {
    // GIVEN
    const stack = newStack();
    const machine = newMachine(stack, StateMachineType.STANDARD);
    // WHEN
    const config = Integrations.stepFunctionsDescribeExecution(machine, { execution: EXECUTION }).bindRestIntegration(ROUTE);
    // THEN
    const [{ Resource: resource }] = stack.resolve(statementsOf(config));
    const [separator, parts] = resource['Fn::Join'];
    const id = stack.resolve(machine.stateMachineArn);
    expect(separator).toBe('');
    expect(parts.filter((part: unknown) => typeof part === 'string')).toEqual([...Array(4).fill(':'), ':execution:', ':*']);
    expect(parts.at(-2)).toEqual({ 'Fn::Select': [6, { 'Fn::Split': [':', id] }] });
    expect(JSON.stringify(stack.resolve(config.requestTemplates))).toContain('{"Fn::Select":[6,');
  });

  test('of a version or an alias, executions are those of the state machine', () => {
    const arn = 'arn:aws:states:eu-west-1:222222222222:stateMachine:orders:live';
    const machine = imported(newStack(), arn);
    const started = Integrations.stepFunctionsStartExecution(machine).bindRestIntegration(ROUTE);
    const stopped = Integrations.stepFunctionsStopExecution(machine, { execution: EXECUTION }).bindRestIntegration(ROUTE);
    expect(statementsOf(started)[0].Resource).toBe(arn);
    expect(statementsOf(stopped)[0].Resource).toBe('arn:aws:states:eu-west-1:222222222222:execution:orders:*');
  });

  test('is called in the region of the state machine', () => {
    const machine = imported(newStack(), 'arn:aws:states:eu-north-1:222222222222:stateMachine:orders');
    const { uri } = Integrations.stepFunctionsStartExecution(machine).bindRestIntegration(ROUTE);
    expect(uri).toMatch(/:apigateway:eu-north-1:states:action\/StartExecution$/);
  });
});

const row = (name: string) => STEP_FUNCTIONS.find((each) => each.name === name)!;

describe('what is missing', () => {
  test('no body is an empty object, and no name none', async () => {
    const served = await Served.by(row('stepFunctionsStartExecution with the body'));
    await served.ask({ path: '/orders' });
    expect(served.last?.body).toMatchObject({ input: '{}' });
    await served.dispose();
    const named = await Served.by(row('stepFunctionsStartSyncExecution of an encrypted state machine'));
    await named.ask({ path: '/quotes/1', body: '{}' });
    expect(named.last?.body).toMatchObject({ input: 'null' });
    expect(named.last?.body).not.toHaveProperty('name');
    await named.dispose();
  });

  test.each([
    ['an express execution', 'arn:aws:states:eu-west-1:222222222222:express:orders:ann:1-2', '1-2'],
    ['a name with an apostrophe', 'arn:aws:states:eu-west-1:222222222222:execution:orders:it\'s', 'it\'s'],
  ])('of %s the id is what its ARN ends in', async (_, executionArn, executionId) => {
    const served = await Served.by(row('stepFunctionsStartExecution with the body'));
    served.answer = { body: { executionArn, startDate: 1 } };
    const { text } = await served.ask({ path: '/orders', body: '{}' });
    expect(JSON.parse(text)).toEqual({ executionId, startDate: 1 });
    await served.dispose();
  });

  test('an execution that failed says so, and not why', async () => {
    const served = await Served.by(row('stepFunctionsDescribeExecution'));
    served.answer = { body: { status: 'FAILED', startDate: 1, stopDate: 2, error: 'Secret', cause: 'Secret', output: null } };
    const { status, text } = await served.ask({ path: '/orders/1' });
    expect([status, JSON.parse(text)]).toEqual([200, { status: 'FAILED', startDate: 1, stopDate: 2 }]);
    await served.dispose();
  });

  test.each(['x:y', '../other:1', 'a/b', '*'])('the id %p stays behind the name of the state machine', async (id) => {
    const served = await Served.by(row('stepFunctionsStopExecution'));
    await served.ask({ path: `/orders/${encodeURIComponent(id)}` });
    expect(served.last?.body).toEqual({ executionArn: `arn:aws:states:eu-west-1:222222222222:execution:orders:${id}` });
    await served.dispose();
  });
});
