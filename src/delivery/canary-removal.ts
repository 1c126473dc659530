import { Stack } from 'aws-cdk-lib';
import type { CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type * as CustomResources from 'aws-cdk-lib/custom-resources';
import type { Construct } from 'constructs';

/**
 * Takes the canary from its stage when this leaves the template, which CloudFormation does not (docs/adr/0006-removing-a-canary.md).
 *
 * It does nothing while it is there. CloudFormation deletes it after the stage was updated, and before the stage is deleted.
 *
 * @see https://github.com/aws/aws-cdk/issues/33901
 */
export function canaryRemoval(scope: Construct, stage: CfnStage, stageName: string): void {
  const { partition, region } = Stack.of(scope);
  const { AwsCustomResource, AwsCustomResourcePolicy } = customResources();
  const removal = new AwsCustomResource(scope, 'CanaryRemoval', {
    resourceType: 'Custom::GatehouseCanaryRemoval',
    onDelete: {
      service: 'APIGateway',
      action: 'updateStage',
      parameters: { restApiId: stage.restApiId, stageName, patchOperations: [{ op: 'remove', path: '/canarySettings' }] },
      // It is gone already, or the stage is: by hand, or because the stage was never made.
      ignoreErrorCodesMatching: 'NotFoundException|BadRequestException',
    },
    policy: AwsCustomResourcePolicy.fromStatements([new PolicyStatement({
      actions: ['apigateway:PATCH'],
      resources: [`arn:${partition}:apigateway:${region}::/restapis/${stage.restApiId}/stages/${stageName}`],
    })]),
    installLatestAwsSdk: false,
  });
  removal.node.addDependency(stage);
}

/** Loaded with the first canary: it brings the modules of functions and logs with it. */
function customResources(): typeof CustomResources {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('aws-cdk-lib/custom-resources') as typeof CustomResources;
}
