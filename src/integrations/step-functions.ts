import * as iam from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IStateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { assertTarget } from './assert-target';
import { described, nameOf } from './integration-info';
import type { FailureCodes } from './service/failure-answers';
import type { ServiceCall } from './service/service-call';
import { checkOptions, templatesFor } from './service/service-options';
import type { ServiceIntegrationOptions } from './service/service-options';
import { keyStatement } from './service/statements';
import { wherePresent } from './service/where-present';
import { actionUri } from './service-uri';
import { GatehouseError, quote } from '../errors';
import { Condition, MappingTemplate, Source } from '../mapping';

/** Options of `Integrations.stepFunctionsStartExecution`. */
export interface StepFunctionsStartExecutionOptions extends ServiceIntegrationOptions {
  /**
   * The input: anything that `MappingTemplate.json` takes. Up to 256 KiB.
   *
   * @default - the body of the request, as it is; `{}` where there is none
   */
  readonly input?: any;

  /**
   * The name of the execution, at most 80 characters; answered as `executionId`. A standard state machine that is started twice with one name and one input runs
   * once; with another input, or after its end, the answer is 409. Join what a caller chooses with the caller's own claim: names are shared by all callers.
   *
   * @default - a random one, as for a source without a value
   */
  readonly name?: Source;
}

/** Options of `Integrations.stepFunctionsStartSyncExecution`. */
export interface StepFunctionsStartSyncExecutionOptions extends StepFunctionsStartExecutionOptions {
  /**
   * The state machine's own KMS key, which the gateway has to decrypt with: a state machine does not say it.
   *
   * @default - a key that AWS owns
   */
  readonly encryptionKey?: IKey;
}

const FIELDS = { name: 'object' } as const;

/** Errors of Step Functions about its state machine and its key. */
export const STATE_MACHINE_FAILURES: FailureCodes = {
  KmsInvalidStateException: 502,
  KmsThrottlingException: 429,
  StateMachineDeleting: 502,
  StateMachineDoesNotExist: 502,
  StateMachineTypeNotSupported: 502,
};

const START_FAILURES: FailureCodes = {
  ...STATE_MACHINE_FAILURES,
  ExecutionAlreadyExists: 409,
  ExecutionLimitExceeded: 429,
  InvalidArn: 502,
  InvalidExecutionInput: 400,
  InvalidName: 400,
};

/** The ARN names the account. What a name may hold needs no escape in JSON. */
const STARTED = '{"executionId":"$input.path(\'$.executionArn\').replaceAll(\'^.*:\', \'\')","startDate":$input.json(\'$.startDate\')}';

/** The output is JSON as text; without its text around it, it is the answer. */
const OUTPUT = "$!{input.path('$.output')}";
const STATUS = '"$!{input.path(\'$.status\')}"';

/**
 * Starts an execution and does not wait; answered 200 with `executionId` and `startDate`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export function stepFunctionsStartExecution(stateMachine: IStateMachine, options: StepFunctionsStartExecutionOptions): ServiceCall {
  assertStateMachine(stateMachine);
  checkOptions('stepFunctionsStartExecution', options, FIELDS);
  return {
    ...stateMachineCall('StartExecution', stateMachine, options, startRequest(stateMachine, options)),
    success: { status: 200, template: MappingTemplate.fromVtl(STARTED) },
    failures: START_FAILURES,
    statements: [new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachine.stateMachineArn] })],
  };
}

/**
 * Starts an execution of an express state machine and waits for it; answered 200 with its output.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
 */
export function stepFunctionsStartSyncExecution(stateMachine: IStateMachine, options: StepFunctionsStartSyncExecutionOptions): ServiceCall {
  assertStateMachine(stateMachine);
  checkOptions('stepFunctionsStartSyncExecution', options, { ...FIELDS, encryptionKey: 'object' });
  assertType('stepFunctionsStartSyncExecution', stateMachine, 'EXPRESS');
  return {
    ...stateMachineCall('StartSyncExecution', stateMachine, options, startRequest(stateMachine, options)),
    success: { status: 200, template: MappingTemplate.fromVtl(OUTPUT) },
    partialFailures: [{ test: `${STATUS} == "TIMED_OUT"`, status: 504 }, { test: `${STATUS} != "SUCCEEDED"`, status: 502 }],
    failures: START_FAILURES,
    statements: [
      new iam.PolicyStatement({ actions: ['states:StartSyncExecution'], resources: [stateMachine.stateMachineArn] }),
      ...keyStatement(options.encryptionKey, 'kms:Decrypt'),
    ],
  };
}

function startRequest(stateMachine: IStateMachine, { input, name }: StepFunctionsStartExecutionOptions): object {
  const body = Source.bodyText();
  return {
    stateMachineArn: stateMachine.stateMachineArn,
    input: input === undefined ? MappingTemplate.when(Condition.present(body), body, '{}') : MappingTemplate.stringified(input),
    name: name && wherePresent(name, Source.concat(name)),
  };
}

/** What all calls of an action on a state machine share. */
export function stateMachineCall(action: string, stateMachine: IStateMachine, options: ServiceIntegrationOptions, request: object) {
  const template = MappingTemplate.json(request);
  return {
    described: described('states', action, nameOf(stateMachine)),
    uri: actionUri('states', action, stateMachine.env.region),
    request: { templates: templatesFor(options, template) },
  };
}

/** Refuses what is no state machine. */
export function assertStateMachine(stateMachine: IStateMachine): void {
  assertTarget('a state machine', stateMachine, 'stateMachineArn');
}

/** Refuses a state machine of the other type; imported ones do not say which they are. */
export function assertType(factory: string, stateMachine: IStateMachine, needed: `${StateMachineType}`): void {
  const { stateMachineType: type = needed } = stateMachine as { stateMachineType?: string };
  if (type === needed) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.${factory} has ${quote(nameOf(stateMachine))}, a state machine of type ${type}`,
    allowed: `a state machine of type ${needed}: Step Functions has this for no other`,
    fix: needed === 'EXPRESS' ? 'Start it with stepFunctionsStartExecution, or make it EXPRESS' : 'Make it STANDARD, or leave the route out',
  });
}
