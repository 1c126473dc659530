import type { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Pattern } from './pattern';
import { Authorizers, Integrations, RestGateway } from '../../src';

export const SQS: Pattern = {
  name: 'SQS',
  source: 'https://serverlessland.com/patterns/apigw-sqs-cdk-typescript',
  gatehouse(stack: Stack) {
    const queue = new sqs.Queue(stack, 'Queue');
    new RestGateway(stack, 'Gateway', {
      authorizer: Authorizers.iam(),
      routes: { 'POST /messages': { integration: Integrations.sqsSendMessage(queue) } },
    });
  },
  awsCdkLib(stack: Stack) {
    const queue = new sqs.Queue(stack, 'Queue');
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    queue.grantSendMessages(role);
    const api = new apigateway.RestApi(stack, 'Api');
    const integration = new apigateway.AwsIntegration({
      service: 'sqs',
      path: `${stack.account}/${queue.queueName}`,
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: role,
        passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
        requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
        requestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)' },
        integrationResponses: [
          { statusCode: '200', responseTemplates: { 'application/json': '{"messageId":$input.json(\'$.SendMessageResponse.SendMessageResult.MessageId\')}' } },
          { statusCode: '400', selectionPattern: '4\\d{2}', responseTemplates: { 'application/json': '{"message":"Bad Request"}' } },
          { statusCode: '502', selectionPattern: '5\\d{2}', responseTemplates: { 'application/json': '{"message":"Bad Gateway"}' } },
        ],
      },
    });
    api.root.addResource('messages').addMethod('POST', integration, {
      authorizationType: apigateway.AuthorizationType.IAM,
      methodResponses: ['200', '400', '502'].map((statusCode) => ({ statusCode })),
    });
  },
  ask: { method: 'POST', path: '/messages', body: '{"a":1}' },
  service: 'sqs',
};
