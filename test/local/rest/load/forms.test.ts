import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as apigw from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { loadTemplate } from '../../../../src/local/rest/load';
import type { LoadedTemplate } from '../../../../src/local/rest/load';
import type { MethodModel, RestApiModel } from '../../../../src/local/rest/model';

function handler(stack: Stack, id: string): lambda.Function {
  return new lambda.Function(stack, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = 0;') });
}

function load(build: (stack: Stack) => void): LoadedTemplate {
  const stack = new Stack(new App(), 'Stack');
  build(stack);
  return loadTemplate(Template.fromStack(stack).toJSON());
}

const PET = { type: apigw.JsonSchemaType.OBJECT, required: ['name'], properties: { name: { type: apigw.JsonSchemaType.STRING } } };
const PLAN = { name: 'gold', throttle: { rateLimit: 5, burstLimit: 2 }, quota: { limit: 10, period: apigw.Period.DAY } };
const STAGE = { stageName: 'prod', throttlingRateLimit: 100, variables: { a: 'b' }, tracingEnabled: true };

/** An API as the tool kit's own constructs write it: every path and method a resource. */
function discrete(stack: Stack): void {
  const pool = new UserPool(stack, 'Users');
  const api = new apigw.RestApi(stack, 'Api', {
    restApiName: 'pets', deployOptions: STAGE, binaryMediaTypes: ['image/png'], cloudWatchRole: false,
  });
  const validator = api.addRequestValidator('Validator', { requestValidatorName: 'all', validateRequestBody: true, validateRequestParameters: true });
  const model = api.addModel('Pet', { modelName: 'Pet', contentType: 'application/json', schema: PET });
  const item = api.root.addResource('pets').addResource('{id}');
  item.addMethod('GET', new apigw.LambdaIntegration(handler(stack, 'Read')), {
    requestParameters: { 'method.request.path.id': true, 'method.request.querystring.page': false },
    authorizer: new apigw.CognitoUserPoolsAuthorizer(stack, 'Pool', { authorizerName: 'pool', cognitoUserPools: [pool] }),
    authorizationScopes: ['pets/read'],
    apiKeyRequired: true,
  });
  item.addMethod('PUT', new apigw.MockIntegration({
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    passthroughBehavior: apigw.PassthroughBehavior.NEVER,
    integrationResponses: [
      { statusCode: '200', responseParameters: { 'method.response.header.X-A': "'b'" } },
      { statusCode: '400', selectionPattern: '4\\d{2}', responseTemplates: { 'application/json': '{}' } },
    ],
  }), {
    operationName: 'putPet',
    requestParameters: { 'method.request.path.id': true },
    requestModels: { 'application/json': model },
    requestValidator: validator,
    methodResponses: [{ statusCode: '200', responseParameters: { 'method.response.header.X-A': false }, responseModels: { 'application/json': model } }, { statusCode: '400' }],
    authorizer: new apigw.TokenAuthorizer(stack, 'Token', {
      authorizerName: 'token', handler: handler(stack, 'Check'), resultsCacheTtl: Duration.seconds(60), validationRegex: '^x',
    }),
  });
  const passed = { 'integration.request.path.proxy': 'method.request.path.proxy' };
  api.root.addResource('{proxy+}').addMethod('ANY', new apigw.HttpIntegration('https://example.com/{proxy}', {
    httpMethod: 'ANY', proxy: true, options: { requestParameters: passed, timeout: Duration.seconds(5) },
  }), {
    requestParameters: { 'method.request.path.proxy': true },
    authorizer: new apigw.RequestAuthorizer(stack, 'Request', {
      authorizerName: 'request', handler: handler(stack, 'Look'), identitySources: [apigw.IdentitySource.header('A')],
    }),
  });
  api.addGatewayResponse('Denied', { type: apigw.ResponseType.ACCESS_DENIED, statusCode: '418', responseHeaders: { 'X-A': "'b'" } });
  api.addUsagePlan('Plan', { ...PLAN, apiStages: [{ stage: api.deploymentStage }] }).addApiKey(api.addApiKey('Key', { value: 'a-key-of-twenty-letters' }));
}

const invokes = (fn: lambda.Function) => ({ 'Fn::Sub': ['arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Arn}/invocations', { Arn: fn.functionArn }] });
const guard = (name: string, authorizer: object) => ({
  'type': 'apiKey', name, 'in': 'header', 'x-amazon-apigateway-authtype': 'custom', 'x-amazon-apigateway-authorizer': authorizer,
});

/** The same API as an OpenAPI body. */
function spec(stack: Stack): void {
  const pool = new UserPool(stack, 'Users');
  const [read, check, look] = ['Read', 'Check', 'Look'].map((id) => handler(stack, id));
  const pet = { schema: { $ref: '#/components/schemas/Pet' } };
  const api = new apigw.SpecRestApi(stack, 'Api', {
    restApiName: 'pets',
    deployOptions: STAGE,
    cloudWatchRole: false,
    apiDefinition: apigw.ApiDefinition.fromInline({
      'openapi': '3.0.1',
      'info': { title: 'other', version: '1' },
      'paths': {
        '/pets/{id}': {
          get: {
            'security': [{ pool: ['pets/read'], key: [] }],
            'parameters': [{ name: 'page', in: 'query' }],
            'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: invokes(read) },
          },
          put: {
            'operationId': 'putPet',
            'security': [{ token: [] }],
            'requestBody': { content: { 'application/json': pet } },
            'responses': { 200: { headers: { 'X-A': { schema: { type: 'string' } } }, content: { 'application/json': pet } }, 400: {} },
            'x-amazon-apigateway-request-validator': 'all',
            'x-amazon-apigateway-integration': {
              type: 'mock',
              requestTemplates: { 'application/json': '{"statusCode": 200}' },
              passthroughBehavior: 'never',
              responses: {
                'default': { statusCode: '200', responseParameters: { 'method.response.header.X-A': "'b'" } },
                '4\\d{2}': { statusCode: '400', responseTemplates: { 'application/json': '{}' } },
              },
            },
          },
        },
        '/{proxy+}': {
          'x-amazon-apigateway-any-method': {
            'security': [{ request: [] }],
            'parameters': [{ name: 'proxy', in: 'path', required: true }],
            'x-amazon-apigateway-integration': {
              type: 'http_proxy',
              httpMethod: 'ANY',
              uri: 'https://example.com/{proxy}',
              requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
              timeoutInMillis: 5000,
            },
          },
        },
      },
      'components': {
        schemas: { Pet: { ...PET, $schema: 'http://json-schema.org/draft-04/schema#' } },
        securitySchemes: {
          pool: guard('Authorization', { type: 'cognito_user_pools', providerARNs: [pool.userPoolArn] }),
          token: guard('Authorization', { type: 'token', authorizerUri: invokes(check), authorizerResultTtlInSeconds: 60, identityValidationExpression: '^x' }),
          request: guard('A', { type: 'request', authorizerUri: invokes(look), identitySource: 'method.request.header.A' }),
          key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
        },
      },
      'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
      'x-amazon-apigateway-binary-media-types': ['image/png'],
      'x-amazon-apigateway-gateway-responses': { ACCESS_DENIED: { statusCode: 418, responseParameters: { 'gatewayresponse.header.X-A': "'b'" } } },
    }),
  });
  const plan = api.addUsagePlan('Plan', { ...PLAN, apiStages: [{ stage: api.deploymentStage }] });
  plan.addApiKey(api.addApiKey('Key', { value: 'a-key-of-twenty-letters' }));
}

/** What a request finds, without the ids, which are made up. */
function behaviour({ methods, stages, resources, models, gatewayResponses, binaryMediaTypes, apiKeySource, name }: RestApiModel) {
  return {
    name,
    binaryMediaTypes,
    apiKeySource,
    gatewayResponses,
    pet: models.Pet,
    paths: resources!.map(({ path }) => path),
    methods: methods.map(methodBehaviour),
    stages: stages.map(({ deploymentId, usagePlans, ...stage }) => ({
      ...stage, deployed: deploymentId !== '', usagePlans: usagePlans.map(({ id, keys, ...plan }) => ({ ...plan, keys: keys.map(({ value, enabled }) => ({ value, enabled })) })),
    })),
  };
}

function methodBehaviour({ resourceId, integration, ...method }: MethodModel) {
  const { cacheNamespace, ...others } = integration!;
  expect(cacheNamespace).toBe(resourceId);
  return JSON.parse(JSON.stringify({ ...method, integration: others }, (_, value) => (typeof value === 'string' ? value.replace(/(Read|Check|Look|Users)[0-9A-F]{8}/g, '$1') : value)));
}

test('both forms of one API are the same model', () => {
  const [first, second] = [discrete, spec].map(load);
  expect([first.unsupported, second.unsupported]).toEqual([[], []]);
  const [ours, other] = [first, second].map(({ apis: [api] }) => behaviour(api));
  // The tool kit titles the models that it renders.
  expect(withoutTitle(other)).toEqual(withoutTitle(ours));
  expect(ours.methods.map(({ httpMethod, resourcePath }: MethodModel) => `${httpMethod} ${resourcePath}`)).toEqual(['GET /pets/{id}', 'PUT /pets/{id}', 'ANY /{proxy+}']);
  expect(ours.stages).toMatchObject([{ name: 'prod', variables: { a: 'b' }, tracing: true, usagePlans: [{ name: 'gold', keys: [{ value: 'a-key-of-twenty-letters', enabled: true }] }] }]);
});

function withoutTitle({ pet, ...others }: ReturnType<typeof behaviour>) {
  const { title, ...schema } = pet as Readonly<Record<string, unknown>>;
  return { ...others, pet: schema };
}

test('LambdaRestApi: everything goes to the function', () => {
  const { apis: [api], functions: [fn] } = load((stack) => new apigw.LambdaRestApi(stack, 'Api', { handler: handler(stack, 'All'), cloudWatchRole: false }));
  expect(api.methods.map(({ httpMethod, resourcePath }) => `${httpMethod} ${resourcePath}`)).toEqual(['ANY /', 'ANY /{proxy+}']);
  expect(api.methods[0].integration).toMatchObject({
    type: 'AWS_PROXY', httpMethod: 'POST', uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${fn.arn}/invocations`,
  });
  expect(api.stages).toMatchObject([{ name: 'prod' }]);
});

test('CORS preflights of the tool kit are mocks', () => {
  const { apis: [api] } = load((stack) => {
    const cors = new apigw.RestApi(stack, 'Api', { cloudWatchRole: false, defaultCorsPreflightOptions: { allowOrigins: ['https://a.example'] } });
    cors.root.addMethod('GET', new apigw.MockIntegration());
  });
  const options = api.methods.find(({ httpMethod }) => httpMethod === 'OPTIONS')!;
  expect(options.integration).toMatchObject({
    type: 'MOCK', responses: [{ statusCode: '204', responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'https://a.example'" } }],
  });
  expect(options.methodResponses[204].responseParameters).toContain('method.response.header.Access-Control-Allow-Origin');
});
