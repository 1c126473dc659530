/** An app with every integration and authorizer that there is; GATEHOUSE_WRONG=1 adds what the validator must find. */
'use strict';

const { App, CfnResource, Stack } = require('aws-cdk-lib');
const { UserPool } = require('aws-cdk-lib/aws-cognito');
const lambda = require('aws-cdk-lib/aws-lambda');
const { Bucket } = require('aws-cdk-lib/aws-s3');
const { Authorizers, Condition, GatewayResponses, Integrations, MappingTemplate, ResponseSource, RestGateway, Schema, Source } = require('cdk-gatehouse');

const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'EveryRoute');
const handler = (id) => new lambda.Function(stack, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = 0;') });
const listPhotos = handler('ListPhotos');
const admin = handler('Admin');
const label = handler('Label');
const report = handler('Report');
const bucket = new Bucket(stack, 'Bucket', { enforceSSL: true });
const userPool = new UserPool(stack, 'Users');

const gateway = new RestGateway(stack, 'Photos', {
  authorizer: Authorizers.cognito(userPool),
  cors: { allowOrigins: ['https://app.example.com', 'https://admin.example.com'], allowCredentials: true },
  routes: {
    'GET /photos': { integration: Integrations.lambda(listPhotos) },
    'PUT /photos/{key}': { integration: Integrations.s3PutObject(bucket, { key: '{key}', contentTypes: ['image/jpeg', 'image/png'] }), scopes: ['photos/write'] },
    'GET /photos/{key}': { integration: Integrations.s3GetObject(bucket, { key: '{key}' }) },
    'ANY /admin/{proxy+}': { integration: Integrations.lambda(admin), authorizer: Authorizers.iam() },
    'GET /legacy/{proxy+}': { integration: Integrations.http('https://legacy.example.com/{proxy}') },
    'POST /orders/{id}': {
      integration: Integrations.lambdaCustom(handler('Order')),
      request: { body: Schema.fromObject({ type: 'object', properties: { sku: { type: 'string' } } }), headers: { 'X-Tenant': { required: true } } },
      mapping: { template: MappingTemplate.json({ id: Source.path('id'), user: Source.claim('sub'), sku: MappingTemplate.when(Condition.present(Source.body('$.sku')), Source.body('$.sku')) }) },
      responses: [{ status: 201, headers: { Location: ResponseSource.body('$.location') } }, { status: 409, match: '[\\s\\S]*Taken[\\s\\S]*' }],
    },
    'GET /stock/{sku}': { integration: Integrations.httpCustom('https://stock.example.com/items/{sku}'), mapping: { headers: { 'X-User': Source.claim('sub') } } },
    'GET /health': { integration: Integrations.mock({ body: { status: 'ok' } }), authorizer: Authorizers.none() },
  },
  gatewayResponses: GatewayResponses.problemJson({ detail: false }),
  stages: { prod: { throttle: { rate: 500, burst: 100 } } },
});
gateway.addRoute('POST /photos/{key}/labels', { integration: Integrations.lambda(label) });
gateway.addRoutes('/reports', { authorizer: Authorizers.iam(), routes: { 'GET /daily': { integration: Integrations.lambda(report) } } });

if (process.env.GATEHOUSE_WRONG) new CfnResource(stack, 'Wrong', { type: 'AWS::S3::Bucket', properties: { NoSuchProperty: true } });
app.synth();
