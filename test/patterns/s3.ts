import type { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Pattern } from './pattern';
import { Authorizers, Integrations, RestGateway } from '../../src';

export const S3: Pattern = {
  name: 'S3 proxy',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-s3.html',
  gatehouse(stack: Stack) {
    const bucket = new s3.Bucket(stack, 'Bucket');
    new RestGateway(stack, 'Gateway', {
      authorizer: Authorizers.iam(),
      routes: {
        'PUT /photos/{key}': { integration: Integrations.s3PutObject(bucket, { key: 'photos/{key}', contentTypes: ['image/png'] }) },
        'GET /photos/{key}': { integration: Integrations.s3GetObject(bucket, { key: 'photos/{key}' }) },
        'DELETE /photos/{key}': { integration: Integrations.s3DeleteObject(bucket, { key: 'photos/{key}' }) },
      },
    });
  },
  awsCdkLib(stack: Stack) {
    const bucket = new s3.Bucket(stack, 'Bucket');
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    bucket.grantRead(role, 'photos/*');
    bucket.grantPut(role, 'photos/*');
    bucket.grantDelete(role, 'photos/*');
    const api = new apigateway.RestApi(stack, 'Api', { binaryMediaTypes: ['image/png'] });
    const failures = [
      { statusCode: '404', selectionPattern: '40[34]', responseTemplates: { 'application/json': '{"message":"Not Found"}' } },
      { statusCode: '400', selectionPattern: '4(?!0[34])\\d{2}', responseTemplates: { 'application/json': '{"message":"Bad Request"}' } },
      { statusCode: '502', selectionPattern: '5\\d{2}', responseTemplates: { 'application/json': '{"message":"Bad Gateway"}' } },
    ].map((failure) => ({ ...failure, contentHandling: apigateway.ContentHandling.CONVERT_TO_TEXT }));
    const object = (method: string, options: apigateway.IntegrationOptions) => new apigateway.AwsIntegration({
      service: 's3',
      path: `${bucket.bucketName}/photos/{key}`,
      integrationHttpMethod: method,
      options: {
        credentialsRole: role,
        ...options,
        requestParameters: { 'integration.request.path.key': 'method.request.path.key', ...options.requestParameters },
        integrationResponses: [...options.integrationResponses ?? [{ statusCode: '200' }], ...failures],
      },
    });
    const headers = { 'method.response.header.Content-Type': true };
    const methodOptions = {
      authorizationType: apigateway.AuthorizationType.IAM,
      requestParameters: { 'method.request.path.key': true, 'method.request.header.Content-Type': false },
      methodResponses: [{ statusCode: '200', responseParameters: headers }, ...['404', '400', '502'].map((statusCode) => ({ statusCode }))],
    };
    const photo = api.root.addResource('photos').addResource('{key}');
    photo.addMethod('PUT', object('PUT', {
      contentHandling: apigateway.ContentHandling.CONVERT_TO_BINARY,
      requestParameters: { 'integration.request.header.Content-Type': 'method.request.header.Content-Type' },
    }), methodOptions);
    photo.addMethod('GET', object('GET', {
      integrationResponses: [{
        statusCode: '200',
        contentHandling: apigateway.ContentHandling.CONVERT_TO_BINARY,
        responseParameters: { 'method.response.header.Content-Type': 'integration.response.header.Content-Type' },
      }],
    }), methodOptions);
    photo.addMethod('DELETE', object('DELETE', {}), methodOptions);
  },
  ask: { method: 'GET', path: '/photos/cat.png' },
  service: 's3',
};
