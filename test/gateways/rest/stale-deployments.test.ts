import { App, CfnOutput, CfnParameter, CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { bodyOf, deploymentIdOf, handler, newGateway, newPool, newStack, only, templateOf } from './fixtures';
import { Authorizers, Integrations } from '../../../src';

const overridden = (resource: IConstruct, id?: string) => void (id && (resource.node.defaultChild as CfnResource).overrideLogicalId(id));

describe('a version of a function', () => {
  const build = ({ code = '//', level = 'low', far = false, others = 0 }) => {
    const app = new App();
    const apis = new Stack(app, 'Apis');
    const functions = far ? new Stack(app, 'Functions') : apis;
    for (let i = 0; i < others; i++) Lazy.string({ produce: () => `${i}` });
    const home = new Function(functions, 'Home', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline(code), environment: { level } });
    newGateway(apis, { routes: { 'GET /': { integration: Integrations.lambda(home.currentVersion) } } });
    if (others) new CfnOutput(functions, 'Version', { value: home.currentVersion.functionArn, exportName: 'version' });
    return deploymentIdOf(app.synth().getStackByName('Apis').template);
  };

  test.each([['its own stack', false], ['another stack', true]])('in %s: another code or environment is another deployment', (_where, far) => {
    const ids = [build({ far }), build({ far, code: '// more' }), build({ far, level: 'high' })];
    expect(new Set(ids).size).toBe(3);
  });

  test.each([['its own stack', false], ['another stack', true]])('in %s: the same function is the same deployment, whatever else an app makes', (_where, far) => {
    expect(build({ far, others: 7 })).toBe(build({ far }));
  });

  test('an alias that keeps its name is the same deployment for another version: it is the alias that moves', () => {
    const ids = ['//', '// more'].map((code) => {
      const stack = newStack();
      const home = new Function(stack, 'Home', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline(code) });
      return deploymentIdOf(templateOf(newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambda(home.addAlias('live')) } } })));
    });
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('a target whose logical id is overridden is another target', () => {
  test.each<[string, (stack: Stack, id?: string) => void]>([
    ['a function', (stack, id) => {
      const home = handler(stack, 'Home');
      overridden(home, id);
      newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambda(home) } } });
    }],
    ['a bucket', (stack, id) => {
      const bucket = new Bucket(stack, 'Bucket');
      overridden(bucket, id);
      newGateway(stack, { routes: { 'GET /a': { integration: Integrations.s3GetObject(bucket, { key: 'a', contentTypes: ['image/png'] }) } } });
    }],
    ['a pool', (stack, id) => {
      const pool = newPool(stack);
      overridden(pool, id);
      newGateway(stack, { authorizer: Authorizers.cognito(pool) });
    }],
    ['a parameter', (stack, id) => {
      const parameter = new CfnParameter(stack, 'Origin');
      if (id) parameter.overrideLogicalId(id);
      newGateway(stack, { cors: { allowOrigins: [parameter.valueAsString] } });
    }],
  ])('%s', (_what, make) => {
    const ids = [undefined, 'Other', undefined].map((id) => {
      const stack = newStack();
      make(stack, id);
      return deploymentIdOf(templateOf(stack));
    });
    expect(ids[1]).not.toBe(ids[0]);
    expect(ids[2]).toBe(ids[0]);
  });

  test('also after the gateway was made', () => {
    const build = (id: string) => {
      const stack = newStack();
      const [home, pool] = [handler(stack, 'Home'), newPool(stack)];
      newGateway(stack, { authorizer: Authorizers.cognito(pool), routes: { 'GET /': { integration: Integrations.lambda(home) } } });
      (home.node.defaultChild as CfnFunction).overrideLogicalId(`Home${id}`);
      (pool.node.defaultChild as CfnUserPool).overrideLogicalId(`Pool${id}`);
      return deploymentIdOf(templateOf(stack));
    };
    expect(build('A')).not.toBe(build('B'));
    expect(build('A')).toBe(build('A'));
  });

  test('in another stack too, and the id is not that of the export', () => {
    const build = (id: string) => {
      const app = new App();
      const bucket = new Bucket(new Stack(app, 'Buckets'), 'Bucket');
      (bucket.node.defaultChild as CfnBucket).overrideLogicalId(id);
      newGateway(new Stack(app, 'Apis'), { routes: { 'GET /a': { integration: Integrations.s3GetObject(bucket, { key: 'a', contentTypes: ['image/png'] }) } } });
      return deploymentIdOf(app.synth().getStackByName('Apis').template);
    };
    expect(build('A')).not.toBe(build('B'));
  });
});

describe('what is assigned to the L1', () => {
  const build = (change: (api: CfnRestApi) => void = () => undefined) => {
    const gateway = newGateway();
    change(gateway.api.node.defaultChild as CfnRestApi);
    return templateOf(gateway);
  };
  const plain = deploymentIdOf(build());

  test.each<[string, (api: CfnRestApi) => void, object]>([
    ['disableExecuteApiEndpoint', (api) => { api.disableExecuteApiEndpoint = true; }, { DisableExecuteApiEndpoint: true }],
    ['binaryMediaTypes', (api) => { api.binaryMediaTypes = ['image/png']; }, { BinaryMediaTypes: ['image/png'] }],
    ['minimumCompressionSize', (api) => { api.minimumCompressionSize = 5; }, { MinimumCompressionSize: 5 }],
    ['apiKeySourceType', (api) => { api.apiKeySourceType = 'AUTHORIZER'; }, { ApiKeySourceType: 'AUTHORIZER' }],
    ['policy', (api) => { api.policy = { Statement: [] }; }, { Policy: { Statement: [] } }],
    ['endpointConfiguration', (api) => { api.endpointConfiguration = { types: ['EDGE'] }; }, { EndpointConfiguration: { Types: ['EDGE'] } }],
    ['body', (api) => { api.body = { openapi: '3.0.1', paths: { '/own': {} } }; }, { Body: { paths: { '/own': {} } } }],
    ['an override', (api) => api.addPropertyOverride('FailOnWarnings', true), { FailOnWarnings: true }],
  ])('%s is in the template and makes another deployment', (_what, change, expected) => {
    const template = build(change);
    expect(only(template, 'AWS::ApiGateway::RestApi').Properties).toMatchObject(expected);
    expect(deploymentIdOf(template)).not.toBe(plain);
    expect(deploymentIdOf(build(change))).toBe(deploymentIdOf(template));
  });

  test('no body at all is the app\'s own affair and no TypeError', () => {
    const template = build((api) => { api.body = undefined; });
    expect(bodyOf(template)).toBeUndefined();
  });

  test('a body that lies in a bucket instead makes another deployment', () => {
    const template = build((api) => { api.body = undefined; api.bodyS3Location = { bucket: 'a', key: 'b' }; });
    expect(bodyOf(template)).toBeUndefined();
    expect(deploymentIdOf(template)).not.toBe(plain);
  });

  test.each<[string, (api: CfnRestApi) => void]>([
    ['name', (api) => { api.name = 'other'; }],
    ['description', (api) => { api.description = 'other'; }],
    ['tags', (api) => api.tags.setTag('a', 'b')],
    ['an overridden description', (api) => api.addPropertyOverride('Description', 'other')],
    ['metadata', (api) => api.addMetadata('a', 'b')],
  ])('%s makes no other deployment', (_what, change) => {
    expect(deploymentIdOf(build(change))).toBe(plain);
  });
});
