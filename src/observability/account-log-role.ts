import { Aws, CfnDeletionPolicy, Stack, Validations } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { API_GATEWAY_TRUST } from './trust';

const ID = 'GatehouseAccountLogRole';
const POLICY = 'service-role/AmazonAPIGatewayPushToCloudWatchLogs';

/**
 * The role by which API Gateway writes logs: one setting for the whole account and region, made once in a stack.
 *
 * Both resources are retained, so that deleting this stack never ends the logs of another one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export class AccountLogRole extends Construct {
  /** The role setting of the stack that a construct is in, made where it is not there yet. */
  public static ensure(scope: Construct): AccountLogRole {
    const stack = Stack.of(scope);
    return stack.node.tryFindChild(ID) as AccountLogRole | undefined ?? new AccountLogRole(stack, ID);
  }

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new CfnRole(this, 'Role', {
      assumeRolePolicyDocument: API_GATEWAY_TRUST,
      managedPolicyArns: [`arn:${Aws.PARTITION}:iam::aws:policy/${POLICY}`],
    });
    // As Validations.acknowledge would, which takes no id with a partition in it.
    role.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, {
      [`annotation::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${POLICY}]`]:
        'AWS documents this policy for the log role of the account, and only API Gateway can take the role.',
    });
    const account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.attrArn });
    for (const resource of [role, account]) {
      resource.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
      resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    }
  }
}
