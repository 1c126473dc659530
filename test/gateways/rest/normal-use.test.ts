import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import { Version } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { all, bodyOf, deploymentIdOf, handler, newGateway, newStack, only, templateOf } from './fixtures';
import { Authorizers, Integrations, RestIntegrationType } from '../../../src';
import type { IRestAuthorizer, RestIntegrationConfig } from '../../../src';

const mock = () => ({ integration: Integrations.mock() });

describe('no circle', () => {
  test('a log group of the execution log, for which the stage waits, names the API', () => {
    const gateway = newGateway();
    const group = new LogGroup(Stack.of(gateway), 'Log', { logGroupName: `API-Gateway-Execution-Logs_${gateway.restApiId}/prod` });
    gateway.stage('prod').node.addDependency(group);
    expect(all(templateOf(gateway), 'AWS::Logs::LogGroup')).toHaveLength(2);
  });

  test('but a function of a stage variable that holds the address of that stage is one', () => {
    const stack = newStack();
    const home = handler(stack, 'Home');
    const gateway = newGateway(stack, { stages: { prod: { variables: { home: home.functionName } } } });
    home.addEnvironment('URL', gateway.url);
    expect(() => templateOf(stack)).toThrow(/GH_CYCLE/);
  });

  test('and so is a version that holds the id of the deployment, in a sentence', () => {
    const stack = newStack();
    const home = handler(stack, 'Home');
    const gateway = newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambda(home.currentVersion) } } });
    home.addEnvironment('DEPLOYMENT', gateway.stage('prod').deploymentId);
    expect(() => templateOf(stack)).toThrow(/GH_CYCLE: [^]{0,1000}$/);
  });
});

test.each([
  ['Body.paths./a', 'Body.paths./b'],
  ['Body.paths./a.get', 'Body.paths./b.get'],
  ['EndpointConfiguration', 'Mode'],
])('deleting %s and deleting %s are two deployments, and none is that of the whole', (one, other) => {
  const build = (path?: string) => {
    const gateway = newGateway(newStack(), { routes: { 'GET /a': mock(), 'GET /b': mock() } });
    if (path) (gateway.node.defaultChild as CfnRestApi).addPropertyDeletionOverride(path);
    return deploymentIdOf(templateOf(gateway));
  };
  expect(new Set([build(), build(one), build(other)]).size).toBe(3);
});

describe('a struct may be an instance of a class, with getters', () => {
  test('a group keeps its authorizer', () => {
    class Group {
      public get routes() {
        return { 'GET /b': mock() };
      }
      public get authorizer() {
        return Authorizers.iam();
      }
    }
    const gateway = newGateway();
    gateway.addRoutes('/a', new Group());
    expect(bodyOf(templateOf(gateway)).paths['/a/b'].get.security).toEqual([{ iam: [] }]);
  });

  test('an authorizer and an integration may describe themselves so', () => {
    class Scheme {
      public readonly label = 'own';
      public readonly schemeName = 'own';
      public readonly scheme = { type: 'apiKey', name: 'Authorization', in: 'header' };
    }
    class Config implements RestIntegrationConfig {
      public readonly label = 'own';
      public get type() {
        return RestIntegrationType.HTTP_PROXY;
      }
      public get uri() {
        return 'https://example.com';
      }
    }
    const authorizer: IRestAuthorizer = { bindRestAuthorizer: () => new Scheme() };
    const gateway = newGateway(newStack(), { authorizer, routes: { 'GET /': { integration: { bindRestIntegration: () => new Config() } } } });
    const { get } = bodyOf(templateOf(gateway)).paths['/'];
    expect(get.security).toEqual([{ own: [] }]);
    expect(get['x-amazon-apigateway-integration']).toEqual({ type: 'http_proxy', httpMethod: 'GET', uri: 'https://example.com' });
  });
});

test.each(['(?i)bad.*', '(?i:bad).*', '(?>a).*', '[^x]++.*'])('the Java pattern %s is taken', (selectionPattern) => {
  const bindRestIntegration = () => ({ type: RestIntegrationType.HTTP, label: 'own', responses: [{ statusCode: 400, selectionPattern }] });
  const gateway = newGateway(newStack(), { routes: { 'GET /': { integration: { bindRestIntegration } } } });
  expect(Object.keys(bodyOf(templateOf(gateway)).paths['/'].get['x-amazon-apigateway-integration'].responses)).toEqual([selectionPattern]);
});

test('an origin of the bucket\'s own stack makes no circle: the bucket gets its rule', () => {
  const app = new App();
  const photos = new Stack(app, 'Photos');
  const bucket = new Bucket(photos, 'Bucket');
  const origin = new CfnParameter(photos, 'Origin').valueAsString;
  const apis = new Stack(app, 'Apis');
  newGateway(apis, {
    cors: { allowOrigins: ['https://app.example.com', origin] },
    routes: { 'GET /{key}': { integration: Integrations.s3GetObject(bucket, { key: '{key}', contentTypes: ['image/png'] }) } },
  });
  const template = app.synth().getStackByName('Photos').template;
  expect(only(template, 'AWS::S3::Bucket').Properties.CorsConfiguration.CorsRules[0].AllowedOrigins).toEqual(['https://app.example.com', { Ref: 'Origin' }]);
});

test('a version of another region, by its ARN', () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
  const version = Version.fromVersionArn(stack, 'Version', 'arn:aws:lambda:us-east-1:111111111111:function:x:1');
  newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambda(version) } } });
  expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('GH_LAMBDA_FOREIGN'))).toHaveLength(1);
  expect(JSON.stringify(bodyOf(templateOf(stack)))).toContain(':apigateway:us-east-1:lambda:path');
});
