/** An app with every integration and authorizer that there is; GATEHOUSE_WRONG=1 adds what the validator must find. */
'use strict';

const { App, CfnResource, Stack } = require('aws-cdk-lib');
const { UserPool } = require('aws-cdk-lib/aws-cognito');
const lambda = require('aws-cdk-lib/aws-lambda');
const dynamodb = require('aws-cdk-lib/aws-dynamodb');
const events = require('aws-cdk-lib/aws-events');
const kinesis = require('aws-cdk-lib/aws-kinesis');
const firehose = require('aws-cdk-lib/aws-kinesisfirehose');
const { Bucket } = require('aws-cdk-lib/aws-s3');
const sns = require('aws-cdk-lib/aws-sns');
const sqs = require('aws-cdk-lib/aws-sqs');
const sfn = require('aws-cdk-lib/aws-stepfunctions');
const {
  Authorizers, Condition, DynamoDbAttribute, DynamoDbSortKey, GatewayResponses, Integrations, MappingTemplate, ResponseSource, RestGateway, Schema, Source,
} = require('cdk-gatehouse');

const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'EveryRoute');
const handler = (id) => new lambda.Function(stack, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = 0;') });
const listPhotos = handler('ListPhotos');
const admin = handler('Admin');
const label = handler('Label');
const report = handler('Report');
const bucket = new Bucket(stack, 'Bucket', { enforceSSL: true });
const userPool = new UserPool(stack, 'Users');
const table = new dynamodb.Table(stack, 'Table', {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  sortKey: { name: 'at', type: dynamodb.AttributeType.NUMBER },
});
const key = { id: DynamoDbAttribute.string(Source.claim('sub')), at: DynamoDbAttribute.number(Source.path('at')) };
const machine = (id, stateMachineType) => new sfn.StateMachine(stack, id, { stateMachineType, definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, `${id}Pass`)) });
const [standard, express] = [machine('Standard', sfn.StateMachineType.STANDARD), machine('Express', sfn.StateMachineType.EXPRESS)];
const stream = new kinesis.Stream(stack, 'Stream');

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
    'GET /by-stage': { integration: Integrations.lambdaByStage('handler', { prod: handler('ByStage') }) },
    'POST /later': { integration: Integrations.lambdaAsync(handler('Later')) },
    'GET /stream': { integration: Integrations.lambda(handler('Streaming'), { stream: true, tenantId: Source.claim('custom:tenant') }) },
    'HEAD /photos/{key}': { integration: Integrations.s3HeadObject(bucket, { key: '{key}' }) },
    'DELETE /photos/{key}': { integration: Integrations.s3DeleteObject(bucket, { key: '{key}' }) },
    'GET /lists/{folder}': { integration: Integrations.s3ListObjects(bucket, { prefix: '{folder}/' }) },
    'GET /items/{at}': { integration: Integrations.dynamoDbGetItem(table, { key }) },
    'PUT /items/{at}': { integration: Integrations.dynamoDbPutItem(table, { key, item: { text: DynamoDbAttribute.string(Source.body('$.text')) }, onlyIfNew: true }) },
    'PATCH /items/{at}': { integration: Integrations.dynamoDbUpdateItem(table, { key, set: { text: DynamoDbAttribute.string(Source.body('$.text')) } }) },
    'DELETE /items/{at}': { integration: Integrations.dynamoDbDeleteItem(table, { key }) },
    'GET /items': {
      integration: Integrations.dynamoDbQuery(table, { key: { id: key.id }, sortKey: DynamoDbSortKey.atLeast('at', DynamoDbAttribute.number(Source.querystring('from'))) }),
    },
    'POST /messages': { integration: Integrations.sqsSendMessage(new sqs.Queue(stack, 'Queue', { enforceSSL: true })) },
    'POST /topics': { integration: Integrations.snsPublish(new sns.Topic(stack, 'Topic', { enforceSSL: true })) },
    'POST /events': { integration: Integrations.eventBridgePutEvents(new events.EventBus(stack, 'Bus'), { source: 'shop', detailType: 'Ordered' }) },
    'POST /executions': { integration: Integrations.stepFunctionsStartExecution(standard) },
    'GET /executions/{id}': { integration: Integrations.stepFunctionsDescribeExecution(standard, { execution: Source.path('id') }) },
    'DELETE /executions/{id}': { integration: Integrations.stepFunctionsStopExecution(standard, { execution: Source.path('id') }) },
    'POST /quotes': { integration: Integrations.stepFunctionsStartSyncExecution(express) },
    'POST /record': { integration: Integrations.kinesisPutRecord(stream) },
    'POST /records': { integration: Integrations.kinesisPutRecords(stream, { partitionKey: Source.item('$.key') }) },
    'POST /deliveries': {
      integration: Integrations.firehosePutRecord(firehose.DeliveryStream.fromDeliveryStreamName(stack, 'Deliveries', 'deliveries')),
    },
    'POST /models': { integration: Integrations.bedrockInvokeModel('anthropic.claude-3-haiku-20240307-v1:0') },
    'GET /parameters/{name}': {
      integration: Integrations.awsService({
        service: 'ssm', action: 'GetParameter', iamActions: ['ssm:GetParameter'], iamResources: [stack.formatArn({ service: 'ssm', resource: 'parameter/public/*' })],
      }),
    },
    'GET /health': { integration: Integrations.mock({ body: { status: 'ok' } }), authorizer: Authorizers.none() },
  },
  gatewayResponses: GatewayResponses.problemJson({ detail: false }),
  stages: { prod: { throttle: { rate: 500, burst: 100 } } },
});
gateway.addRoute('POST /photos/{key}/labels', { integration: Integrations.lambda(label) });
gateway.addRoutes('/reports', { authorizer: Authorizers.iam(), routes: { 'GET /daily': { integration: Integrations.lambda(report) } } });

if (process.env.GATEHOUSE_WRONG) new CfnResource(stack, 'Wrong', { type: 'AWS::S3::Bucket', properties: { NoSuchProperty: true } });
app.synth();
