import type { ServiceTarget } from '../../../../src/local/backends/backend';
import { HttpConnections } from '../../../../src/local/backends/http';
import { endpointVariable, serviceBackend } from '../../../../src/local/backends/services';
import type { ServiceStubRequest, ServicesOptions } from '../../../../src/local/backends/services';
import { callOf } from '../call';
import { TestServer } from '../server';

const connections = new HttpConnections();
afterAll(() => connections.dispose());

const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' };
const NOTHING = { stubs: {}, endpoints: {}, builtIn: {}, credentials, connections };
const backend = (options: Partial<ServicesOptions>) => serviceBackend({ ...NOTHING, ...options });

/** As the chain reads the URI of an integration. */
const target = (service: string, more: Partial<ServiceTarget> = {}): ServiceTarget => ({ kind: 'service', region: 'us-east-1', service, path: '/', ...more });
const JSON_TYPE = { 'Content-Type': ['application/json'] };
const FORM_TYPE = { 'Content-Type': ['application/x-www-form-urlencoded'] };

async function seenByStub(to: ServiceTarget, request: Parameters<typeof callOf>[1] = {}): Promise<ServiceStubRequest> {
  const seen: ServiceStubRequest[] = [];
  const uri = `https://${to.service}.us-east-1.amazonaws.com${to.path}`;
  await backend({ stubs: { [to.service]: (asked) => void seen.push(asked) } })(callOf(to, { method: 'POST', uri, ...request }));
  return seen[0];
}

describe('what API Gateway sends', () => {
  test.each<[string, string, string]>([
    ['dynamodb', 'PutItem', 'DynamoDB_20120810.PutItem'],
    ['kinesis', 'PutRecord', 'Kinesis_20131202.PutRecord'],
    ['states', 'StartExecution', 'AWSStepFunctions.StartExecution'],
  ])('to %s: its action %s as %s', async (service, action, header) => {
    const { headers, query, json } = await seenByStub(target(service, { action }), { headers: JSON_TYPE, body: '{"a":1}' });
    expect([headers, query, json]).toEqual([{ 'x-amz-target': header, 'content-type': 'application/x-amz-json-1.0' }, {}, { a: 1 }]);
  });

  test.each<[string, string, object]>([
    ['sqs', 'SendMessage', { MessageBody: 'x', Action: 'SendMessage', Version: '2012-11-05' }],
    ['sns', 'Publish', { MessageBody: 'x', Action: 'Publish', Version: '2010-03-31' }],
    ['ssm', 'GetParameter', { MessageBody: 'x', Action: 'GetParameter' }],
  ])('to %s: its action %s as a parameter', async (service, action, query) => {
    expect((await seenByStub(target(service, { action }), { query: { MessageBody: ['x'] } })).query).toEqual(query);
  });

  test('a version or a target that the integration maps stays', async () => {
    expect((await seenByStub(target('sqs', { action: 'SendMessage' }), { query: { Version: ['2011-10-01'] } })).query).toMatchObject({ Version: '2011-10-01' });
    expect((await seenByStub(target('dynamodb', { action: 'Query' }), { headers: { 'X-Amz-Target': ['Own.Query'] } })).headers)
      .toMatchObject({ 'x-amz-target': 'Own.Query' });
  });

  test.each<[string, Parameters<typeof callOf>[1], string | undefined]>([
    ['a header', { headers: { 'X-Amz-Target': ['AmazonSQS.SendMessage'] } }, 'SendMessage'],
    ['a parameter', { query: { Action: ['SendMessage'] } }, 'SendMessage'],
    ['a form', { headers: FORM_TYPE, body: 'Action=SendMessage&MessageBody=x' }, 'SendMessage'],
    ['nothing', { headers: FORM_TYPE, body: 'MessageBody=x' }, undefined],
  ])('to a path: the request as it is, of an action that %s names', async (_, request, action) => {
    const asked = await seenByStub(target('sqs', { path: '/111111111111/queue' }), request);
    expect(asked).toMatchObject({ service: 'sqs', region: 'us-east-1', path: '/111111111111/queue' });
    expect(asked.action).toBe(action);
  });
});

test('a stub for an action counts more than one for its service', async () => {
  const stubs = { 'dynamodb': () => ({ body: 'all' }), 'dynamodb:Query': () => ({ body: 'query' }) };
  const answers = ['Query', 'Scan'].map(async (action) => (await backend({ stubs })(callOf(target('dynamodb', { action })))).body.toString());
  expect(await Promise.all(answers)).toEqual(['query', 'all']);
});

test('where nothing answers for a service, the trace says what to do', async () => {
  await expect(backend({})(callOf(target('sqs')))).rejects.toMatchObject({
    type: 'API_CONFIGURATION_ERROR',
    status: 500,
    log: expect.stringContaining("Nothing answers for the AWS service sqs: give it a stub (`services: { sqs: request => … }`) or an endpoint (`endpoints: { sqs: 'http://…' }`)"),
  });
});

test('what is built in answers where neither stub nor endpoint does', async () => {
  const builtIn = { s3: async () => ({ status: 201, headers: {}, body: Buffer.alloc(0) }) };
  expect((await backend({ builtIn })(callOf(target('s3')))).status).toBe(201);
  expect((await backend({ builtIn, stubs: { s3: () => ({ status: 202 }) } })(callOf(target('s3')))).status).toBe(202);
});

describe('an endpoint', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await TestServer.start((_, response) => response.writeHead(200, { 'X-Own': '1' }).end('{}'));
  });
  afterEach(() => server.stop());

  test('is asked for the path as it is: nothing leads out of a bucket', async () => {
    await backend({ endpoints: { s3: server.url } })(callOf(target('s3', { path: '/b/../c' }), { uri: 'https://s3.us-east-1.amazonaws.com/b/../c' }));
    expect(server.asked[0].url).toBe('/b/../c');
  });

  test('gets the request, signed', async () => {
    const endpoints = { sqs: `${server.url}/` };
    const to = target('sqs', { path: '/1/queue%201' });
    const request = { method: 'POST', uri: 'https://sqs.us-east-1.amazonaws.com/1/queue%201', query: { a: ['1'] }, headers: FORM_TYPE, body: 'Action=SendMessage' };
    const { status, body } = await backend({ endpoints })(callOf(to, request));
    expect([status, body.toString()]).toEqual([200, '{}']);
    expect(server.asked[0]).toMatchObject({ method: 'POST', url: '/1/queue%201?a=1', body: 'Action=SendMessage' });
    expect(server.asked[0].headers).toMatchObject({
      'host': server.host,
      'x-amz-date': expect.stringMatching(/^\d{8}T\d{6}Z$/),
      'x-amz-security-token': 'token',
      'authorization': expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/us-east-1\/sqs\/aws4_request, SignedHeaders=content-type;host;[^,]*, Signature=[0-9a-f]{64}$/),
    });
  });

  test('of S3 gets the hash of the body, one of SES its other name', async () => {
    const endpoints = { s3: server.url, email: server.url };
    await backend({ endpoints })(callOf(target('s3', { path: '/b/k' }), { uri: 'https://s3.us-east-1.amazonaws.com/b/k', body: 'x' }));
    await backend({ endpoints })(callOf(target('email', { action: 'SendEmail' }), { uri: 'https://email.us-east-1.amazonaws.com/' }));
    expect(server.asked[0].headers['x-amz-content-sha256']).toBe('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881');
    expect(server.asked[1].headers.authorization).toContain('/us-east-1/ses/aws4_request');
  });
});

test.each([['sqs', 'AWS_ENDPOINT_URL_SQS'], ['states', 'AWS_ENDPOINT_URL_SFN'], ['cognito-idp', 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'], ['iot-data', 'AWS_ENDPOINT_URL_IOT_DATA']])('functions find %s by %s', (service, variable) => {
  expect(endpointVariable(service)).toBe(variable);
});
