import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { SCHEMAS } from '../schemas';
import { Integrations } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/** `POST /quotes`: the body is the input of an express state machine, and its output the answer. */
export function quote(machine: StateMachine): RestRouteOptions {
  return {
    integration: Integrations.stepFunctionsStartSyncExecution(machine),
    request: { body: SCHEMAS.quote },
    summary: 'Computes what help costs',
  };
}
