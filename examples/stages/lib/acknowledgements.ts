import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { CatalogueFunctions } from './catalogue-functions';
import type { CatalogueUsers } from './catalogue-users';
import type { RestGateway } from 'cdk-gatehouse';

/** The parts of the application that cdk-nag has something to say about. */
export interface Reviewed {
  readonly users: CatalogueUsers;
  readonly functions: CatalogueFunctions;
  readonly gateway: RestGateway;
}

/**
 * What cdk-nag finds and this example leaves as it is, each with its reason and as near to its place as can be. The packs are
 * AwsSolutions and Serverless; the README says more.
 */
export function acknowledgeFindings({ users, functions, gateway }: Reviewed): void {
  acknowledge(users, {
    'AwsSolutions-COG2': 'Each user can switch a second factor on; an example that demands it cannot be tried from a shell.',
    'AwsSolutions-COG8': 'The Plus plan costs per user and month; Essentials has everything that the example uses.',
  });
  acknowledge(gateway, {
    'AwsSolutions-APIG3': 'A firewall costs per month and is a page of its own; what is public is the same for everybody, and throttled.',
  });
  const runtime = 'Node.js 22 has long-term support, and the tests run on it; the newest runtime is taken on purpose, not by an update of the CDK.';
  acknowledge(functions, {
    'AwsSolutions-L1': runtime,
    'Serverless-LambdaLatestVersion': runtime,
    'Serverless-LambdaDLQ': 'Only the gateway calls the functions, and waits for their answers: there is no event to lose.',
    'AwsSolutions-IAM5[Resource::*]': 'X-Ray knows no resources for the traces that a function sends.',
  });
  const removal = Stack.of(gateway).node.tryFindChild(CUSTOM_RESOURCES);
  if (removal) acknowledgeRemoval(removal);
}

/** The function of aws-cdk-lib behind each `AwsCustomResource` of a stack: it is there while there is a canary, to remove it. */
const CUSTOM_RESOURCES = 'AWS679f53fac002430cb0da5b7982bd2287';

function acknowledgeRemoval(removal: IConstruct): void {
  const ours = 'The function is aws-cdk-lib\'s: it runs once, when the canary goes, and CloudFormation waits for it.';
  const rules = ['AwsSolutions-L1', 'Serverless-LambdaLatestVersion', 'Serverless-LambdaDLQ', 'Serverless-LambdaDefaultMemorySize', 'Serverless-LambdaTracing'];
  acknowledge(removal, {
    ...Object.fromEntries(rules.map((rule) => [rule, ours])),
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': 'The role is aws-cdk-lib\'s too; the policy lets it write its log.',
  });
}

/**
 * Writes what `Validations.of(construct).acknowledge` writes. In the oldest supported aws-cdk-lib that method takes no
 * finding with an ARN in its name; the place in the metadata is the one that it names for plugins.
 */
function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, reasons);
}
