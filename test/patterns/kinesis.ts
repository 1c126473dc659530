import type { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import type { Pattern } from './pattern';
import { Authorizers, Integrations, RestGateway, Source } from '../../src';

export const KINESIS: Pattern = {
  name: 'Kinesis',
  source: 'https://serverlessland.com/patterns/apigw-kinesis',
  gatehouse(stack: Stack) {
    const stream = new kinesis.Stream(stack, 'Stream');
    new RestGateway(stack, 'Gateway', {
      authorizer: Authorizers.iam(),
      routes: { 'POST /records': { integration: Integrations.kinesisPutRecord(stream, { partitionKey: Source.context('requestId') }) } },
    });
  },
  awsCdkLib(stack: Stack) {
    const stream = new kinesis.Stream(stack, 'Stream');
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    stream.grantWrite(role);
    const api = new apigateway.RestApi(stack, 'Api');
    const integration = new apigateway.AwsIntegration({
      service: 'kinesis',
      action: 'PutRecord',
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: role,
        passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
        requestParameters: { 'integration.request.header.Content-Type': "'application/x-amz-json-1.1'" },
        requestTemplates: {
          'application/json': `{"StreamName":"${stream.streamName}","Data":"$util.base64Encode($input.body)","PartitionKey":"$context.requestId"}`,
        },
        integrationResponses: [
          { statusCode: '200', responseTemplates: { 'application/json': '{"sequenceNumber":$input.json(\'$.SequenceNumber\')}' } },
          { statusCode: '400', selectionPattern: '4\\d{2}', responseTemplates: { 'application/json': '{"message":"Bad Request"}' } },
          { statusCode: '502', selectionPattern: '5\\d{2}', responseTemplates: { 'application/json': '{"message":"Bad Gateway"}' } },
        ],
      },
    });
    api.root.addResource('records').addMethod('POST', integration, {
      authorizationType: apigateway.AuthorizationType.IAM,
      methodResponses: ['200', '400', '502'].map((statusCode) => ({ statusCode })),
    });
  },
  ask: { method: 'POST', path: '/records', body: '{"a":1}' },
  service: 'kinesis',
};
