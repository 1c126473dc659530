import type { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Pattern } from './pattern';
import { Authorizers, Integrations, RestGateway } from '../../src';

export const FIREHOSE: Pattern = {
  name: 'Firehose',
  source: 'https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html',
  gatehouse(stack: Stack) {
    const stream = deliveryStream(stack);
    new RestGateway(stack, 'Gateway', {
      authorizer: Authorizers.iam(),
      routes: { 'POST /records': { integration: Integrations.firehosePutRecord(stream) } },
    });
  },
  awsCdkLib(stack: Stack) {
    const stream = deliveryStream(stack);
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    stream.grantPutRecords(role);
    const api = new apigateway.RestApi(stack, 'Api');
    const integration = new apigateway.AwsIntegration({
      service: 'firehose',
      action: 'PutRecord',
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: role,
        passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
        requestParameters: {
          'integration.request.header.X-Amz-Target': "'Firehose_20150804.PutRecord'",
          'integration.request.header.Content-Type': "'application/x-amz-json-1.1'",
        },
        requestTemplates: {
          'application/json': `{"DeliveryStreamName":"${stream.deliveryStreamName}","Record":{"Data":"$util.base64Encode($input.body)"}}`,
        },
        integrationResponses: [
          { statusCode: '200', responseTemplates: { 'application/json': '{"recordId":$input.json(\'$.RecordId\')}' } },
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
  service: 'firehose',
};

function deliveryStream(stack: Stack): firehose.DeliveryStream {
  return new firehose.DeliveryStream(stack, 'Stream', { destination: new firehose.S3Bucket(new s3.Bucket(stack, 'Records')) });
}
