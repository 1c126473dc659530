import type { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Pattern } from './pattern';
import { Authorizers, DynamoDbAttribute, Integrations, RestGateway, Source } from '../../src';

export const DYNAMODB: Pattern = {
  name: 'DynamoDB CRUD',
  source: 'https://docs.aws.amazon.com/solutions/latest/constructs/aws-apigateway-dynamodb.html',
  gatehouse(stack: Stack) {
    const table = notes(stack);
    const key = { id: DynamoDbAttribute.string(Source.path('id')) };
    const text = DynamoDbAttribute.string(Source.body('$.text'));
    new RestGateway(stack, 'Gateway', {
      authorizer: Authorizers.iam(),
      routes: {
        'PUT /notes/{id}': { integration: Integrations.dynamoDbPutItem(table, { key, item: { text } }) },
        'GET /notes/{id}': { integration: Integrations.dynamoDbGetItem(table, { key }) },
        'PATCH /notes/{id}': { integration: Integrations.dynamoDbUpdateItem(table, { key, set: { text }, onlyIfExists: true }) },
        'DELETE /notes/{id}': { integration: Integrations.dynamoDbDeleteItem(table, { key }) },
      },
    });
  },
  awsCdkLib(stack: Stack) {
    const table = notes(stack);
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    table.grant(role, 'dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem');
    const api = new apigateway.RestApi(stack, 'Api');
    const escaped = (reference: string) => `$util.escapeJavaScript(${reference}).replaceAll("\\\\'", "'")`;
    const key = `{"id":{"S":"${escaped("$input.params().path.get('id')")}"}}`;
    const text = `{"S":"${escaped("$input.path('$.text')")}"}`;
    const item = '{"id":"$item.id.S","text":"$util.escapeJavaScript($item.text.S).replaceAll("\\\\\'", "\'")"}';
    const call = (action: string, request: string, answer: string) => new apigateway.AwsIntegration({
      service: 'dynamodb',
      action,
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: role,
        passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
        requestTemplates: { 'application/json': `{"TableName":"${table.tableName}",${request}}` },
        integrationResponses: [
          { statusCode: '200', responseTemplates: { 'application/json': answer } },
          {
            statusCode: '400',
            selectionPattern: '4\\d{2}',
            responseTemplates: {
              'application/json': [
                "#if($input.path('$.__type').contains('ConditionalCheckFailed'))#set($context.responseOverride.status = 404){\"message\":\"Not Found\"}",
                '#else{"message":"Bad Request"}#end',
              ].join(''),
            },
          },
          { statusCode: '502', selectionPattern: '5\\d{2}', responseTemplates: { 'application/json': '{"message":"Bad Gateway"}' } },
        ],
      },
    });
    const options = {
      authorizationType: apigateway.AuthorizationType.IAM,
      methodResponses: ['200', '400', '502'].map((statusCode) => ({ statusCode })),
    };
    const note = api.root.addResource('notes').addResource('{id}');
    note.addMethod('PUT', call('PutItem', `"Item":{"id":{"S":"${escaped("$input.params().path.get('id')")}"},"text":${text}}`, '{}'), options);
    note.addMethod('GET', call('GetItem', `"Key":${key}`, [
      "#set($item = $input.path('$.Item'))",
      `#if("$!item" == "")#set($context.responseOverride.status = 404){"message":"Not Found"}#else${item}#end`,
    ].join('')), options);
    const update = [
      '"UpdateExpression":"SET #text = :text","ConditionExpression":"attribute_exists(id)"',
      `"ExpressionAttributeNames":{"#text":"text"},"ExpressionAttributeValues":{":text":${text}}`,
    ].join(',');
    note.addMethod('PATCH', call('UpdateItem', `"Key":${key},${update}`, '{}'), options);
    note.addMethod('DELETE', call('DeleteItem', `"Key":${key}`, '{}'), options);
  },
  ask: { method: 'PUT', path: '/notes/1', body: '{"text":"a"}' },
  service: 'dynamodb',
};

function notes(stack: Stack): dynamodb.Table {
  return new dynamodb.Table(stack, 'Notes', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
}
