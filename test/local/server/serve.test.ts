import { once } from 'events';
import { Agent, request as send } from 'http';
import type { IncomingMessage, RequestOptions } from 'http';
import { connect } from 'net';
import { buffer, text } from 'stream/consumers';
import { LocalGateway, serve } from '../../../src/local';
import type { Answered, BackendCall, BackendResponse, LocalGatewayOptions, LocalServer, ServeOptions } from '../../../src/local';
import { answer, api, integration, method } from '../rest/chain/models';

const MOST = 10_485_760;
const open: LocalServer[] = [];

afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

type BackEnd = (call: BackendCall) => Promise<BackendResponse> | BackendResponse;

/** A gateway that passes everything on to a back end, which is the test's. */
async function served(http: BackEnd, options: ServeOptions = {}, given: LocalGatewayOptions = {}): Promise<LocalServer> {
  const proxy = integration({ type: 'HTTP_PROXY', httpMethod: 'ANY', uri: 'http://back.example/', timeoutInMillis: 500 });
  const model = api({ methods: ['/', '/{proxy+}'].map((resourcePath) => method({ httpMethod: 'ANY', resourcePath, integration: proxy })), binaryMediaTypes: ['*/*'] });
  const server = await serve(LocalGateway.fromModel(model, { ...given, backends: { http: async (call) => http(call) } }), options);
  open.push(server);
  return server;
}

/** Echoes what the gateway passes on. */
const echo: BackEnd = ({ request, exchange }) => {
  const { query, body } = request;
  return answer(JSON.stringify({ method: request.method, path: exchange.request.rawPath, query, headers: request.headers, length: body.length }));
};

interface Received extends Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'statusCode'> {
  readonly body: Buffer;
  readonly json: any;
}

async function ask(url: string, { body, ...options }: RequestOptions & { readonly body?: string | Buffer } = {}): Promise<Received> {
  const sent = send(url, options);
  sent.end(body);
  const [response] = await once(sent, 'response') as [IncomingMessage];
  const received = await buffer(response);
  const { headers, rawHeaders, statusCode } = response;
  return { headers, rawHeaders, statusCode, body: received, get json() { return JSON.parse(received.toString()); } };
}

/** Sends bytes as they are, and reads until the server hangs up. */
async function raw(server: LocalServer, bytes: string): Promise<string> {
  const { port, hostname } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(bytes);
  return text(socket);
}

test('listens on loopback only', async () => {
  expect((await served(echo)).url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test.each([
  ['/photos/a%20b', '/photos/a%20b'], ['/prod/photos', '/photos'], ['/prod', '/'], ['/prod/', '/'], ['/prod?a=1', '/'], ['/', '/'],
  ['/production/x', '/production/x'], ['/prod/prod/x', '/prod/x'], ['/dev/x', '/dev/x'],
])('the path %s is %s, with the stage and without', async (path, expected) => {
  expect((await ask((await served(echo)).url + path)).json.path).toBe(expected);
});

test('takes whole URLs, as proxies send them', async () => {
  const server = await served(echo);
  expect(await raw(server, 'GET http://api.example.com/prod/photos?x=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toContain('"path":"/photos","query":{"x":["1"]}');
});

test('keeps repeated headers and parameters, both ways', async () => {
  const server = await served((call) => ({ ...echo(call) as BackendResponse, headers: { 'Set-Cookie': ['a=1', 'b=2'], 'X-Kept': ['é', '日'] } }));
  const { json, rawHeaders } = await ask(`${server.url}/a?tag=x&tag=y`, { headers: { 'X-Tag': ['1', '2'] } });
  expect(json).toMatchObject({ query: { tag: ['x', 'y'] }, headers: { 'X-Tag': ['1', '2'] } });
  const pairs = rawHeaders.flatMap((name, at) => at % 2 === 0 ? [[name, Buffer.from(rawHeaders[at + 1], 'latin1').toString()]] : []);
  expect(pairs.filter(([name]) => name === 'Set-Cookie')).toEqual([['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2']]);
  expect(pairs).toContainEqual(['X-Kept', '日']);
});

test('bodies of bytes arrive as they are, both ways', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
  const server = await served(({ request }) => answer(Buffer.from(request.body).toString('latin1'), { body: request.body, headers: { 'Content-Type': ['image/png'] } }));
  const { body, headers } = await ask(`${server.url}/a`, { method: 'PUT', headers: { 'Content-Type': 'image/png', 'Accept': 'image/png' }, body: bytes });
  expect([body, headers['content-length']]).toEqual([bytes, '256']);
});

test('HEAD has the headers of the answer, and no body', async () => {
  const { headers, body, statusCode } = await ask(`${(await served(echo)).url}/a`, { method: 'HEAD' });
  expect([statusCode, body.length, headers['content-type']]).toEqual([200, 0, 'application/json']);
  expect(Number(headers['content-length'])).toBeGreaterThan(0);
});

test.each([[204, undefined], [304, undefined], [200, '0']])('%i without a body has the length %s', async (status, length) => {
  const { statusCode, headers } = await ask(`${(await served(() => answer('', { status }))).url}/a`);
  expect([statusCode, headers['content-length'], headers['transfer-encoding']]).toEqual([status, length, undefined]);
});

test('a connection is kept for the next request', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const sources = new Set<unknown>();
  const server = await served(echo);
  for (let i = 0; i < 3; i++) {
    const sent = send(`${server.url}/a`, { agent });
    sent.end();
    const [response] = await once(sent, 'response') as [IncomingMessage];
    sources.add(response.socket.localPort);
    await buffer(response);
  }
  expect(sources.size).toBe(1);
  agent.destroy();
});

test.each([[MOST, 200], [MOST + 1, 413], [3 * MOST, 413]])('%i bytes are answered with %i', async (size, expected) => {
  const server = await served(({ request }) => answer(String(request.body.length)));
  const { statusCode, body } = await ask(`${server.url}/a`, { method: 'POST', body: Buffer.alloc(size), headers: { 'Content-Type': 'application/octet-stream' } });
  expect(statusCode).toBe(expected);
  expect(body.toString()).toBe(expected === 200 ? String(size) : 'HTTP content length exceeded 10485760 bytes.');
});

test.each([[9_000, 200], [10_300, 413], [100_000, 431]])('a header of %i bytes is answered with %i', async (size, expected) => {
  const server = await served(() => answer('ok'));
  expect(await raw(server, `GET /a HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(size)}\r\nConnection: close\r\n\r\n`)).toMatch(new RegExp(`^HTTP/1.1 ${expected} `));
});

test('a URL that is too long is answered by the gateway', async () => {
  expect((await ask(`${(await served(echo)).url}/${'a'.repeat(10_300)}`)).statusCode).toBe(413);
});

describe('nothing takes it down', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a broken length', 'POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'],
    ['two lengths', 'POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a broken chunk', 'POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
    ['no host', 'GET /a HTTP/1.1\r\n\r\n'],
  ])('%s is 400', async (_, bytes) => {
    const server = await served(echo);
    expect(await raw(server, bytes)).toMatch(/^HTTP\/1.1 400 /);
    expect((await ask(`${server.url}/a`)).statusCode).toBe(200);
  });

  test.each(['GET /%E0%A4%A HTTP/1.1', 'GET /%00%zz?%%%=%E0 HTTP/1.1', 'OPTIONS * HTTP/1.1', 'GET /../../etc/passwd HTTP/1.1'])('%s is answered', async (line) => {
    const server = await served(echo);
    expect(await raw(server, `${line}\r\nHost: a\r\n__proto__: x\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 [2345]\d\d /);
  });

  test('a caller that hangs up within its body', async () => {
    const server = await served(echo);
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write('POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf');
    socket.destroy();
    expect((await ask(`${server.url}/a`)).statusCode).toBe(200);
  });

  test.each([[{ 'X-A': ['a\r\nX-B: b'] }, 200], [{ 'x a': ['1'] }, 200], [{}, 101], [{}, 999]])('an answer that HTTP has no words for: %j, %i', async (headers, status) => {
    const server = await served(() => answer('secret', { status, headers }));
    const { statusCode, headers: got, body } = await ask(`${server.url}/a`);
    expect([statusCode, got['x-b']]).toEqual([502, undefined]);
    expect(body.toString()).not.toContain('secret');
  });

  test('a port that is taken is an error of the call', async () => {
    const port = Number(new URL((await served(echo)).url).port);
    await expect(served(echo, { port })).rejects.toThrow('EADDRINUSE');
  });
});

test('tells of each request that was answered, with its trace', async () => {
  const told: Answered[] = [];
  await ask(`${(await served(echo, { onAnswer: (each) => told.push(each) })).url}/prod/a?b=c`, { method: 'DELETE' });
  expect(told).toMatchObject([{ request: { method: 'DELETE', path: '/a?b=c' }, response: { status: 200 }, milliseconds: expect.any(Number) }]);
  expect(told[0].trace.map(({ box }) => box)).toEqual(expect.arrayContaining(['route', 'invoke']));
});

describe('closing', () => {
  test('answers what is under way, and takes nothing more', async () => {
    let go = (): void => undefined;
    const reached = new Promise<void>((resolve) => { go = resolve; });
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => { finish = resolve; });
    const server = await served(async (call) => {
      go();
      await slow;
      return echo(call);
    });
    const under = ask(`${server.url}/a`, { agent: new Agent({ keepAlive: true }) });
    await reached;
    const closed = server.close();
    await expect(ask(`${server.url}/b`)).rejects.toThrow('ECONNREFUSED');
    finish();
    expect((await under).statusCode).toBe(200);
    await closed;
  });

  test('waits no longer than it should, and a second time for nothing', async () => {
    const server = await served(() => new Promise<never>(() => undefined), { grace: 10 });
    const hung = expect(ask(`${server.url}/a`)).rejects.toThrow(/hang up|ECONNRESET/);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.close();
    await server.close();
    await hung;
  });
});

test('headers whose names differ in case only are all sent', async () => {
  const server = await served(() => answer('', { headers: { 'Set-Cookie': ['a=1'], 'set-cookie': ['b=2'] } }));
  expect((await ask(`${server.url}/a`)).headers['set-cookie']).toEqual(['a=1', 'b=2']);
});

test('a large answer is whole, whatever becomes of whoever is told of it', async () => {
  const warned = jest.spyOn(process, 'emitWarning').mockImplementation();
  const server = await served(() => answer('x'.repeat(5_000_000)), { onAnswer: () => { throw new Error('not told'); } });
  expect((await ask(`${server.url}/a`)).body).toHaveLength(5_000_000);
  expect(warned).toHaveBeenCalledWith('onAnswer failed: not told');
  warned.mockRestore();
});
