import { Stack, Validations } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct, IConstruct } from 'constructs';
import { CLICKS, FAILED_CLICKS } from './click-stream';
import type { ClickStream } from './click-stream';
import type { DeskQueues } from './desk-queues';
import type { HelpdeskUsers } from './helpdesk-users';
import type { PrivateBucket } from './private-bucket';
import { ATTACHMENTS } from './routes/attachments';
import type { RestGateway } from 'cdk-gatehouse';

/** The parts of the application that cdk-nag has something to say about. */
export interface Reviewed {
  readonly users: HelpdeskUsers;
  readonly queues: DeskQueues;
  readonly escalation: StateMachine;
  readonly quotes: StateMachine;
  readonly attachments: PrivateBucket;
  readonly clickFiles: PrivateBucket;
  readonly clicks: ClickStream;
  readonly gateway: RestGateway;
}

/**
 * What cdk-nag finds and this example leaves as it is, each with its reason and as near to its place as can be. The packs are
 * AwsSolutions and Serverless; the README says more.
 */
export function acknowledgeFindings({ users, queues, escalation, quotes, attachments, clickFiles, clicks, gateway }: Reviewed): void {
  acknowledge(users, {
    'AwsSolutions-COG2': 'Each user can switch a second factor on; an example that demands it cannot be tried from a shell.',
    'AwsSolutions-COG8': 'The Plus plan costs per user and month; Essentials has everything that the example uses.',
  });
  acknowledge(gateway, {
    'AwsSolutions-APIG3': 'A firewall costs per month and is a page of its own; every route but /health wants a token.',
    ...wildcard(`${arnOf(attachments)}/${ATTACHMENTS}*`, 'The role reaches attachments only; behind the prefix stand the user and the name, which the request brings.'),
    ...wildcard(executionsOf(escalation), 'Executions get their names by requests; the role reaches those of this one state machine.'),
  });
  for (const bucket of [attachments, clickFiles]) {
    acknowledge(bucket, { 'AwsSolutions-S1': 'Every request of a user stands in the access log of the gateway; a second bucket of logs is left to the reader.' });
  }
  acknowledge(clicks.deliveryRole, Object.assign({}, ...[CLICKS, FAILED_CLICKS].map((prefix) =>
    wildcard(`${arnOf(clickFiles)}/${prefix}*`, 'Firehose names the files that it delivers, by their time.'))));
  for (const machine of [escalation, quotes]) {
    acknowledge(machine.role, wildcard('*', 'The deliveries of logs, and X-Ray for traces, know no resources.'));
  }
  for (const failed of [queues.failedMessages, queues.failedInbox]) {
    acknowledge(failed, { 'Serverless-SQSRedrivePolicy': 'It is itself a dead letter queue; messages that nobody takes end after two weeks.' });
  }
}

/**
 * Writes what `Validations.of(construct).acknowledge` writes. In the oldest supported aws-cdk-lib that method takes no
 * finding with an ARN in its name; the place in the metadata is the one that it names for plugins.
 */
function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, reasons);
}

function wildcard(resource: string, reason: string): Record<string, string> {
  return { [`AwsSolutions-IAM5[Resource::${resource}]`]: reason };
}

/** The ARN of a resource as cdk-nag writes it in its findings. */
function arnOf(construct: Construct): string {
  return `<${logicalId(construct)}.Arn>`;
}

/** The executions of a state machine: parts of its ARN, as cdk-nag writes them. */
function executionsOf(machine: StateMachine): string {
  const part = (index: number) => JSON.stringify({ 'Fn::Select': [index, { 'Fn::Split': [':', { Ref: logicalId(machine) }] }] });
  return [...[0, 1, 2, 3, 4].map(part), 'execution', part(6), '*'].join(':');
}

function logicalId(construct: Construct): string {
  const stack = Stack.of(construct);
  return stack.resolve(stack.getLogicalId(construct.node.defaultChild as never));
}
