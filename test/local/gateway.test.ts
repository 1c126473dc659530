import { LocalGateway } from '../../src/local';
import type { LocalGatewayOptions } from '../../src/local';
import { NOW, answer, api, backends, integration, integrationResponse, method, stage } from './rest/chain/models';

const TEMPLATE = {
  Resources: {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'orders' } },
    Items: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: { Ref: 'Api' }, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'items' } },
    GetItems: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { Ref: 'Items' },
        HttpMethod: 'GET',
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'MOCK',
          RequestTemplates: { 'application/json': '{"statusCode": 200}' },
          IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': '{"stage": "$context.stage"}' } }],
        },
        MethodResponses: [{ StatusCode: '200' }],
      },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', DependsOn: ['GetItems'], Properties: { RestApiId: { Ref: 'Api' } } },
    Prod: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
    Dev: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'dev' } },
  },
};

const served = async (options: LocalGatewayOptions) => {
  const gateway = await LocalGateway.fromTemplate(TEMPLATE, options);
  const { response } = await gateway.dispatch({ method: 'GET', path: '/items' });
  return response.text;
};

test('serves a template: prod, or the stage that is named', async () => {
  expect([await served({}), await served({ stage: 'dev' }), await served({ api: 'orders' })]).toEqual(['{"stage": "prod"}', '{"stage": "dev"}', '{"stage": "prod"}']);
});

test.each([
  [{ stage: 'prd' }, /no stage "prd".*Did you mean "prod"/],
  [{ api: 'Apu' }, /no REST API "Apu".*Did you mean "Api"/],
])('%j names nothing', async (options, message) => {
  await expect(served(options)).rejects.toThrow(message);
});

test.each([[{}, /no REST API/], [{ Resources: { Api: TEMPLATE.Resources.Api } }, /no stage/]])('a template without API or stage is refused', async (template, message) => {
  await expect(LocalGateway.fromTemplate(template)).rejects.toThrow(message);
});

test('two templates in sequence do not know of each other', async () => {
  const { GetItems, ...others } = TEMPLATE.Resources;
  const first = await LocalGateway.fromTemplate(TEMPLATE);
  const second = await LocalGateway.fromTemplate({ Resources: { ...others, Deployment: { ...others.Deployment, DependsOn: [] } } });
  const status = async (gateway: LocalGateway) => (await gateway.dispatch({ method: 'GET', path: '/items' })).response.status;
  expect([await status(first), await status(second), await status(first), GetItems.Type]).toEqual([200, 403, 200, 'AWS::ApiGateway::Method']);
});

test('says what the answer is, repeated headers as lists', async () => {
  const uri = 'http://back.example/';
  const model = api({ methods: [method({ integration: integration({ type: 'HTTP_PROXY', uri }) })] });
  const http = async () => answer('é', { headers: { 'Set-Cookie': ['a', 'b'], 'ETag': ['1'] } });
  const { response } = await LocalGateway.fromModel(model, { backends: { http } }).dispatch({ method: 'GET', path: '/a' });
  expect(response).toMatchObject({ status: 200, text: 'é', headers: { 'Set-Cookie': ['a', 'b'], 'ETag': '1', 'Content-Type': 'application/json' } });
  expect(Buffer.from(response.body)).toEqual(Buffer.from('é'));
});

test('where no back end is it answers 504', async () => {
  const model = api({ methods: [method({ integration: integration({ type: 'HTTP', uri: 'http://127.0.0.1:1/' }) })] });
  expect((await LocalGateway.fromModel(model).dispatch({ method: 'GET', path: '/a' })).response.status).toBe(504);
});

test('the canary gets its share, with its stage variables', async () => {
  const template = '{"v": "$stageVariables.v", "w": "$stageVariables.w", "canary": "$context.isCanaryRequest"}';
  const answering = integration({ responses: [integrationResponse({ responseTemplates: { 'application/json': template } })] });
  const canary = { percentTraffic: 25, variables: { v: 'new' }, useStageCache: false };
  const model = api({ methods: [method({ integration: answering })], stages: [stage({ variables: { v: 'old', w: 'same' }, canary })] });
  const at = async (random: number) => (await LocalGateway.fromModel(model, { random: () => random }).dispatch({ method: 'GET', path: '/a' })).response.text;
  expect([await at(0.24), await at(0.25)]).toEqual(['{"v": "new", "w": "same", "canary": "true"}', '{"v": "old", "w": "same", "canary": "false"}']);
});

test('writes the access log in the stage\'s format', async () => {
  const lines: string[] = [];
  const accessLogFormat = '$context.httpMethod $context.resourcePath $context.status $context.identity.sourceIp $context.error.message $context.requestTime '
    + '$context.integration.status $context.authorizer.claims.sub';
  const model = api({ stages: [stage({ accessLogFormat })] });
  const gateway = LocalGateway.fromModel(model, { onAccessLog: (line) => lines.push(line), now: () => NOW });
  await gateway.dispatch({ method: 'GET', path: '/a' });
  await gateway.dispatch({ method: 'GET', path: '/b', sourceIp: '192.0.2.1' });
  expect(lines).toEqual([
    'GET /a 200 127.0.0.1 - 15/Jan/2025:12:00:00 +0000 200 -',
    'GET - 403 192.0.2.1 Missing Authentication Token 15/Jan/2025:12:00:00 +0000 - -',
  ]);
});

test.each([
  [{}], [{ method: 7, path: null }], [{ method: 'GET', path: '/a', headers: { a: null, b: 1, c: [undefined] }, query: { q: {} }, body: 5 }],
  [{ method: 'GET', path: '/a', headers: { ['__proto__']: 'x' }, query: 'text', sourceIp: 4 }],
])('no request makes it throw: %j', async (request) => {
  const { response } = await LocalGateway.fromModel(api()).dispatch(request as never);
  expect([200, 403]).toContain(response.status);
});

test('dispose ends the back ends', async () => {
  let ended = 0;
  await LocalGateway.fromModel(api(), { backends: backends({ dispose: async () => { ended += 1; } }) }).dispose();
  expect(ended).toBe(1);
});

describe('what is no request, or goes wrong beside one', () => {
  const template = {
    Resources: {
      Api: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: {
          Body: {
            openapi: '3.0.1',
            info: { title: 'x' },
            paths: {
              '/a': {
                get: {
                  'responses': { 200: {} },
                  'x-amazon-apigateway-integration': {
                    type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' }, responses: { default: { statusCode: '200' } },
                  },
                },
              },
            },
          },
        },
      },
      Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
      Stage: {
        Type: 'AWS::ApiGateway::Stage',
        Properties: {
          RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod', AccessLogSetting: { DestinationArn: 'arn', Format: '$context.status' },
        },
      },
    },
  };

  test.each([undefined, null, 5, { path: Object.create(null) }, { method: 'GET', path: '/a', headers: { a: Object.create(null) } }])('%p is answered', async (request) => {
    const gateway = await LocalGateway.fromTemplate(template);
    const { response: { status }, trace } = await gateway.dispatch(request as never);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(trace.length).toBeGreaterThan(0);
    await gateway.dispose();
  });

  test('nor does one that rejects, and no rejection is left over', async () => {
    const gateway = await LocalGateway.fromTemplate(template, { onAccessLog: (async () => { throw new Error('full'); }) as () => void });
    const { response, trace } = await gateway.dispatch({ method: 'GET', path: '/a' });
    await new Promise((resolve) => setImmediate(resolve));
    expect([response.status, trace.at(-1)!.lines[0]]).toEqual([200, expect.stringContaining('was not taken')]);
    await gateway.dispose();
  });

  test('a log that throws does not end the request', async () => {
    const gateway = await LocalGateway.fromTemplate(template, { onAccessLog: () => { throw new Error('full'); } });
    const { response, trace } = await gateway.dispatch({ method: 'GET', path: '/a' });
    expect(response.status).toBe(200);
    expect(trace.at(-1)?.lines.join()).toMatch(/not taken/);
    await gateway.dispose();
  });

  test('region and account of the options are the API\'s', async () => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:*/prod/GET/a' } }] };
    const { Api } = template.Resources;
    const withPolicy = { Resources: { ...template.Resources, Api: { ...Api, Properties: { ...Api.Properties, Policy: policy } } } };
    const gateway = await LocalGateway.fromTemplate(withPolicy, { region: 'eu-west-1', account: '222222222222' });
    expect((await gateway.dispatch({ method: 'GET', path: '/a' })).response.status).toBe(200);
    await gateway.dispose();
  });
});
