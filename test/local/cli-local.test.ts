import { spawn } from 'child_process';
import { once } from 'events';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { buildSync } from 'esbuild';
import { Authorizers, Integrations, RestGateway } from '../../src';
import { signRequest } from '../../src/local';
import { run } from '../../src/local/cli';

const ROOT = path.join(__dirname, '..', '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gatehouse-local-'));
const assembly = path.join(folder, 'cdk.out');

const CODE = `exports.handler = async ({ requestContext, queryStringParameters }) => {
  console.log('called by', requestContext.authorizer?.claims.sub ?? requestContext.identity.userArn);
  if (queryStringParameters?.slow) await new Promise(() => setTimeout(() => undefined, 60_000));
  if (queryStringParameters?.fail) throw new Error('on purpose');
  return { statusCode: 200, body: 'hello' };
};`;

/** Two stacks: a gateway with every kind of caller, and one of discrete resources whose function the first stack exports. */
beforeAll(() => {
  const app = new App({ outdir: assembly, context: { 'aws:cdk:enable-path-metadata': true } });
  const [first, second] = [new Stack(app, 'First'), new Stack(app, 'Second')];
  const hello = new lambda.Function(first, 'Hello', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline(CODE) });
  const integration = Integrations.lambda(hello);
  new lambda.Function(first, 'Old', { runtime: lambda.Runtime.RUBY_3_4, handler: 'index.handler', code: lambda.Code.fromBucket(Bucket.fromBucketName(first, 'Code', 'code'), 'old.zip') });
  new RestGateway(first, 'Api', {
    authorizer: Authorizers.cognito(new UserPool(first, 'Users')),
    routes: {
      'GET /id': { integration },
      'GET /scoped': { integration, scopes: ['a/read', 'a/write'] },
      'GET /signed': { integration, authorizer: Authorizers.iam() },
      'GET /health': { integration: Integrations.mock({ body: { status: 'ok' } }), authorizer: Authorizers.none() },
    },
  });
  const discrete = new apigateway.RestApi(second, 'Discrete', { cloudWatchRole: false });
  discrete.root.addResource('hello').addMethod('GET', new apigateway.LambdaIntegration(hello));
  const key = discrete.addApiKey('Key', { value: 'a-key-of-twenty-letters' });
  const plan = discrete.addUsagePlan('Gold', { name: 'gold', apiStages: [{ stage: discrete.deploymentStage }] });
  plan.addApiKey(key);
  app.synth();
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** The command while it serves: what it has printed, where, and how to end it. */
async function serving(...args: string[]) {
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => { stop = resolve; });
  let out = '';
  let started = (): void => undefined;
  const isUp = new Promise<void>((resolve) => { started = resolve; });
  const print = (text: string): void => {
    out += `${text}\n`;
    if (out.includes('Ctrl-C ends it.')) started();
  };
  const code = run(['local', '--app', assembly, '--port', '0', ...args], { out: print, err: print, stopped: () => stopped });
  await Promise.race([isUp, code]);
  return {
    printed: () => out,
    urls: [...out.matchAll(/^http:\S+$/gm)].map(([url]) => url),
    close: () => {
      stop();
      return code;
    },
  };
}

const after = (text: string, title: RegExp): string => new RegExp(`${title.source}.*\n(.+)`).exec(text)![1];

test('lists routes, callers and what is not supported, and serves every API on a port of its own', async () => {
  const { printed, urls, close } = await serving();
  expect(printed()).toContain([
    'GET     /health  mock:200      none',
    'GET     /id      lambda:Hello  cognito:Users',
    'GET     /scoped  lambda:Hello  cognito:Users, scopes a/read a/write',
    'GET     /signed  lambda:Hello  iam',
  ].join('\n'));
  expect(printed()).toMatch(/^Second \/ Discrete\w+ \(Discrete\)\n\nMETHOD {2}PATH {4}INTEGRATION .*\nGET {5}\/hello {2}lambda:\S*Hello\S* +none$/m);
  expect(printed()).toMatch(/^ {2}Old\w+ \(AWS::Lambda::Function\): .*ruby/m);
  expect(urls).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/prod$/), expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/prod$/)]);
  expect(await (await fetch(`${urls[0]}/health`)).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(`${urls[1]}/hello`)).text()).toBe('hello');
  expect(await close()).toBe(0);
  await expect(fetch(`${urls[0]}/health`)).rejects.toThrow();
});

test('the tokens, keys and credentials that it prints are good', async () => {
  const { printed, urls: [url], close } = await serving();
  const bearing = async (route: string, token: string) => (await fetch(`${url}${route}`, { headers: { Authorization: token } })).status;
  const [id, access] = [after(printed(), /An ID token of the user pool us-east-1_Users/), after(printed(), /An access token of .* with a\/read a\/write/)];
  expect([await bearing('/id', id), await bearing('/scoped', access), await bearing('/id', access), await bearing('/scoped', id), await bearing('/id', 'x')])
    .toEqual([200, 200, 401, 401, 401]);
  expect(after(printed(), /API keys/)).toBe('a-key-of-twenty-letters (gold)');
  const [, accessKeyId, secretAccessKey] = /--user (\w+):(\w+) /.exec(after(printed(), /Signed requests/))!;
  const { headers } = signRequest({ method: 'GET', path: '/prod/signed', headers: { host: new URL(url).host } }, { accessKeyId, secretAccessKey });
  expect(await (await fetch(`${url}/signed`, { headers: headers as Record<string, string> })).text()).toBe('hello');
  expect(printed()).toContain('  | called by arn:aws:iam::111111111111:user/local');
  expect(await close()).toBe(0);
});

test('prints each request, and why the gateway failed; with --trace its whole way', async () => {
  const short = await serving();
  await fetch(`${short.urls[0]}/health?a=b`);
  await fetch(`${short.urls[1]}/hello?fail=1`);
  await short.close();
  expect(short.printed()).toMatch(/^GET \/health\?a=b 200 \d+ ms$/m);
  expect(short.printed()).toMatch(/^GET \/hello\?fail=1 502 \d+ ms\n {2}\| called by.*\n[^]*customer function error: on purpose/m);
  expect(short.printed()).not.toContain('Execution log');
  const long = await serving('--trace');
  await fetch(`${long.urls[1]}/hello`);
  await long.close();
  expect(long.printed()).toMatch(/^GET \/hello 200 \d+ ms\n {2}\| called by.*\n {2}Execution log for request [\da-f-]+\n[^]* : Method completed with status: 200$/m);
});

test('a stage that an API does not have is the user\'s mistake, and so is a port that is taken', async () => {
  const unknown = await serving('--stage', 'prd');
  expect([await unknown.close(), unknown.printed()]).toEqual([2, expect.stringContaining('it has no stage "prd"; Did you mean "prod"?')]);
  const first = await serving();
  const port = new URL(first.urls[0]).port;
  const second = await serving('--port', port);
  expect([await second.close(), second.printed()]).toEqual([2, expect.stringContaining(`The port ${port} cannot be listened on (EADDRINUSE)`)]);
  await first.close();
});

test('takes values of parameters that have no default', async () => {
  const file = path.join(folder, 'parameters.json');
  const body = { openapi: '3.0.1', info: { title: { Ref: 'Title' } }, paths: {} };
  const Resources = {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: body } },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'prod' } },
  };
  fs.writeFileSync(file, JSON.stringify({ Parameters: { Title: { Type: 'String' } }, Resources }));
  const without = await serving('--app', file);
  expect([await without.close(), without.printed()]).toEqual([2, expect.stringContaining('Title: this parameter has no default')]);
  const given = await serving('--app', file, '--parameters', 'Title=a=b', '--parameters', 'Other=1');
  expect([await given.close(), given.urls.length]).toEqual([0, 1]);
});

test.each(['SIGINT', 'SIGTERM'] as const)('as a process it ends by %s, with a function under way', async (signal) => {
  const script = path.join(folder, 'cli.js');
  buildSync({ entryPoints: [path.join(ROOT, 'src/local/cli.ts')], outfile: script, bundle: true, platform: 'node', target: 'node20', footer: { js: 'main();' } });
  const child = spawn(process.execPath, [script, 'local', '--app', assembly, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => { out += String(chunk); });
  while (!out.includes('Ctrl-C ends it.')) await once(child.stdout, 'data');
  const urls = [...out.matchAll(/^http:\S+$/gm)].map(([url]) => url);
  expect(await (await fetch(`${urls[1]}/hello`)).text()).toBe('hello');
  const cut = expect(fetch(`${urls[1]}/hello?slow=1`)).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 200));
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
  await cut;
}, 20_000);
