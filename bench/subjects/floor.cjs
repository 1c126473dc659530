/** Subject `floor`: the same gateway written by hand in L1 constructs, with the accessories that the library brings too. */
'use strict';

const { RemovalPolicy, Fn } = require('aws-cdk-lib');
const { CfnAccount, CfnDeployment, CfnRestApi, CfnStage } = require('aws-cdk-lib/aws-apigateway');
const { CfnRole } = require('aws-cdk-lib/aws-iam');
const { CfnPermission } = require('aws-cdk-lib/aws-lambda');
const { CfnLogGroup } = require('aws-cdk-lib/aws-logs');
const { floorBody } = require('../floor-body.cjs');
const { world } = require('../world.cjs');

const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  status: '$context.status',
  responseLength: '$context.responseLength',
});

/** The account-wide role by which API Gateway writes logs; kept when the stack goes. */
function logAccount(stack) {
  const role = new CfnRole(stack, 'LogRole', {
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    managedPolicyArns: [Fn.sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
  });
  const account = new CfnAccount(stack, 'Account', { cloudWatchRoleArn: role.attrArn });
  role.applyRemovalPolicy(RemovalPolicy.RETAIN);
  account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return account;
}

exports.build = (app, n) => {
  const { stack, fn, pool } = world(app);
  const api = new CfnRestApi(stack, 'Api', {
    name: 'BenchApi',
    mode: 'overwrite',
    endpointConfiguration: { types: ['REGIONAL'] },
    body: floorBody(n, fn.functionArn, pool.userPoolArn),
  });
  const permission = new CfnPermission(stack, 'Permission', {
    action: 'lambda:InvokeFunction',
    functionName: fn.functionArn,
    principal: 'apigateway.amazonaws.com',
    sourceArn: Fn.sub('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*'),
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
    methodSettings: [{ resourcePath: '/*', httpMethod: '*', metricsEnabled: true }],
  });
  stage.node.addDependency(logAccount(stack), permission);
};
