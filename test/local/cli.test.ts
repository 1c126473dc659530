import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Authorizers, Integrations, RestGateway } from '../../src';
import { run } from '../../src/local/cli';

const ROOT = path.join(__dirname, '..', '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-cli-'));

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Runs the command in this process. */
async function gatehouse(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const texts = { out: '', err: '' };
  const code = await run(args, { out: (text) => { texts.out += text; }, err: (text) => { texts.err += text; }, stopped: async () => undefined });
  return { code, ...texts };
}

function file(name: string, content: string | object): string {
  const target = path.join(folder, name);
  fs.writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
  return target;
}

function handler(stack: Stack, id: string): lambda.Function {
  return new lambda.Function(stack, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = 0;') });
}

test('prints every integration and authorizer of a cloud assembly, without the preflights', async () => {
  // As the CDK CLI sets it; without, logical ids are printed.
  const app = new App({ outdir: path.join(folder, 'photos'), context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = new Stack(app, 'PhotosStack');
  const list = handler(stack, 'List');
  const photos = new Bucket(stack, 'Photos');
  new RestGateway(stack, 'Api', {
    restApiName: 'photos',
    authorizer: Authorizers.cognito(new UserPool(stack, 'Users')),
    cors: { allowOrigins: ['https://app.example.com'] },
    routes: {
      'GET /photos': { integration: Integrations.lambda(list) },
      'GET /imported': { integration: Integrations.lambda(lambda.Function.fromFunctionArn(stack, 'Other', 'arn:aws:lambda:eu-west-1:111122223333:function:other')) },
      'PUT /photos/{key}': { integration: Integrations.s3PutObject(photos, { key: '{key}', contentTypes: ['image/jpeg'] }), scopes: ['photos/write', 'photos/all'] },
      'GET /photos/{key}': { integration: Integrations.s3GetObject(photos, { key: '{key}' }), apiKeyRequired: true },
      'ANY /admin/{proxy+}': { integration: Integrations.http('https://admin.example.com/{proxy}'), authorizer: Authorizers.iam() },
      'GET /health': { integration: Integrations.mock({ status: 204 }), authorizer: Authorizers.none() },
      'GET /key': { integration: Integrations.mock(), authorizer: Authorizers.none(), apiKeyRequired: true },
    },
  });
  app.synth();
  expect(await gatehouse('routes', path.join(folder, 'photos'))).toMatchSnapshot();
});

test('reads stages and nested stacks, and not what an earlier synthesis left behind', async () => {
  const app = new App({ outdir: path.join(folder, 'staged') });
  const stack = new Stack(new Stage(app, 'Dev'), 'Back');
  new RestGateway(new NestedStack(stack, 'Inner'), 'Api', { authorizer: Authorizers.none(), routes: { 'GET /': { integration: Integrations.mock() } } });
  app.synth();
  file('staged/Old.template.json', { Resources: { Old: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { paths: { '/old': { get: {} } } } } } } });
  const { code, out, err } = await gatehouse('routes', path.join(folder, 'staged'));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^DevBackInner\w* \/ Api/);
  expect(out).toMatch(/GET {5}\/ {5}mock:200 {5}none/);
  expect(out).not.toContain('/old');
});

test('reads one template of whatever origin: Swagger 2, literal ARNs, `Fn::Sub`, a custom authorizer, no integration', async () => {
  const uri = { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${List.Arn}/invocations' };
  const custom = { 'type': 'apiKey', 'x-amazon-apigateway-authtype': 'custom', 'x-amazon-apigateway-authorizer': { authorizerUri: uri } };
  const pool = { 'type': 'apiKey', 'x-amazon-apigateway-authtype': 'cognito_user_pools', 'x-amazon-apigateway-authorizer': { providerARNs: ['arn:aws:cognito-idp:x:1:userpool/pool'] } };
  const body = {
    swagger: '2.0',
    info: { title: 'by hand' },
    securityDefinitions: { custom, pool, key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    security: [{ custom: [] }],
    paths: {
      '/a': { 'get': { 'x-amazon-apigateway-integration': { type: 'AWS_PROXY', uri } }, 'post': { security: [{ pool: ['b', 'a'] }, { key: [] }] }, 'x-other': {} },
      '/b': { options: { 'security': [], 'x-amazon-apigateway-integration': { type: 'mock' } } },
      '/q': { post: { 'security': [], 'x-amazon-apigateway-integration': { type: 'aws', uri: 'arn:aws:apigateway:eu-west-1:sqs:path/1/queue', httpMethod: 'POST' } } },
    },
  };
  const template = { Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: body } }, Empty: { Type: 'AWS::ApiGateway::RestApi' } } };
  expect((await gatehouse('routes', file('hand.template.json', template))).out.split('\n')).toEqual([
    'hand.template.json / Api (by hand)',
    '',
    'METHOD   PATH  INTEGRATION        WHO MAY CALL',
    'GET      /a    lambda:List        lambda:List',
    'POST     /a    ?                  cognito:pool, scopes a b, API key',
    'OPTIONS  /b    mock:?             none',
    'POST     /q    sqs:POST /1/queue  none',
  ]);
});

test('says in one sentence what the user can put right', async () => {
  const wrong: string[][] = [
    ['rotues'],
    ['routes', '--json'],
    ['routes', 'a', 'b'],
    ['routes', path.join(folder, 'nothing')],
    ['routes', folder],
    ['routes', file('text.json', 'not JSON')],
    ['routes', file('list.json', '[]')],
    ['routes', file('other.json', { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } })],
    ['local', '--prot', '3000'],
    ['local', '--port'],
    ['local', '--port', '80000'],
    ['local', '--trace=yes'],
    ['local', '--parameters', 'Title'],
    ['local', 'cdk.out'],
    ['local', '--app', path.join(folder, 'nothing')],
    ['local', '--app', path.join(folder, 'other.json')],
    ['local', '--app', file('broken.json', { Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: { Ref: 'Nobody' } } } } })],
    ['local', '--app', file('stageless.json', { Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'a' } } } }), '--stage', 'prod'],
  ];
  const answers = [];
  for (const args of wrong) answers.push(await gatehouse(...args));
  expect(answers.map(({ code, out }) => ({ code, out }))).toEqual(wrong.map(() => ({ code: 2, out: '' })));
  expect(answers.map(({ err }) => err.replaceAll(folder, '<folder>'))).toMatchSnapshot();
});

test('prints help and version', async () => {
  for (const args of [[], ['--help'], ['-h'], ['routes', '--help'], ['local', '-h']]) expect((await gatehouse(...args)).out).toMatch(/^Usage: gatehouse <command>/);
  expect((await gatehouse('--version')).out).toBe(JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version);
});

test('the command in bin runs, without aws-cdk-lib', () => {
  if (!fs.existsSync(path.join(ROOT, 'lib', 'local', 'cli.js'))) throw new Error('lib/ is missing: compile first (npx projen compile)');
  const script = path.join(ROOT, 'bin', 'gatehouse');
  fs.accessSync(script, fs.constants.X_OK);
  expect(execFileSync(process.execPath, [script, '--version'], { encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+/);
  const loaded = 'require(process.argv[1]).run([], { out() {}, err() {} }); console.log(Object.keys(require.cache).filter((file) => file.includes("node_modules")).length)';
  expect(execFileSync(process.execPath, ['-e', loaded, path.join(ROOT, 'lib', 'local', 'cli.js')], { encoding: 'utf8' }).trim()).toBe('0');
});
