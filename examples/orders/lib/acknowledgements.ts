import { Stack, Validations } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import type { OrderBucket } from './order-bucket';
import type { OrderFunctions } from './order-functions';
import type { OrderUsers } from './order-users';
import { ORDERS } from './prefix';
import type { RestGateway } from 'cdk-gatehouse';

/** The parts of the application that cdk-nag has something to say about. */
export interface Reviewed {
  readonly bucket: OrderBucket;
  readonly users: OrderUsers;
  readonly gateway: RestGateway;
  readonly functions?: OrderFunctions;
}

/**
 * What cdk-nag finds and this example leaves as it is, each with its reason and as near to its place as can be. The packs are
 * AwsSolutions and Serverless; the README says more.
 */
export function acknowledgeFindings({ bucket, users, gateway, functions }: Reviewed): void {
  acknowledge(bucket, {
    'AwsSolutions-S1': 'Every request of a customer stands in the access log of the gateway; a second bucket of logs is left to the reader.',
  });
  acknowledge(users, {
    'AwsSolutions-COG2': 'Each user can switch a second factor on; an example that demands it cannot be tried from a shell.',
    'AwsSolutions-COG8': 'The Plus plan costs per user and month; Essentials has everything that the example uses.',
  });
  acknowledge(gateway, {
    'AwsSolutions-APIG3': 'A firewall costs per month and is a page of its own; every route but /health wants a token.',
  });
  if (functions) acknowledgeFunctions(bucket, functions);
}

function acknowledgeFunctions(bucket: OrderBucket, functions: OrderFunctions): void {
  const runtime = 'Node.js 22 has long-term support, and the tests run on it; the newest runtime is taken on purpose, not by an update of the CDK.';
  acknowledge(functions, {
    'AwsSolutions-L1': runtime,
    'Serverless-LambdaLatestVersion': runtime,
    'Serverless-LambdaDLQ': 'Only the gateway calls the functions, and waits for their answers: there is no event to lose.',
    'AwsSolutions-IAM5[Resource::*]': 'X-Ray knows no resources for the traces that a function sends.',
    [`AwsSolutions-IAM5[Resource::<${logicalId(bucket)}.Arn>/${ORDERS}*]`]: 'Each function may do what it is for, to orders; whose, the claim says.',
  });
}

/**
 * Writes what `Validations.of(construct).acknowledge` writes. In the oldest supported aws-cdk-lib that method takes no
 * finding with an ARN in its name; the place in the metadata is the one that it names for plugins.
 */
function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, reasons);
}

/** cdk-nag names resources in its findings by their logical ids. */
function logicalId(construct: Construct): string {
  const stack = Stack.of(construct);
  return stack.resolve(stack.getLogicalId(construct.node.defaultChild as never));
}
