import { Duration, Size, Stack } from 'aws-cdk-lib';
import { DomainName, UsagePlan } from 'aws-cdk-lib/aws-apigateway';
import type { SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { all, bodyOf, handler, newGateway, newPool, newStack, only, templateOf } from './fixtures';
import { Authorizers, ExecutionLogLevel, Integrations, RestGateway, RoutePrinter } from '../../../src';

const mock = () => ({ integration: Integrations.mock() });

test('the gateway of the README works as written', () => {
  const stack = newStack();
  const [listPhotos, admin, label, report] = ['List', 'Admin', 'Label', 'Report'].map((id) => handler(stack, id));
  const bucket = new Bucket(stack, 'Bucket');
  const gateway = new RestGateway(stack, 'Photos', {
    authorizer: Authorizers.cognito(newPool(stack)),
    cors: { allowOrigins: ['https://app.example.com', 'https://admin.example.com'], allowCredentials: true },
    routes: {
      'GET /photos': { integration: Integrations.lambda(listPhotos) },
      'PUT /photos/{key}': {
        integration: Integrations.s3PutObject(bucket, { key: '{key}', contentTypes: ['image/jpeg', 'image/png'] }),
        scopes: ['photos/write'],
      },
      'GET /photos/{key}': { integration: Integrations.s3GetObject(bucket, { key: '{key}' }) },
      'ANY /admin/{proxy+}': { integration: Integrations.lambda(admin), authorizer: Authorizers.iam() },
      'GET /health': { integration: Integrations.mock({ body: { status: 'ok' } }), authorizer: Authorizers.none() },
    },
    stages: { prod: { throttle: { rate: 500, burst: 100 } } },
  });
  gateway.addRoute('POST /photos/{key}/labels', { integration: Integrations.lambda(label) });
  gateway.addRoutes('/reports', { authorizer: Authorizers.iam(), routes: { 'GET /daily': { integration: Integrations.lambda(report) } } });

  expect(RoutePrinter.text(gateway.routes).split('\n')).toEqual([
    'METHOD  PATH                  INTEGRATION          WHO MAY CALL',
    'ANY     /admin/{proxy+}       lambda:Admin         iam',
    'GET     /health               mock:200             none',
    'GET     /photos               lambda:List          cognito:Users',
    'GET     /photos/{key}         s3:GetObject:Bucket  cognito:Users',
    'PUT     /photos/{key}         s3:PutObject:Bucket  cognito:Users, scopes photos/write',
    'POST    /photos/{key}/labels  lambda:Label         cognito:Users',
    'GET     /reports/daily        lambda:Report        iam',
  ]);
  const template = templateOf(stack);
  const body = bodyOf(template);
  expect(body.paths['/photos'].get.security).toEqual([{ cognito: [] }]);
  expect(body.paths['/photos/{key}'].put.security).toEqual([{ cognito: ['photos/write'] }]);
  expect(body.paths['/reports/daily'].get.security).toEqual([{ iam: [] }]);
  expect(body.paths['/health'].get.security).toBeUndefined();
  expect(Object.values<any>(body.paths).every((path) => path.options && !path.options.security)).toBe(true);
  expect(body['x-amazon-apigateway-binary-media-types']).toEqual(['image/jpeg', 'image/png']);
  expect(all(template, 'AWS::Lambda::Permission')).toHaveLength(4);
  expect(only(template, 'AWS::S3::Bucket').Properties.CorsConfiguration.CorsRules).toHaveLength(1);
  // One role for all service integrations, with what the two S3 routes want and nothing else.
  const [role] = all(template, 'AWS::IAM::Role').filter((each) => each.Properties.Policies);
  const statements = role.Properties.Policies[0].PolicyDocument.Statement;
  expect(statements.map((each: any) => each.Action).sort()).toEqual(['s3:GetObject', 's3:PutObject']);
});

describe('groups', () => {
  test('a route wins over its group, and the group over the gateway', () => {
    const stack = newStack();
    const gateway = newGateway(stack, { routes: {}, apiKeyRequired: true, authorizer: Authorizers.iam() });
    gateway.addRoutes('/g', {
      authorizer: Authorizers.cognito(newPool(stack)),
      scopes: ['a/b'],
      apiKeyRequired: false,
      timeout: Duration.seconds(5),
      routes: {
        'GET /inherits': mock(),
        'GET /public': { ...mock(), authorizer: Authorizers.none() },
        'GET /own': { ...mock(), scopes: ['c/d'], timeout: Duration.seconds(1), apiKeyRequired: true },
        'GET /': mock(),
      },
    });
    gateway.addRoute('GET /outside', mock());

    const { paths } = bodyOf(templateOf(stack));

    expect(Object.keys(paths)).toEqual(['/g', '/g/inherits', '/g/own', '/g/public', '/outside']);
    expect(paths['/g/inherits'].get.security).toEqual([{ cognito: ['a/b'] }]);
    expect(paths['/g/public'].get.security).toBeUndefined();
    expect(paths['/g/own'].get.security).toEqual([{ api_key: [] }, { cognito: ['c/d'] }]);
    expect(paths['/outside'].get.security).toEqual([{ api_key: [] }, { iam: [] }]);
    const timeout = (path: string) => paths[path].get['x-amazon-apigateway-integration'].timeoutInMillis;
    expect([timeout('/g/inherits'), timeout('/g/own'), timeout('/outside')]).toEqual([5000, 1000, undefined]);
  });
});

describe('stages', () => {
  test('one stage prod by default: JSON access log with retention, X-Ray, metrics, throttle', () => {
    const template = templateOf(newGateway());
    const stage = only(template, 'AWS::ApiGateway::Stage');
    expect(stage.Properties).toMatchObject({
      StageName: 'prod',
      TracingEnabled: true,
      MethodSettings: [{
        HttpMethod: '*', ResourcePath: '/*', MetricsEnabled: true, DataTraceEnabled: false, LoggingLevel: 'ERROR', ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 500,
      }],
    });
    expect(JSON.parse(stage.Properties.AccessLogSetting.Format)).toMatchObject({ requestId: '$context.requestId', status: '$context.status' });
    expect(only(template, 'AWS::Logs::LogGroup')).toMatchObject({ Properties: { RetentionInDays: 90 }, DeletionPolicy: 'Retain' });
  });

  test('several, with their own settings and addresses', () => {
    const gateway = newGateway(newStack(), {
      stages: {
        prod: { throttle: { rate: 500, burst: 100 }, logging: { accessLogRetention: RetentionDays.ONE_YEAR }, variables: { level: 'high' } },
        dev: { tracing: false, logging: { accessLog: false, executionLog: ExecutionLogLevel.INFO }, detailedMetrics: false },
      },
      routes: { 'ANY /x/{id}': { ...mock(), throttle: { rate: 1, burst: 2 } }, 'GET /x/{id}': mock() },
    });
    const stack = Stack.of(gateway);
    expect(stack.resolve(gateway.url)).toEqual(stack.resolve(gateway.stage('prod').url));
    expect(JSON.stringify(stack.resolve(gateway.stage('dev').url))).toContain('execute-api');

    const [dev, prod] = all(templateOf(gateway), 'AWS::ApiGateway::Stage').map((each) => each.Properties);

    expect(dev).toMatchObject({ StageName: 'dev', TracingEnabled: false, MethodSettings: expect.arrayContaining([expect.objectContaining({ LoggingLevel: 'INFO', MetricsEnabled: false })]) });
    expect(dev.AccessLogSetting).toBeUndefined();
    expect(prod).toMatchObject({ Variables: { level: 'high' } });
    const own = prod.MethodSettings.filter((each: any) => each.ResourcePath === '/~1x~1{id}');
    expect(own.map((each: any) => each.HttpMethod)).toEqual(['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);
    expect(own[0]).toMatchObject({ ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2, LoggingLevel: 'ERROR' });
  });

  test('the account setting is made once in a stack, retained, and can be left out', () => {
    const stack = newStack();
    newGateway(stack);
    new RestGateway(stack, 'Second', { authorizer: Authorizers.none(), routes: { 'GET /': mock() } });
    const account = only(templateOf(stack), 'AWS::ApiGateway::Account');
    expect(account).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(all(templateOf(newGateway(newStack(), { accountLogRole: false })), 'AWS::ApiGateway::Account')).toEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ['an ambiguous address', { stages: { a: {}, b: {} } }, /^GH_STAGE_DEFAULT: the gateway has the stages "a", "b"/],
    ['a default stage that is not there', { stages: { a: {} }, defaultStage: 'b' }, /^GH_STAGE_DEFAULT: defaultStage is "b"/],
    ['a name that AWS refuses', { stages: { 'a b': {} } }, /^GH_STAGE_NAME: stage name "a b"/],
    ['no stage', { stages: {} }, /^GH_STAGE_NAME: stages is empty/],
    ['a throttle of nothing', { stages: { a: { throttle: { rate: 0, burst: 1 } } } }, /^GH_THROTTLE: stage "a"/],
  ])('%s', (_, props, message) => {
    expect(() => newGateway(newStack(), props).url).toThrow(message);
  });

  test('a stage that is not there, with what there is', () => {
    expect(() => newGateway().stage('prd')).toThrow(/^GH_STAGE_UNKNOWN: there is no stage "prd". Did you mean "prod"\?/);
  });
});

describe('grants', () => {
  const build = () => newGateway(newStack(), {
    routes: { 'ANY /admin/{proxy+}': { ...mock(), authorizer: Authorizers.iam() }, 'GET /photos/{key}': { ...mock(), authorizer: Authorizers.iam() }, 'GET /open': mock() },
  });
  const granted = (routeKey?: string) => {
    const gateway = build();
    gateway.grantInvoke(new User(Stack.of(gateway), 'Caller'), routeKey);
    const [statement] = only(templateOf(gateway), 'AWS::IAM::Policy').Properties.PolicyDocument.Statement;
    expect(statement).toMatchObject({ Action: 'execute-api:Invoke', Effect: 'Allow' });
    return statement.Resource['Fn::Join'][1].at(-1);
  };

  test.each([['GET /photos/{key}', '/*/GET/photos/*'], ['ANY /admin/{proxy+}', '/*/*/admin/*'], [undefined, '/*/*/*']])('%s', (key, arn) => {
    expect(granted(key)).toBe(arn);
  });

  test('a route that is not there, or that IAM does not guard, is refused', () => {
    const gateway = build();
    const role = new Role(Stack.of(gateway), 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    const unknown = /^GH_ROUTE_UNKNOWN: .*Did you mean "GET \/photos\/\{key\}"\?.*\(at Stack\/Api\)/;
    expect(() => gateway.grantInvoke(role, 'GET /photo/{key}')).toThrow(unknown);
    expect(() => gateway.grantInvoke(role, 'GET /open')).toThrow(/^GH_GRANT_NOT_IAM: route "GET \/open" has the authorizer none/);
  });
});

test('metrics are keyed by the name of the API', () => {
  const gateway = newGateway(newStack(), { restApiName: 'orders' });
  const errors = [gateway.metricClientError(), gateway.metricServerError()];
  const metrics = [gateway.metricCount(), ...errors, gateway.metricLatency(), gateway.metricIntegrationLatency()];
  expect(metrics.map((metric) => [metric.metricName, metric.statistic])).toEqual([
    ['Count', 'SampleCount'], ['4XXError', 'Sum'], ['5XXError', 'Sum'], ['Latency', 'Average'], ['IntegrationLatency', 'Average'],
  ]);
  expect(metrics.every((metric) => metric.dimensions?.ApiName === 'orders' && metric.namespace === 'AWS/ApiGateway')).toBe(true);
  expect(gateway.stage('prod').metric('Count').dimensions).toMatchObject({ ApiName: 'orders' });
});

test('an imported gateway can be granted and measured', () => {
  const stack = newStack();
  const gateway = RestGateway.fromAttributes(stack, 'Api', { restApiId: 'abc', restApiName: 'orders' });
  gateway.grantInvoke(new User(stack, 'Caller'), 'GET /photos/{key}');
  expect(JSON.stringify(only(templateOf(stack), 'AWS::IAM::Policy'))).toContain(':abc/*/GET/photos/*');
  expect(gateway.metric('Count').dimensions).toEqual({ ApiName: 'orders' });
  const those = [gateway, newGateway(), null].map((each) => RestGateway.isRestGateway(each));
  expect(those).toEqual([false, true, false]);
});

test('what stands in the body and nowhere else', () => {
  const gateway = newGateway(newStack(), { disableExecuteApiEndpoint: true, minimumCompressionSize: Size.kibibytes(1), binaryMediaTypes: ['image/png'] });
  const properties = only(templateOf(gateway), 'AWS::ApiGateway::RestApi').Properties;
  expect(Object.keys(properties).sort()).toEqual(['Body', 'EndpointConfiguration', 'Mode', 'Name']);
  expect(properties.Body).toMatchObject({
    'servers': [{ 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } }],
    'x-amazon-apigateway-minimum-compression-size': 1024,
    'x-amazon-apigateway-binary-media-types': ['image/png'],
  });
});

describe('bad input never surfaces as a TypeError', () => {
  test.each<[string, any, RegExp]>([
    ['no authorizer', { authorizer: undefined }, /^GH_AUTHORIZER_MISSING: the gateway has the authorizer undefined/],
    ['something else as authorizer', { authorizer: 'iam' }, /^GH_AUTHORIZER_MISSING: the gateway has the authorizer "iam"/],
    ['no integration', { routes: { 'GET /': {} } }, /^GH_INTEGRATION_MISSING: route "GET \/" has the integration undefined/],
    ['a route that is nothing', { routes: { 'GET /': undefined } }, /^GH_INTEGRATION_MISSING/],
    ['the integration itself as a route', { routes: { 'GET /': Integrations.mock() } }, /^GH_INTEGRATION_MISSING/],
    ['scopes without a pool', { routes: { 'GET /': { ...mock(), scopes: ['a/b'] } } }, /^GH_AUTHORIZER_SCOPES: route "GET \/" has the scopes "a\/b" and the authorizer none/],
    ['an OPTIONS route under CORS', { cors: { allowOrigins: ['*'] }, routes: { 'OPTIONS /': mock() } }, /^GH_ROUTE_PREFLIGHT: route "OPTIONS \/"/],
    ['credentials for everybody', { cors: { allowOrigins: ['*'], allowCredentials: true } }, /^GH_CORS_CREDENTIALS: allowOrigins has "\*"/],
    ['a timeout of 301 s', { routes: { 'GET /': { ...mock(), timeout: Duration.seconds(301) } } }, /^GH_INTEGRATION_OPTION: route "GET \/" has the timeout 301000 ms/],
    ['overrides that are a list', { routes: { 'GET /': { ...mock(), overrides: [] } } }, /^GH_BODY_OVERRIDE: route "GET \/"/],
    ['a compression of 11 MiB', { minimumCompressionSize: Size.mebibytes(11) }, /^GH_COMPRESSION: minimumCompressionSize is 11534336 bytes/],
    ['two things at once', { authorizer: null, cors: { allowOrigins: [] } }, /^GH_AUTHORIZER_MISSING[^]*\nGH_CORS_ORIGIN/],
  ])('%s', (_, props, message) => {
    expect(() => newGateway(newStack(), props)).toThrow(message);
    expect(() => newGateway(newStack(), props)).toThrow(/\(at Stack\/Api\)$/);
  });

  test('a refused route leaves nothing behind', () => {
    const gateway = newGateway();
    expect(() => gateway.addRoute('GET /{id}/x', { integration: undefined as any })).toThrow(/GH_INTEGRATION_MISSING/);
    gateway.addRoute('GET /{key}/x', mock());
    expect(gateway.routes.map((route) => route.key)).toEqual(['GET /', 'GET /{key}/x']);
  });
});

test('the findings of all routes come together', () => {
  const routes = { 'GET photos': mock(), 'GET /a': { integration: undefined as any }, 'GET /b': mock() };
  expect(() => newGateway(newStack(), { routes })).toThrow(/^GH_ROUTE_KEY[^\n]*\nGH_INTEGRATION_MISSING[^\n]*$/);
});

test.each<[string, object, RegExp]>([
  ['header', { headers: { 'X Y': {} } }, /^GH_PARAMETER_NAME: route "GET \/" has a parameter or header "X Y"/],
  ['query string', { querystrings: { 'a[]': {} } }, /^GH_PARAMETER_NAME: route "GET \/" has a parameter or header "a\[\]"/],
])('a %s that API Gateway refuses by its name', (_, request, message) => {
  expect(() => newGateway(newStack(), { routes: { 'GET /': { ...mock(), request } } })).toThrow(message);
});

test('an operation name that stands twice is refused', () => {
  const named = { ...mock(), operationName: 'list' };
  expect(() => templateOf(newGateway(newStack(), { routes: { 'GET /': named, 'GET /a': named } }))).toThrow(/GH_ROUTE_OPERATION: route "GET \/a"/);
});

test('aws-cdk-lib\'s own constructs take the API and its stages', () => {
  const gateway = newGateway();
  const stack = Stack.of(gateway);
  const certificate = Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:111111111111:certificate/a');
  new DomainName(stack, 'Domain', { domainName: 'api.example.com', certificate, mapping: gateway.api });
  new UsagePlan(stack, 'Plan', { apiStages: [{ api: gateway.api, stage: gateway.stage('prod') as any }] });

  const template = templateOf(stack);

  const stage = { Ref: only(template, 'AWS::ApiGateway::Stage').id };
  expect(only(template, 'AWS::ApiGateway::BasePathMapping').Properties.Stage).toEqual(stage);
  expect(only(template, 'AWS::ApiGateway::UsagePlan').Properties.ApiStages[0].Stage).toEqual(stage);
  expect(stack.resolve((gateway.api as SpecRestApi).url)).toEqual(stack.resolve(gateway.url));
});
