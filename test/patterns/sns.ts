import type { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Pattern } from './pattern';
import { Authorizers, Integrations, RestGateway } from '../../src';

export const SNS: Pattern = {
  name: 'SNS',
  source: 'https://serverlessland.com/snippets/apigateway-sns-integration-mapping-template',
  gatehouse(stack: Stack) {
    const topic = new sns.Topic(stack, 'Topic');
    new RestGateway(stack, 'Gateway', {
      authorizer: Authorizers.iam(),
      routes: { 'POST /events': { integration: Integrations.snsPublish(topic) } },
    });
  },
  awsCdkLib(stack: Stack) {
    const topic = new sns.Topic(stack, 'Topic');
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    topic.grantPublish(role);
    const api = new apigateway.RestApi(stack, 'Api');
    const integration = new apigateway.AwsIntegration({
      service: 'sns',
      action: 'Publish',
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: role,
        passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
        requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
        requestTemplates: {
          'application/json': `Action=Publish&TopicArn=$util.urlEncode('${topic.topicArn}')&Message=$util.urlEncode($input.body)`,
        },
        integrationResponses: [
          { statusCode: '200', responseTemplates: { 'application/json': '{"messageId":$input.json(\'$.PublishResponse.PublishResult.MessageId\')}' } },
          { statusCode: '400', selectionPattern: '4\\d{2}', responseTemplates: { 'application/json': '{"message":"Bad Request"}' } },
          { statusCode: '502', selectionPattern: '5\\d{2}', responseTemplates: { 'application/json': '{"message":"Bad Gateway"}' } },
        ],
      },
    });
    api.root.addResource('events').addMethod('POST', integration, {
      authorizationType: apigateway.AuthorizationType.IAM,
      methodResponses: ['200', '400', '502'].map((statusCode) => ({ statusCode })),
    });
  },
  ask: { method: 'POST', path: '/events', body: '{"a":1}' },
  service: 'sns',
};
