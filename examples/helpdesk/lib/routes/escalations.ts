import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { CALLER, IDEMPOTENCY_KEY, ownName } from '../caller';
import { SCHEMAS } from '../schemas';
import { Integrations, MappingTemplate, Source } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/**
 * `POST /tickets/{id}/escalations`: starts an execution, and says by which name it can be asked for.
 *
 * The execution's own name begins with the caller's id: repeating the request starts nothing twice, and callers cannot name each other's executions.
 */
export function escalate(machine: StateMachine): RestRouteOptions {
  return {
    integration: Integrations.stepFunctionsStartExecution(machine, {
      input: { customer: CALLER, ticket: Source.path('id'), reason: Source.body('$.reason') },
      name: ownName(Source.header(IDEMPOTENCY_KEY)),
    }),
    request: { body: SCHEMAS.escalation, headers: { [IDEMPOTENCY_KEY]: { required: true, description: 'Up to 40 letters, digits, - and _' } } },
    responses: [{
      status: 202,
      match: '2\\d{2}',
      template: MappingTemplate.json({ execution: Source.header(IDEMPOTENCY_KEY), started: Source.body('$.startDate') }),
    }],
    summary: 'Escalates a ticket',
  };
}

/** `GET /escalations/{execution}`. */
export function escalationState(machine: StateMachine): RestRouteOptions {
  return {
    integration: Integrations.stepFunctionsDescribeExecution(machine, { execution: ownName(Source.path('execution')) }),
    summary: 'Says how an escalation is doing',
  };
}
