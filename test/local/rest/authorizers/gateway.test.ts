import { NOON } from './asked';
import { LocalGateway, LocalUserPool, signRequest } from '../../../../src/local';
import type { GatewayRequest } from '../../../../src/local';

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:auth';
const scheme = (extension: object) => ({ 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'custom', ...extension });
const method = (security?: object) => ({
  get: {
    'responses': { 200: { description: 'ok' } },
    ...security && { security: [security] },
    'x-amazon-apigateway-integration': {
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '$context.authorizer.tenant|$context.authorizer.principalId|$context.authorizer.claims.sub|$context.identity.userArn' } } },
    },
  },
});
const TEMPLATE = {
  Resources: {
    Users: { Type: 'AWS::Cognito::UserPool' },
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Body: {
          openapi: '3.0.3',
          info: { title: 'api', version: '1' },
          paths: { '/open': method(), '/token': method({ token: [] }), '/user': method({ users: [] }), '/scope': method({ users: ['a/b'] }), '/iam': method({ iam: [] }) },
          components: {
            securitySchemes: {
              token: scheme({
                'x-amazon-apigateway-authorizer': {
                  type: 'token',
                  authorizerUri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`,
                  authorizerResultTtlInSeconds: 0,
                },
              }),
              users: scheme({
                'x-amazon-apigateway-authtype': 'cognito_user_pools',
                'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [{ 'Fn::GetAtt': ['Users', 'Arn'] }] },
              }),
              iam: scheme({ 'x-amazon-apigateway-authtype': 'awsSigv4' }),
            },
          },
        },
      },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
  },
};
const KEYS = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
const pool = new LocalUserPool({ now: () => NOON });

const answer = (Effect: string) => ({ principalId: 'ann', policyDocument: { Statement: [{ Effect, Action: '*', Resource: '*' }] }, context: { tenant: 't' } });
const ANSWERS: Readonly<Record<string, object>> = {
  allow: answer('Allow'), deny: answer('Deny'), implicit: { ...answer('Allow'), policyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: 'x' }] } }, broken: {},
};

let gateway: LocalGateway;

beforeAll(async () => {
  gateway = await LocalGateway.fromTemplate(TEMPLATE, {
    now: () => NOON,
    userPools: { Users: pool },
    credentials: [{ ...KEYS, userArn: 'arn:aws:iam::111122223333:user/ann' }],
    backends: {
      lambda: async ({ request }) => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(ANSWERS[JSON.parse(request.body.toString('utf8')).authorizationToken])) }),
    },
  });
});

afterAll(() => gateway.dispose());

const sent = (path: string, authorization: string): GatewayRequest => ({ method: 'GET', path, headers: { authorization } });

test.each<[string, GatewayRequest, number, string]>([
  ['nobody is asked', { method: 'GET', path: '/open' }, 200, '|||'],
  ['a function allows', sent('/token', 'allow'), 200, 't|ann||'],
  ['a function denies', sent('/token', 'deny'), 403, '{"Message":"User is not authorized to access this resource with an explicit deny in an identity-based policy"}'],
  ['a function does not allow', sent('/token', 'implicit'), 403, '{"Message":"User is not authorized to access this resource because no identity-based policy allows the execute-api:Invoke action"}'],
  ['no token', { method: 'GET', path: '/token' }, 401, '{"message":"Unauthorized"}'],
  ['an ID token', sent('/user', pool.idToken({ sub: 'bob' })), 200, '||bob|'],
  ['a token from elsewhere', sent('/user', new LocalUserPool({ name: 'x' }).idToken()), 401, '{"message":"Unauthorized"}'],
  ['a token of yesterday', sent('/user', new LocalUserPool({ now: () => NOON }).idToken({ exp: 1 })), 401, '{"message":"Unauthorized"}'],
  ['an old token', sent('/user', pool.idToken({ exp: 1 })), 401, '{"message":"The incoming token has expired"}'],
  ['an access token', sent('/scope', pool.accessToken({ sub: 'bob', scope: 'a/b' })), 200, '||bob|'],
  ['an access token without the scope', sent('/scope', pool.accessToken({ scope: 'a' })), 401, '{"message":"Unauthorized"}'],
  ['a signature', signRequest({ method: 'GET', path: '/iam' }, KEYS, { time: NOON }), 200, '|||arn:aws:iam::111122223333:user/ann'],
  ['no signature', { method: 'GET', path: '/iam' }, 403, '{"message":"Missing Authentication Token"}'],
])('%s', async (_, request, status, text) => {
  const { response } = await gateway.dispatch(request);
  expect({ status: response.status, text: response.text }).toEqual({ status, text });
});

test('a function without an answer', async () => {
  const { response, trace } = await gateway.dispatch(sent('/token', 'broken'));
  expect(response).toMatchObject({ status: 500, headers: { 'x-amzn-ErrorType': 'AuthorizerConfigurationException' } });
  expect(trace.at(-2)).toMatchObject({ box: 'authorize', lines: ['Execution failed due to configuration error: Could not parse policy: {}'] });
});
