/** Subject `floor`: the same gateway written by hand in L1 constructs, with the accessories that the library brings too. */
'use strict';

const { Aws, CfnOutput, RemovalPolicy } = require('aws-cdk-lib');
const { CfnAccount, CfnDeployment, CfnRestApi, CfnStage } = require('aws-cdk-lib/aws-apigateway');
const { CfnRole } = require('aws-cdk-lib/aws-iam');
const { CfnPermission } = require('aws-cdk-lib/aws-lambda');
const { CfnLogGroup } = require('aws-cdk-lib/aws-logs');
const { Construct } = require('constructs');
const { floorBody } = require('../floor-body.cjs');
const { world } = require('../world.cjs');

/** The same line as the library's: what is logged is no part of the comparison. */
const { ACCESS_LOG_FORMAT } = require('../../lib/observability/access-log.js');

/** The account-wide role by which API Gateway writes logs; kept when the stack goes. */
function logAccount(stack) {
  const role = new CfnRole(stack, 'LogRole', {
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    managedPolicyArns: [`arn:${Aws.PARTITION}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`],
  });
  const account = new CfnAccount(stack, 'Account', { cloudWatchRoleArn: role.attrArn });
  role.applyRemovalPolicy(RemovalPolicy.RETAIN);
  account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return account;
}

exports.build = (app, n) => {
  const { stack: root, fn, pool } = world(app);
  // In a construct of its own, as in any app: logical ids are then of the same kind.
  const stack = new Construct(root, 'Api');
  const api = new CfnRestApi(stack, 'Resource', {
    name: 'BenchApi',
    mode: 'overwrite',
    endpointConfiguration: { types: ['REGIONAL'] },
    body: floorBody(n, fn.functionArn, pool.userPoolArn),
  });
  const permission = new CfnPermission(stack, 'Permission', {
    action: 'lambda:InvokeFunction',
    functionName: fn.functionArn,
    principal: 'apigateway.amazonaws.com',
    sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${api.ref}/*`,
  });
  const deployment = new CfnDeployment(stack, 'Deployment', { restApiId: api.ref });
  deployment.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const logs = new CfnLogGroup(stack, 'AccessLog', { retentionInDays: 90 });
  logs.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const stage = new CfnStage(stack, 'Stage', {
    restApiId: api.ref,
    deploymentId: deployment.ref,
    stageName: 'prod',
    tracingEnabled: true,
    accessLogSetting: { destinationArn: logs.attrArn, format: ACCESS_LOG_FORMAT },
    methodSettings: [{
      resourcePath: '/*', httpMethod: '*', metricsEnabled: true, dataTraceEnabled: false,
      loggingLevel: 'ERROR', throttlingRateLimit: 1000, throttlingBurstLimit: 500,
    }],
  });
  new CfnOutput(stack, 'Url', {
    description: 'The address of stage prod',
    value: `https://${api.ref}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}/${stage.ref}/`,
  });
  new CfnOutput(stack, 'DeploymentId', { description: 'The deployment that stage prod serves', value: deployment.ref });
  stage.node.addDependency(logAccount(stack), permission);
};
