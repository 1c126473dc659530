import { Fn } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { FailureCodes } from './service/failure-answers';
import type { ServiceCall } from './service/service-call';
import { checkOptions } from './service/service-options';
import type { ServiceIntegrationOptions } from './service/service-options';
import { keyStatement } from './service/statements';
import { STATE_MACHINE_FAILURES, assertStateMachine, assertType, stateMachineCall } from './step-functions';
import { GatehouseError, quote } from '../errors';
import { MappingTemplate, Source } from '../mapping';

/** Options of `Integrations.stepFunctionsStopExecution`. */
export interface StepFunctionsStopExecutionOptions extends ServiceIntegrationOptions {
  /**
   * Which execution of the state machine: the `executionId` that starting it answered, which is its name. Whoever has the id may do this to the execution; where
   * the name begins with the caller's claim, join the same claim here.
   *
   * Errors: `GH_INTEGRATION_OPTION` where it is no `Source`.
   */
  readonly execution: Source;
}

/** Options of `Integrations.stepFunctionsDescribeExecution`. */
export interface StepFunctionsDescribeExecutionOptions extends ServiceIntegrationOptions {
  /**
   * Which execution of the state machine: the `executionId` that starting it answered, which is its name. Whoever has the id may do this to the execution; where
   * the name begins with the caller's claim, join the same claim here.
   *
   * Errors: `GH_INTEGRATION_OPTION` where it is no `Source`.
   */
  readonly execution: Source;

  /**
   * The state machine's own KMS key, which the gateway has to decrypt with: a state machine does not say it.
   *
   * @default - a key that AWS owns
   */
  readonly encryptionKey?: IKey;
}

/** The ARN ends in what the caller says, so an invalid one is the caller's. */
const FAILURES: FailureCodes = { ...STATE_MACHINE_FAILURES, ExecutionDoesNotExist: 404, InvalidArn: 400 };

/** The output is JSON as text and stands here without its text around it. */
const DESCRIBED = [
  '{"status":$input.json(\'$.status\'),"startDate":$input.json(\'$.startDate\')',
  '#if("$!{input.path(\'$.stopDate\')}" != ""),"stopDate":$input.json(\'$.stopDate\')#end',
  '#if("$!{input.path(\'$.output\')}" != ""),"output":$input.path(\'$.output\')#end}',
].join('');

/**
 * Stops an execution; answered 200 with `stopDate`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
 */
export function stepFunctionsStopExecution(stateMachine: IStateMachine, options: StepFunctionsStopExecutionOptions): ServiceCall {
  assertStateMachine(stateMachine);
  checkOptions('stepFunctionsStopExecution', options, { execution: 'object' });
  return {
    ...executionCall('StopExecution', stateMachine, options),
    success: { status: 200, template: MappingTemplate.json({ stopDate: Source.body('$.stopDate') }) },
  };
}

/**
 * Says how an execution is doing; answered 200 with `status`, `startDate`, and `stopDate` and `output` where it has them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export function stepFunctionsDescribeExecution(stateMachine: IStateMachine, options: StepFunctionsDescribeExecutionOptions): ServiceCall {
  assertStateMachine(stateMachine);
  checkOptions('stepFunctionsDescribeExecution', options, { execution: 'object', encryptionKey: 'object' });
  const call = executionCall('DescribeExecution', stateMachine, options);
  return {
    ...call,
    success: { status: 200, template: MappingTemplate.fromVtl(DESCRIBED) },
    statements: [...call.statements, ...keyStatement(options.encryptionKey, 'kms:Decrypt')],
  };
}

function executionCall(action: string, stateMachine: IStateMachine, options: StepFunctionsStopExecutionOptions) {
  assertType(`stepFunctions${action}`, stateMachine, 'STANDARD');
  assertExecution(action, options.execution);
  const prefix = `${executionsArn(stateMachine)}:`;
  return {
    ...stateMachineCall(action, stateMachine, options, { executionArn: Source.concat(Source.literal(prefix), options.execution) }),
    failures: FAILURES,
    statements: [new iam.PolicyStatement({ actions: [`states:${action}`], resources: [`${prefix}*`] })],
  };
}

/**
 * The executions of a state machine, without the last part of their ARNs.
 *
 * Names of state machines have no colon, so no id behind this one reaches another: not express executions, map runs nor their children either, whose ARNs
 * differ before it. What stands behind the name of the state machine is a version or an alias, which the ARNs of executions do not have.
 */
function executionsArn({ stateMachineArn }: IStateMachine): string {
  const parts = Fn.split(':', stateMachineArn);
  return [...[0, 1, 2, 3, 4].map((i) => Fn.select(i, parts)), 'execution', Fn.select(6, parts)].join(':');
}

function assertExecution(action: string, execution: unknown): void {
  if (execution instanceof Source) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.stepFunctions${action} has the execution ${quote(execution)}`,
    allowed: 'a Source, for example Source.path(\'id\')',
    fix: 'Say where the id of the execution stands in the request',
  });
}
