import { Annotations, App, Stack } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import { Annotations as Found, Match } from 'aws-cdk-lib/assertions';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { all, bodyOf, newGateway, only, templateOf } from './fixtures';
import { Integrations } from '../../../src';

const HOME = { account: '111111111111', region: 'eu-west-1' };
const arnOf = ({ account, region }: Required<Environment>, name = 'orders') => `arn:aws:lambda:${region}:${account}:function:${name}`;

/** A gateway over an imported function, in a stack of an environment. */
function build(env: Environment | undefined, arn: string, again?: string) {
  const stack = new Stack(new App(), 'Stack', { env });
  const route = (id: string, of: string) => ({ integration: Integrations.lambda(Function.fromFunctionArn(stack, id, of)) });
  const gateway = newGateway(stack, { routes: { 'GET /': route('Far', arn), 'POST /': route('Again', again ?? arn) } });
  return { stack, gateway };
}

const uriOf = (stack: Stack, method = 'get', path = '/') => JSON.stringify(bodyOf(templateOf(stack)).paths[path][method]['x-amazon-apigateway-integration'].uri);
const warnings = (stack: Stack) => Found.fromStack(stack).findWarning('*', Match.stringLikeRegexp('GH_LAMBDA_FOREIGN')).map(({ entry }) => String(entry.data));

describe('a function that only others can permit', () => {
  test.each([
    ['account', { account: '222222222222', region: 'eu-west-1' }],
    ['region', { account: '111111111111', region: 'us-east-1' }],
    ['account and region', { account: '222222222222', region: 'us-east-1' }],
  ])('of another %s has no permission here, one warning with the command, and its own region in the URI', (_what, env) => {
    // WHEN
    const { stack } = build(HOME, arnOf(env));
    // THEN
    expect(all(templateOf(stack), 'AWS::Lambda::Permission')).toEqual([]);
    const [warning, ...more] = warnings(stack);
    expect(more).toEqual([]);
    expect(warning).toMatch(/^GH_LAMBDA_FOREIGN: function arn:aws:lambda:/);
    for (const part of [arnOf(env), '(111111111111, eu-west-1)', 'aws lambda add-permission', '--source-arn "arn:aws:execute-api:eu-west-1:111111111111:<RestApiId>/*"']) {
      expect(warning).toContain(part);
    }
    expect(uriOf(stack)).toContain(`:apigateway:${env.region}:lambda:path/2015-03-31/functions/${arnOf(env)}/invocations`);
  });

  test('two of them are two warnings', () => {
    const { stack } = build(HOME, arnOf({ ...HOME, region: 'us-east-1' }), arnOf({ ...HOME, region: 'us-east-1' }, 'reports'));
    templateOf(stack);
    expect(warnings(stack)).toHaveLength(2);
  });

  test('the warning can be acknowledged', () => {
    const { stack, gateway } = build(HOME, arnOf({ ...HOME, region: 'us-east-1' }));
    Annotations.of(gateway).acknowledgeWarning('cdk-gatehouse:GH_LAMBDA_FOREIGN', 'run by hand');
    templateOf(stack);
    expect(warnings(stack)).toEqual([]);
  });

  test('the stage does not wait for a permission that is not there', () => {
    const { stack } = build(HOME, arnOf({ ...HOME, region: 'us-east-1' }));
    const template = templateOf(stack);
    const ids = Object.keys(template.Resources);
    expect([only(template, 'AWS::ApiGateway::Stage').DependsOn].flat().filter((id: string) => !ids.includes(id))).toEqual([]);
  });

  test('one of a stack of this app too, by its physical name', () => {
    // GIVEN
    const app = new App();
    const functions = new Stack(app, 'Functions', { env: { account: '222222222222', region: 'eu-west-1' } });
    const far = new Function(functions, 'Far', { functionName: 'far', runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('//') });
    const apis = new Stack(app, 'Apis', { env: HOME });
    newGateway(apis, { routes: { 'GET /': { integration: Integrations.lambda(far) } } });
    // WHEN
    const template = app.synth().getStackByName('Apis').template;
    // THEN
    expect(all(template, 'AWS::Lambda::Permission')).toEqual([]);
    const warning = JSON.stringify(warnings(apis));
    expect(warning).toMatch(/Functions\/Far|222222222222:function:far/);
    expect(warning).not.toContain('Token[');
  });
});

describe('a function that this stack can permit', () => {
  test.each<[string, Environment | undefined, string]>([
    ['of the same account and region', HOME, arnOf(HOME)],
    ['of a stack whose environment is not known', undefined, arnOf(HOME)],
    ['of the same account, where the region is not known', { account: HOME.account }, arnOf(HOME)],
  ])('%s has one permission and no warning', (_what, env, arn) => {
    const { stack } = build(env, arn);
    expect(only(templateOf(stack), 'AWS::Lambda::Permission').Properties.FunctionName).toBe(arn);
    expect(warnings(stack)).toEqual([]);
  });

  test.each([['own', undefined], ['literal', HOME]])('of the same stack with the %s region calls Lambda there', (_what, env) => {
    const stack = new Stack(new App(), 'Stack', { env });
    const home = new Function(stack, 'Home', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('//') });
    newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambda(home) } } });
    expect(uriOf(stack)).toContain(env ? ':apigateway:eu-west-1:lambda:' : '":apigateway:",{"Ref":"AWS::Region"},":lambda:');
  });
});

test.each<[string, Environment | undefined, string]>([
  ['another region', HOME, ':apigateway:us-east-1:s3:path/photos/a'],
  ['a region that is known, in a stack of which nothing is known', undefined, ':apigateway:us-east-1:s3:path/photos/a'],
])('a bucket of %s is called there', (_what, env, uri) => {
  const stack = new Stack(new App(), 'Stack', { env });
  const bucket = Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'photos', region: 'us-east-1' });
  const object = { key: 'a', contentTypes: ['image/png'] };
  newGateway(stack, { routes: { 'PUT /a': { integration: Integrations.s3PutObject(bucket, object) }, 'GET /a': { integration: Integrations.s3GetObject(bucket, object) } } });
  expect(uriOf(stack, 'put', '/a')).toContain(uri);
  expect(uriOf(stack, 'get', '/a')).toContain(uri);
});
