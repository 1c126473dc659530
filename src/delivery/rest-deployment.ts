import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnDeployment } from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';

/**
 * Makes the deployment that the stages serve, under a logical id that ends in a hash of the API's behaviour.
 *
 * Another behaviour is therefore another deployment, and the same behaviour never is. Old ones are retained: a stage can be
 * pointed back to one.
 */
export function restDeployment(scope: Construct, id: string, restApiId: string, logicalId: (base: string) => string): CfnDeployment {
  const deployment = new CfnDeployment(scope, id, { restApiId });
  const base = deployment.stack.getLogicalId(deployment);
  deployment.overrideLogicalId(logicalId(base));
  deployment.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
  deployment.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  return deployment;
}
