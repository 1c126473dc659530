import { callOf } from './call';
import { TestServer } from './server';
import { localBackends } from '../../../src/local/backends';
import type { BackendOptions, LocalBackends } from '../../../src/local/backends';
import type { ServiceTarget } from '../../../src/local/backends/backend';
import { loadTemplate } from '../../../src/local/rest/load';

/** Writes in capitals beside each new object of `in/`, through the SDK. */
const CAPITALS = `
const { S3Client, GetObjectCommand, PutObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
exports.handler = async ({ Records }) => {
  for (const { s3: { bucket, object } } of Records) {
    const Key = decodeURIComponent(object.key.replace(/\\+/g, ' '));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key }));
    console.log('capitals of ' + Key);
    await s3.send(new PutObjectCommand({ Bucket: bucket.name, Key: Key.replace('in/', 'out/'), Body: (await Body.transformToString()).toUpperCase() }));
  }
};`;

const functionOf = (ZipFile: string, Runtime = 'nodejs22.x') => (
  { Type: 'AWS::Lambda::Function', Properties: { Runtime, Handler: 'index.handler', Code: { ZipFile }, Timeout: 30, MemorySize: 256 } }
);

const TEMPLATE = {
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'texts' } },
    Capitals: functionOf(CAPITALS),
    Told: {
      Type: 'Custom::S3BucketNotifications',
      Properties: {
        BucketName: { Ref: 'Bucket' },
        NotificationConfiguration: {
          LambdaFunctionConfigurations: [{
            Events: ['s3:ObjectCreated:*'], Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'in/' }] } }, LambdaFunctionArn: { 'Fn::GetAtt': ['Capitals', 'Arn'] },
          }],
        },
      },
    },
    Env: functionOf('exports.handler = async () => process.env'),
    Java: functionOf('', 'java21'),
    Writer: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
  },
};

let backends: LocalBackends | undefined;
afterEach(() => backends?.dispose());

function make(options: BackendOptions = {}, template: object = TEMPLATE): LocalBackends {
  backends = localBackends(loadTemplate(template), options);
  return backends;
}

const s3Target = (path: string): ServiceTarget => ({ kind: 'service', region: 'us-east-1', service: 's3', path });
const put = (to: LocalBackends, path: string, body: string, log: string[] = []) =>
  to.service(callOf(s3Target(path), { method: 'PUT', uri: `https://s3.us-east-1.amazonaws.com${path}`, body }, { log: (line) => log.push(line) }));
const envOf = async (of: LocalBackends) => {
  const target = { kind: 'lambda', functionArn: 'arn:aws:lambda:us-east-1:111111111111:function:Env', invocation: 'RequestResponse' } as const;
  return JSON.parse((await of.lambda(callOf(target, { body: '{}' }))).body.toString());
};

test('an object that is put through the gateway reaches the function that its bucket tells, and what that puts is there', async () => {
  const made = make();
  const log: string[] = [];
  expect((await put(made, '/texts/in/a%20b', 'hello', log)).status).toBe(200);
  await made.settled();
  expect(made.s3.store.get('texts', 'out/a b')?.body.toString()).toBe('HELLO');
  expect(log).toEqual(['The stand-in for S3 (in memory, without permissions) answered PUT /texts/in/a%20b: 200', 'capitals of in/a b']);
}, 40_000);

test('what such a function fails with is in the log', async () => {
  const made = make({ functions: { Capitals: () => { throw new Error('no capitals'); } } });
  const log: string[] = [];
  await put(made, '/texts/in/a', 'hello', log);
  await made.settled();
  expect(log[1]).toMatch(/:function:Capitals: no capitals$/);
});

test('who may not list a bucket is not told that an object is missing', async () => {
  const made = make();
  const roleArn = loadTemplate(TEMPLATE).resources.find(({ logicalId }) => logicalId === 'Writer')!.arn;
  const get = async (credentials?: string) => {
    const integration = { type: 'AWS', credentials } as Parameters<typeof made.service>[0]['integration'];
    return (await made.service(callOf(s3Target('/texts/none'), { uri: 'https://s3.us-east-1.amazonaws.com/texts/none' }, { integration }))).status;
  };
  expect([await get(roleArn), await get()]).toEqual([403, 404]);
});

test('what cannot run is listed', () => {
  expect(make().unsupported.map(({ logicalId }) => logicalId)).toEqual(['Java']);
});

describe('functions find', () => {
  test('the stand-in for S3, and what the options say', async () => {
    const env = await envOf(make({ environment: { OWN: '1' }, endpoints: { sqs: 'http://127.0.0.1:4566' } }));
    expect(env).toMatchObject({ AWS_ENDPOINT_URL_S3: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:4566', OWN: '1' });
  }, 40_000);

  test('no stand-in for S3 where there is an endpoint, or no bucket', async () => {
    expect(await envOf(make({ endpoints: { s3: 'http://127.0.0.1:4566' } }))).toMatchObject({ AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:4566' });
    await backends!.dispose();
    expect(await envOf(make({}, { Resources: { Env: TEMPLATE.Resources.Env } }))).not.toHaveProperty('AWS_ENDPOINT_URL_S3');
  }, 40_000);
});

test('nothing is open before it is called, and after it is disposed of', async () => {
  const open = () => process.getActiveResourcesInfo().filter((name) => /Worker|Server|TCP|Process|MessagePort/.test(name));
  const before = open();
  const made = make();
  expect(open()).toEqual(before);
  const server = await TestServer.start();
  await made.http(callOf({ kind: 'http' }, { uri: server.url }));
  await envOf(made);
  server.stop();
  await made.dispose();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(open()).toEqual(before);
}, 40_000);

describe('stubs of functions', () => {
  const stubbed = (name: string, template: object = TEMPLATE) => make({ functions: { [name]: () => 'stub' } }, template);

  test('are found by the id of the construct', async () => {
    const made = stubbed('Env', { Resources: { Env1A2B3C4D: TEMPLATE.Resources.Env } });
    const { arn } = loadTemplate({ Resources: { Env1A2B3C4D: TEMPLATE.Resources.Env } }).functions[0];
    const { body } = await made.lambda(callOf({ kind: 'lambda', functionArn: arn, invocation: 'RequestResponse' }, { body: '{}' }));
    expect(body.toString()).toBe('"stub"');
  });

  test('that nothing would ask are refused', () => {
    expect(() => stubbed('Capitalz')).toThrow('functions: there is no function "Capitalz" to be stubbed; Did you mean "Capitals"?');
  });

  test('may stand for functions elsewhere that the template names, and for any by its ARN', () => {
    const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:elsewhere/invocations';
    const template = { Resources: { Get: { Type: 'AWS::ApiGateway::Method', Properties: { Integration: { Uri: uri } } }, Env: TEMPLATE.Resources.Env } };
    expect(() => stubbed('elsewhere', template)).not.toThrow();
    expect(() => stubbed('elsewher', template)).toThrow(/no function "elsewher"/);
    expect(() => stubbed('arn:aws:lambda:us-east-1:111111111111:function:any', template)).not.toThrow();
  });
});
