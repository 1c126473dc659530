import { loadBody, loadOperation } from './templates';

const URI = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:auth/invocations';
const FUNCTION = 'arn:aws:lambda:us-east-1:111111111111:function:auth';
const scheme = (authorizer: object, others: object = {}) => ({
  'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'custom', 'x-amazon-apigateway-authorizer': authorizer, ...others,
});
const SCHEMES = {
  token: scheme({ type: 'token', authorizerUri: URI, identityValidationExpression: '^x', authorizerResultTtlInSeconds: 60, identitySource: 'ignored' }, { name: 'X-Token' }),
  request: scheme({ type: 'request', authorizerUri: URI, identitySource: 'method.request.header.A, method.request.querystring.b', authorizerResultTtlInSeconds: 0 }),
  pool: scheme({ type: 'cognito_user_pools', providerARNs: ['arn:pool'] }, { 'x-amazon-apigateway-authtype': 'cognito_user_pools' }),
  iam: { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
  key: { type: 'apiKey', name: 'X-API-Key', in: 'header' },
  foreign: { type: 'oauth2', flows: {} },
  jwt: scheme({ type: 'jwt' }),
};
const BODY = { components: { securitySchemes: SCHEMES } };

const guarded = (security: unknown, body: object = {}, operation: object = {}) => {
  const { authorization, apiKeyRequired } = loadOperation({ security, ...operation }, { ...BODY, ...body });
  return { authorization, apiKeyRequired };
};

test.each<[string, unknown, object]>([
  ['nothing', [], { authorization: { type: 'NONE' }, apiKeyRequired: false }],
  ['a token authorizer', [{ token: [] }], {
    authorization: {
      type: 'CUSTOM',
      authorizer: {
        name: 'token', type: 'TOKEN', functionArn: FUNCTION, providerArns: [], identitySources: ['method.request.header.X-Token'], identityValidationExpression: '^x', resultTtl: 60,
      },
    },
    apiKeyRequired: false,
  }],
  ['a request authorizer', [{ request: [] }], {
    authorization: {
      type: 'CUSTOM',
      authorizer: {
        name: 'request', type: 'REQUEST', functionArn: FUNCTION, providerArns: [], identitySources: ['method.request.header.A', 'method.request.querystring.b'], resultTtl: 0,
      },
    },
    apiKeyRequired: false,
  }],
  ['a user pool', [{ pool: ['a/b'] }], {
    authorization: {
      type: 'COGNITO_USER_POOLS',
      authorizer: { name: 'pool', type: 'COGNITO_USER_POOLS', providerArns: ['arn:pool'], identitySources: ['method.request.header.Authorization'], resultTtl: 300 },
      scopes: ['a/b'],
    },
    apiKeyRequired: false,
  }],
  ['IAM and a key', [{ iam: [], key: [] }], { authorization: { type: 'AWS_IAM' }, apiKeyRequired: true }],
  ['an authorizer and a key, one after the other', [{ key: [] }, { token: [] }], { authorization: expect.objectContaining({ type: 'CUSTOM' }), apiKeyRequired: true }],
])('%s', (_, security, expected) => {
  expect(guarded(security)).toEqual(expected);
});

test('what the body requires of all, unless an operation requires something itself', () => {
  expect(guarded(undefined, { security: [{ iam: [] }] })).toEqual({ authorization: { type: 'AWS_IAM' }, apiKeyRequired: false });
  expect(guarded([], { security: [{ iam: [] }] })).toEqual({ authorization: { type: 'NONE' }, apiKeyRequired: false });
});

test('the extension x-amazon-apigateway-auth', () => {
  expect(guarded(undefined, { security: [{ token: [] }] }, { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } }).authorization).toEqual({ type: 'AWS_IAM' });
  expect(guarded(undefined, { security: [{ token: [] }] }, { 'x-amazon-apigateway-auth': { type: 'none' } }).authorization).toEqual({ type: 'NONE' });
});

test('schemes that guard nothing at API Gateway are reported', () => {
  const { api, loaded } = loadBody({ paths: { '/a': { get: { security: [{ foreign: [] }, { jwt: [] }] } } }, ...BODY });
  expect(api.methods[0].authorization).toEqual({ type: 'NONE' });
  expect(loaded.unsupported.map(({ reason }) => reason)).toEqual([
    'the security scheme foreign does not guard what requires it: it is neither an authorizer, awsSigv4 nor an API key in x-api-key',
    'the security scheme jwt does not guard what requires it: REST APIs have no authorizers of type jwt',
  ]);
});

test('schemes of version 2, with the pool of the template', () => {
  const body = { openapi: undefined, swagger: '2.0', securityDefinitions: { pool: scheme({ type: 'cognito_user_pools', providerARNs: [{ 'Fn::Sub': 'arn:${AWS::Region}' }] }) } };
  expect(loadOperation({ security: [{ pool: [] }] }, body).authorization).toMatchObject({ type: 'COGNITO_USER_POOLS', authorizer: { providerArns: ['arn:us-east-1'] } });
});
