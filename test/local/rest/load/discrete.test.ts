import { BODY, loadMethod, ofApi, withApi } from './templates';
import { TemplateError, loadTemplate } from '../../../../src/local/rest/load';

const ROOT = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };
const AUTH_URI = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:F:live/invocations';

test('an API without a body has its root and the models of every API', () => {
  const [api] = loadTemplate(withApi({ Name: 'n', Policy: '{"Statement": []}', ApiKeySourceType: 'AUTHORIZER' })).apis;
  expect(api).toMatchObject({ name: 'n', resources: [{ path: '/' }], methods: [], policy: { Statement: [] }, apiKeySource: 'AUTHORIZER' });
  expect(Object.keys(api.models)).toEqual(['Empty', 'Error']);
});

test('paths are put together from their parts, whichever comes first', () => {
  const { apis: [api], resolve } = loadTemplate(withApi({}, {
    A: ofApi('Resource', { ParentId: { Ref: 'Z' }, PathPart: '{rest+}' }),
    Z: ofApi('Resource', { ParentId: ROOT, PathPart: 'items' }),
    M: ofApi('Method', { ResourceId: { Ref: 'A' }, HttpMethod: 'any' }),
    Root: ofApi('Method', { ResourceId: ROOT, HttpMethod: 'GET' }),
  }));
  expect(api.resources!.map(({ path }) => path)).toEqual(['/', '/items', '/items/{rest+}']);
  expect(api.methods.map(({ httpMethod, resourcePath, resourceId }) => [httpMethod, resourcePath, resourceId])).toEqual([
    ['GET', '/', resolve(ROOT)], ['ANY', '/items/{rest+}', resolve({ Ref: 'A' })],
  ]);
});

test('a method with everything', () => {
  const method = loadMethod({
    HttpMethod: 'post',
    OperationName: 'op',
    ApiKeyRequired: 'true',
    RequestParameters: { 'method.request.header.A': true, 'method.request.querystring.b': 'false' },
    RequestModels: { 'application/json': { Ref: 'Pet' } },
    RequestValidatorId: { Ref: 'Validator' },
    MethodResponses: [{ StatusCode: 200, ResponseParameters: { 'method.response.header.A': false }, ResponseModels: { 'application/json': 'Empty' } }],
    Integration: {
      Type: 'AWS',
      IntegrationHttpMethod: 'POST',
      Uri: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:sqs:path/x' },
      IntegrationResponses: [{ StatusCode: '200', SelectionPattern: '' }, { StatusCode: 500, SelectionPattern: '.+', ResponseTemplates: { 'application/json': 'z' } }],
    },
  }, {
    Pet: ofApi('Model', { Name: 'PetModel', Schema: { type: 'object' } }),
    Validator: ofApi('RequestValidator', { ValidateRequestBody: true }),
  });
  expect(method).toEqual({
    httpMethod: 'POST',
    resourcePath: '/{id}',
    resourceId: expect.any(String),
    operationName: 'op',
    authorization: { type: 'NONE' },
    apiKeyRequired: true,
    requestParameters: { 'method.request.header.A': true, 'method.request.querystring.b': false },
    requestModels: { 'application/json': 'PetModel' },
    validator: { body: true, parameters: false },
    methodResponses: { 200: { responseParameters: ['method.response.header.A'], responseModels: { 'application/json': 'Empty' } } },
    integration: {
      type: 'AWS',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:sqs:path/x',
      requestParameters: {},
      requestTemplates: {},
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29000,
      cacheKeyParameters: [],
      cacheNamespace: method.resourceId,
      responses: [
        { statusCode: '200', responseParameters: {}, responseTemplates: {} },
        { statusCode: '500', selectionPattern: '.+', responseParameters: {}, responseTemplates: { 'application/json': 'z' } },
      ],
    },
  });
});

test.each<[string, object, object, object]>([
  ['IAM', { AuthorizationType: 'AWS_IAM' }, {}, { type: 'AWS_IAM' }],
  ['a token authorizer', { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Auth' } }, {
    Type: 'TOKEN', Name: 'tokens', AuthorizerUri: AUTH_URI, IdentitySource: 'method.request.header.Authorization', IdentityValidationExpression: '.+',
  }, {
    type: 'CUSTOM',
    authorizer: {
      name: 'tokens',
      type: 'TOKEN',
      functionArn: 'arn:aws:lambda:us-east-1:111111111111:function:F:live',
      providerArns: [],
      identitySources: ['method.request.header.Authorization'],
      identityValidationExpression: '.+',
      resultTtl: 300,
    },
  }],
  ['a user pool', { AuthorizationType: 'COGNITO_USER_POOLS', AuthorizerId: { Ref: 'Auth' }, AuthorizationScopes: ['a'] }, {
    Type: 'COGNITO_USER_POOLS', Name: 'users', ProviderARNs: ['arn:pool'], IdentitySource: 'method.request.header.Authorization', AuthorizerResultTtlInSeconds: '0',
  }, {
    type: 'COGNITO_USER_POOLS',
    authorizer: { name: 'users', type: 'COGNITO_USER_POOLS', providerArns: ['arn:pool'], identitySources: ['method.request.header.Authorization'], resultTtl: 0 },
    scopes: ['a'],
  }],
])('guarded by %s', (_, properties, authorizer, expected) => {
  expect(loadMethod(properties, { Auth: ofApi('Authorizer', { Type: 'TOKEN', ...authorizer }) }).authorization).toEqual(expected);
});

test('models and gateway responses', () => {
  const [api] = loadTemplate(withApi({}, {
    Text: ofApi('Model', { Name: 'Text', Schema: '{"type": "string"}' }),
    Unnamed: ofApi('Model', { Schema: { type: 'object' } }),
    R: ofApi('GatewayResponse', { ResponseType: 'default_4xx', StatusCode: 400, ResponseParameters: { 'gatewayresponse.header.A': "'b'" } }),
  })).apis;
  expect(api.models).toMatchObject({ Text: { type: 'string' }, Unnamed: { type: 'object' } });
  expect(api.gatewayResponses).toEqual({ DEFAULT_4XX: { statusCode: '400', responseParameters: { 'gatewayresponse.header.A': "'b'" }, responseTemplates: {} } });
});

test('methods beside a body are added to it, and replace those of the same name', () => {
  const mock = (statusCode: string) => ({ 'x-amazon-apigateway-integration': { type: 'mock', responses: { default: { statusCode } } } });
  const [api] = loadTemplate(withApi({ Body: { ...BODY, paths: { '/': { get: mock('200') }, '/a': { get: mock('201') } } } }, {
    M: ofApi('Method', { ResourceId: ROOT, HttpMethod: 'GET', Integration: { Type: 'MOCK' } }),
    R: ofApi('Resource', { ParentId: ROOT, PathPart: 'b' }),
    N: ofApi('Method', { ResourceId: { Ref: 'R' }, HttpMethod: 'GET' }),
  })).apis;
  expect(api.methods.map(({ resourcePath, integration }) => [resourcePath, integration?.responses.length])).toEqual([['/', 0], ['/a', 1], ['/b', undefined]]);
});

test('resources of a condition that does not hold are not there', () => {
  const template = { Conditions: { No: { 'Fn::Equals': [1, 2] } }, ...withApi({}, { M: { ...ofApi('Method', { ResourceId: ROOT, HttpMethod: 'GET' }), Condition: 'No' } }) };
  expect(loadTemplate(template).apis[0].methods).toEqual([]);
});

describe('broken resources are errors with their logical id', () => {
  const method = (properties: object) => ({ M: ofApi('Method', { ResourceId: ROOT, HttpMethod: 'GET', ...properties }) });

  test.each<[string, object, string]>([
    ['a method of no resource', method({ ResourceId: 'abc' }), 'M: its ResourceId is "abc", which is no resource of Api'],
    ['a method without a method', method({ HttpMethod: null }), 'M: its HttpMethod is missing'],
    ['an unknown method', method({ HttpMethod: 'TRACE' }), 'M: HttpMethod is "TRACE", not one of'],
    ['a reference to nothing', method({ RequestValidatorId: { Ref: 'V' } }), 'M: it refers to "V"'],
    ['a validator that is none', method({ RequestValidatorId: { Ref: 'Api' } }), 'M: its RequestValidatorId is'],
    ['an authorizer that is missing', method({ AuthorizationType: 'CUSTOM' }), 'M: AuthorizerId is missing'],
    ['a kind of authorization that is none', method({ AuthorizationType: 'JWT' }), 'M: AuthorizationType is "JWT", not one of'],
    ['an authorizer of another kind', {
      ...method({ AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'A' } }), A: ofApi('Authorizer', { Type: 'COGNITO_USER_POOLS' }),
    }, 'M: its AuthorizationType is CUSTOM, but its authorizer is of type COGNITO_USER_POOLS'],
    ['an authorizer without a type', { A: ofApi('Authorizer', {}) }, 'A: its Type is missing'],
    ['responses that are an object', method({ MethodResponses: {} }), 'M: MethodResponses is an object, not a list'],
    ['a template that is an object', method({ Integration: { Type: 'MOCK', RequestTemplates: { a: {} } } }), 'M: Integration.RequestTemplates.a is an object, not text'],
    ['a path that is above itself', {
      A: ofApi('Resource', { ParentId: { Ref: 'B' }, PathPart: 'a' }), B: ofApi('Resource', { ParentId: { Ref: 'A' }, PathPart: 'b' }),
    }, 'A: it is above itself'],
    ['a path of nothing', { A: ofApi('Resource', { ParentId: 'x', PathPart: 'a' }) }, 'A: its ParentId is "x"'],
    ['a part that is several', { A: ofApi('Resource', { ParentId: ROOT, PathPart: 'a/b' }) }, 'A: its PathPart is "a/b", not one segment of a path'],
    ['a schema that is no JSON', { M: ofApi('Model', { Schema: '{' }) }, 'M: its Schema is text that is no JSON'],
    ['a gateway response of nothing', { R: ofApi('GatewayResponse', {}) }, 'R: ResponseType is missing'],
  ])('%s', (_, resources, message) => {
    expect(() => loadTemplate(withApi({}, resources))).toThrow(TemplateError);
    expect(() => loadTemplate(withApi({}, resources))).toThrow(message);
  });

  test('a policy that is no JSON', () => {
    expect(() => loadTemplate(withApi({ Policy: 'allow all' }))).toThrow('Api: its Policy is text that is no JSON');
  });
});
