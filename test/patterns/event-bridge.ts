import type { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Pattern } from './pattern';
import { Authorizers, Integrations, RestGateway } from '../../src';

export const EVENT_BRIDGE: Pattern = {
  name: 'EventBridge',
  source: 'https://serverlessland.com/patterns/apigw-rest-api-eventbridge-cdk',
  gatehouse(stack: Stack) {
    const bus = new events.EventBus(stack, 'Bus');
    new RestGateway(stack, 'Gateway', {
      authorizer: Authorizers.iam(),
      routes: { 'POST /orders': { integration: Integrations.eventBridgePutEvents(bus, { source: 'shop', detailType: 'OrderPlaced' }) } },
    });
  },
  awsCdkLib(stack: Stack) {
    const bus = new events.EventBus(stack, 'Bus');
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    bus.grantPutEventsTo(role);
    const api = new apigateway.RestApi(stack, 'Api');
    const integration = new apigateway.AwsIntegration({
      service: 'events',
      action: 'PutEvents',
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: role,
        passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
        requestParameters: {
          'integration.request.header.X-Amz-Target': "'AWSEvents.PutEvents'",
          'integration.request.header.Content-Type': "'application/x-amz-json-1.1'",
        },
        requestTemplates: {
          'application/json': [
            '#set($detail = $util.escapeJavaScript($input.json(\'$\')).replaceAll("\\\\\'", "\'"))',
            `{"Entries":[{"Source":"shop","DetailType":"OrderPlaced","EventBusName":"${bus.eventBusName}","Detail":"$detail"}]}`,
          ].join(''),
        },
        integrationResponses: [
          { statusCode: '200', responseTemplates: { 'application/json': '{"eventId":$input.json(\'$.Entries[0].EventId\')}' } },
          { statusCode: '400', selectionPattern: '4\\d{2}', responseTemplates: { 'application/json': '{"message":"Bad Request"}' } },
          { statusCode: '502', selectionPattern: '5\\d{2}', responseTemplates: { 'application/json': '{"message":"Bad Gateway"}' } },
        ],
      },
    });
    api.root.addResource('orders').addMethod('POST', integration, {
      authorizationType: apigateway.AuthorizationType.IAM,
      methodResponses: ['200', '400', '502'].map((statusCode) => ({ statusCode })),
    });
  },
  ask: { method: 'POST', path: '/orders', body: '{"a":1}' },
  service: 'events',
};
