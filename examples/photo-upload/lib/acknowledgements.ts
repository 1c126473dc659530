import { Stack, Validations } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import type { PhotoBucket } from './photo-bucket';
import type { PhotoFunctions } from './photo-functions';
import type { PhotoUsers } from './photo-users';
import { ORIGINALS, THUMBNAILS } from './prefixes';
import type { RestGateway } from 'cdk-gatehouse';

/** The parts of the application that cdk-nag has something to say about. */
export interface Reviewed {
  readonly bucket: PhotoBucket;
  readonly users: PhotoUsers;
  readonly gateway: RestGateway;
  readonly functions?: PhotoFunctions;
}

/**
 * What cdk-nag finds and this example leaves as it is, each with its reason and as near to its place as can be. The packs are
 * AwsSolutions and Serverless; the README says more.
 */
export function acknowledgeFindings(stack: Stack, { bucket, users, gateway, functions }: Reviewed): void {
  acknowledge(bucket, {
    'AwsSolutions-S1': 'Every request of a user stands in the access log of the gateway, with the user; a second bucket of logs is left to the reader.',
  });
  acknowledge(users, {
    'AwsSolutions-COG2': 'Each user can switch a second factor on; an example that demands it cannot be tried from a shell.',
    'AwsSolutions-COG8': 'The Plus plan costs per user and month; Essentials has everything that the example uses.',
  });
  acknowledge(gateway, {
    'AwsSolutions-APIG3': 'A firewall costs per month and is a page of its own; every route but /health wants a token or a signature.',
    'AwsSolutions-APIG2': 'Photos are bodies without a schema, and no route requires a query parameter: there is nothing to validate before the back end.',
    ...objectWildcards(bucket, 'The role reaches photos and thumbnails only; behind the prefix stand the user and the name, which the request brings.'),
  });
  if (functions) acknowledgeFunctions(stack, bucket, gateway, functions);
}

function acknowledgeFunctions(stack: Stack, bucket: PhotoBucket, gateway: RestGateway, functions: PhotoFunctions): void {
  const runtime = 'Node.js 22 has long-term support, and the tests run on it; the newest runtime is taken on purpose, not by an update of the CDK.';
  acknowledge(functions, {
    'AwsSolutions-L1': runtime,
    'Serverless-LambdaLatestVersion': runtime,
    'AwsSolutions-IAM5[Resource::*]': 'X-Ray knows no resources for the traces that a function sends.',
    ...objectWildcards(bucket, 'Each function may do one thing below one or two prefixes; which photo, the request or the event says.'),
  });
  for (const direct of [functions.list, functions.info, functions.report]) {
    if (direct) acknowledge(direct, { 'Serverless-LambdaDLQ': 'Only the gateway calls it, and waits for the answer: there is no event to lose.' });
  }
  acknowledge(functions.failed, { 'Serverless-SQSRedrivePolicy': 'It is itself the dead letter queue; messages that nobody takes end after two weeks.' });
  acknowledge(stack.node.findChild('ReportReaders'), {
    [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<${logicalId(gateway.api)}>/*/GET/reports/daily]`]:
      'The wildcard is the stage, and there is one.',
  });
  acknowledge(stack.node.findChild('BucketNotificationsHandler050a0587b7544547bf325f094a3db834'), {
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
      'CDK makes this function and its role to set the notification of the bucket; it runs at deployments only.',
  });
}

/**
 * Writes what `Validations.of(construct).acknowledge` writes. In the oldest supported aws-cdk-lib that method takes no
 * finding with an ARN in its name; the place in the metadata is the one that it names for plugins.
 */
function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, reasons);
}

function objectWildcards(bucket: PhotoBucket, reason: string): Record<string, string> {
  return Object.fromEntries([ORIGINALS, THUMBNAILS].map((prefix) => [`AwsSolutions-IAM5[Resource::<${logicalId(bucket)}.Arn>/${prefix}*]`, reason]));
}

/** cdk-nag names resources in its findings by their logical ids. */
function logicalId(construct: Construct): string {
  const stack = Stack.of(construct);
  return stack.resolve(stack.getLogicalId(construct.node.defaultChild as never));
}
