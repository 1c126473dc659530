import { App, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Authorizers, Integrations, MappingTemplate, RestGateway, Source } from '../../src';
import type { RestGatewayProps, RestRouteOptions } from '../../src';
import { LocalGateway } from '../../src/local';
import type { LocalGatewayOptions } from '../../src/local';

const made: LocalGateway[] = [];
afterEach(() => Promise.all(made.splice(0).map((gateway) => gateway.dispose())));

const STREAM = `exports.handler = awslambda.streamifyResponse(async (event, stream) => {
  const out = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { 'Content-Type': 'text/plain' }, cookies: ['a=1'] });
  for (const piece of ['Hello ', event.httpMethod, ' ', event.path]) { out.write(piece); await new Promise((resolve) => setTimeout(resolve, 2)); }
  out.end();
});`;

interface Given {
  readonly source?: string;
  readonly props?: Partial<RestGatewayProps>;
  readonly options?: LocalGatewayOptions;
}

async function serve(route: (handler: Function) => RestRouteOptions, { source = '//', props, options }: Given): Promise<LocalGateway> {
  const stack = new Stack(new App(), 'Stack');
  const handler = new Function(stack, 'Handler', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline(source) });
  new RestGateway(stack, 'Gateway', { authorizer: Authorizers.none(), routes: { 'POST /a': route(handler) }, ...props });
  const gateway = await LocalGateway.fromTemplate(Template.fromStack(stack).toJSON(), options);
  made.push(gateway);
  return gateway;
}

const post = (gateway: LocalGateway, body = '{}', headers: Record<string, string> = {}) => gateway.dispatch({ method: 'POST', path: '/a', body, headers });

describe('a streamed answer', () => {
  const streamed = (handler: Function) => ({ integration: Integrations.lambda(handler, { stream: true }) });

  test('has the status, headers and cookies of its metadata, and is not compressed', async () => {
    const gateway = await serve(streamed, { source: STREAM, props: { minimumCompressionSize: Size.bytes(0) } });
    const { response } = await post(gateway, '{}', { 'Accept-Encoding': 'gzip' });
    expect([response.status, response.text]).toEqual([201, 'Hello POST /a']);
    expect(response.headers).toMatchObject({ 'Content-Type': 'text/plain', 'Set-Cookie': 'a=1' });
    expect(response.headers).not.toHaveProperty('Content-Encoding');
    expect(gateway.unsupported.map(({ reason }) => reason)).toEqual([expect.stringContaining('its answer is not streamed, but sent as a whole')]);
  });

  test.each<[string, string, string]>([
    ['does not stream', 'exports.handler = async () => ({ statusCode: 200, body: "whole" })', 'Malformed Lambda proxy response'],
    ['has no metadata', 'exports.handler = awslambda.streamifyResponse(async (event, stream) => stream.end("plain"))', 'Malformed Lambda proxy response'],
    ['fails half-way', 'exports.handler = awslambda.streamifyResponse(async (event, stream) => { stream.write("a"); throw new Error("no") })', 'customer function error: no'],
  ])('of a function that %s is a 502', async (_, source, words) => {
    const { response, trace } = await post(await serve(streamed, { source }));
    expect([response.status, response.text]).toEqual([502, '{"message": "Internal server error"}']);
    expect(trace.flatMap(({ lines }) => lines).join('\n')).toContain(words);
  });

  test('may be larger than 10 MB, of functions and stubs', async () => {
    const big = Buffer.concat([Buffer.from('{}'), Buffer.alloc(8), Buffer.alloc(10_485_761, 'x')]);
    const gateway = await serve(streamed, { options: { functions: { Handler: () => big } } });
    const { response } = await post(gateway);
    expect([response.status, response.body.length]).toEqual([200, 10_485_761]);
  });

  test('of an HTTP back end comes as it is', async () => {
    const bytes = Buffer.from([0, 255, 128]);
    const http = { 'https://app.example.com': () => ({ status: 206, headers: { 'Content-Type': 'image/png' }, body: bytes }) };
    const gateway = await serve(() => ({ integration: Integrations.http('https://app.example.com', { stream: true }) }), { options: { http } });
    const { response } = await post(gateway);
    expect([response.status, Buffer.from(response.body)]).toEqual([206, bytes]);
  });
});

describe('a function that is not waited for', () => {
  const slow = 'exports.handler = async (event) => { await new Promise((resolve) => setTimeout(resolve, 300)); console.log(\'worked on\', JSON.stringify(event)); };';

  test('has been started when the caller gets 202, and gets the body', async () => {
    const gateway = await serve((handler) => ({ integration: Integrations.lambdaAsync(handler) }), { source: slow });
    const { response, trace } = await post(gateway, '{"job":1}');
    expect([response.status, response.text]).toEqual([202, '{"message":"Accepted"}']);
    const log = () => JSON.stringify(trace.find(({ box }) => box === 'invoke'));
    expect(log()).not.toContain('worked on');
    await gateway.settled();
  });

  test('gets what the route maps', async () => {
    const events: unknown[] = [];
    const mapping = { template: MappingTemplate.json({ job: Source.body('$.job'), from: 'gateway' }) };
    const gateway = await serve((handler) => ({ integration: Integrations.lambdaAsync(handler), mapping }), {
      options: { functions: { Handler: (event) => { events.push(event); } } },
    });
    expect((await post(gateway, '{"job":"a\\"b"}')).response.status).toBe(202);
    await gateway.settled();
    expect(events).toEqual([{ job: 'a"b', from: 'gateway' }]);
  });

  test('cannot fail the request', async () => {
    const gateway = await serve((handler) => ({ integration: Integrations.lambdaAsync(handler) }), { source: 'exports.handler = async () => { throw new Error("no") }' });
    expect((await post(gateway)).response.status).toBe(202);
    await gateway.settled();
  });

  test.each<[string, string, number]>([
    ['what is no JSON', '{', 400], ['what is too large', JSON.stringify('x'.repeat(1_048_576)), 413],
  ])('refuses %s', async (_, body, status) => {
    const options = { functions: { Handler: () => undefined } };
    const gateway = await serve((handler) => ({ integration: Integrations.lambdaAsync(handler) }), { options });
    const { response } = await post(gateway, body);
    expect([response.status, Object.keys(JSON.parse(response.text))]).toEqual([status, ['message']]);
  });

  test.each([[429, 429], [403, 502], [404, 502], [500, 502], [503, 502]])('that Lambda answers with %d is a %d', async (lambda, status) => {
    const refusing = { lambda: async () => ({ status: lambda, headers: {}, body: Buffer.from('{"Message":"arn:aws:lambda secret"}') }) };
    const gateway = await serve((handler) => ({ integration: Integrations.lambdaAsync(handler) }), { options: { backends: refusing as never } });
    const { response } = await post(gateway);
    expect([response.status, response.text]).toEqual([status, expect.not.stringContaining('arn:')]);
  });
});

describe('the tenant of a function', () => {
  test.each(['lambda', 'lambdaCustom', 'lambdaAsync'] as const)('by %s is the claim, whatever the caller sends', async (factory) => {
    const tenants: unknown[] = [];
    const stack = new Stack();
    const authorizer = Authorizers.cognito(UserPool.fromUserPoolId(stack, 'Users', 'us-east-1_abcdefghi'));
    const gateway = await serve((handler) => ({ integration: Integrations[factory](handler, { tenantId: Source.claim('tenant') }) }), {
      props: { authorizer },
      options: {
        authorize: (exchange) => { exchange.caller = { authorizer: { claims: { tenant: 'blue' } } }; },
        functions: { Handler: (_event, context) => { tenants.push(context.tenantId); return { statusCode: 200 }; } },
      },
    });
    await post(gateway, '{}', { 'X-Amz-Tenant-Id': 'green', 'x-amz-tenant-id': 'green' });
    await gateway.settled();
    expect(tenants).toEqual(['blue']);
  });
});
