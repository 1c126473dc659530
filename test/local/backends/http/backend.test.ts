import { HttpConnections, httpBackend } from '../../../../src/local/backends/http';
import type { HttpOptions } from '../../../../src/local/backends/http';
import { callOf } from '../call';
import { TestServer } from '../server';

const connections = new HttpConnections();
const servers: TestServer[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.stop()));
afterAll(() => connections.dispose());

async function serving(answer?: Parameters<typeof TestServer.start>[0]): Promise<TestServer> {
  const server = await TestServer.start(answer);
  servers.push(server);
  return server;
}

const backend = (options: Partial<HttpOptions> = {}) => httpBackend({ stubs: {}, hosts: {}, vpcLinks: {}, ...options }, connections);
const HTTP = { kind: 'http' } as const;

describe('a real call', () => {
  test('sends the method, path, query, headers and body', async () => {
    const server = await serving();
    const headers = { 'X-One': ['1'], 'X-Two': ['a', 'b'] };
    await backend()(callOf(HTTP, { method: 'PUT', uri: `${server.url}/a%20b/c`, query: { q: ['1', '2 &'], ü: [''] }, headers, body: 'hello' }));
    expect(server.asked).toEqual([expect.objectContaining({ method: 'PUT', url: '/a%20b/c?q=1&q=2%20%26&%C3%BC=', body: 'hello' })]);
    expect(server.asked[0].headers).toMatchObject({ 'x-one': '1', 'x-two': 'a, b', 'content-length': '5', 'host': server.host });
  });

  test('sends the path as it is, dots and all', async () => {
    const server = await serving();
    for (const path of ['/safe/..', '/safe/../admin', '/safe/%2e%2e/x', '/safe/..%2Fadmin', '/a//./b']) await backend()(callOf(HTTP, { uri: `${server.url}${path}` }));
    expect(server.asked.map(({ url }) => url)).toEqual(['/safe/..', '/safe/../admin', '/safe/%2e%2e/x', '/safe/..%2Fadmin', '/a//./b']);
  });

  test('encodes only what no path can hold', async () => {
    const server = await serving();
    for (const path of ['', '?a', '/ü {x}|\ud800', '/a#b']) await backend()(callOf(HTTP, { uri: `${server.url}${path}` }));
    expect(server.asked.map(({ url }) => url)).toEqual(['/', '/?a', '/%C3%BC%20%7Bx%7D%7C%EF%BF%BD', '/a']);
  });

  test('sends headers of any letters as UTF-8', async () => {
    const server = await serving();
    await backend()(callOf(HTTP, { uri: server.url, headers: { 'X-Price': ['5 €'], 'X-Many': ['a', 'ж'] } }));
    const { 'x-price': price, 'x-many': many } = server.asked[0].headers;
    expect([price, many].map((value) => Buffer.from(String(value), 'latin1').toString('utf8'))).toEqual(['5 €', 'a, ж']);
  });

  test('answers the status, the headers as they are spelled, and the bytes', async () => {
    const server = await serving((_, response) => {
      response.writeHead(418, { 'X-Own': 'yes', 'Set-Cookie': ['a=1', 'b=2'] }).end(Buffer.from([0xff, 0x00]));
    });
    const { status, headers, body } = await backend()(callOf(HTTP, { uri: server.url }));
    expect([status, headers['X-Own'], headers['Set-Cookie'], body]).toEqual([418, ['yes'], ['a=1', 'b=2'], Buffer.from([0xff, 0x00])]);
  });

  test('follows no redirect', async () => {
    const server = await serving((_, response) => response.writeHead(302, { Location: '/elsewhere' }).end());
    const { status, headers } = await backend()(callOf(HTTP, { uri: server.url }));
    expect([status, headers.Location, server.asked.length]).toEqual([302, ['/elsewhere'], 1]);
  });

  test('takes a body of 10 MB and no more', async () => {
    const size = 10 * 1024 * 1024;
    const server = await serving(({ url }, response) => response.end(Buffer.alloc(url === '/more' ? size + 1 : size)));
    expect((await backend()(callOf(HTTP, { uri: server.url }))).body.length).toBe(size);
    await expect(backend()(callOf(HTTP, { uri: `${server.url}/more` })))
      .rejects.toMatchObject({ type: 'API_CONFIGURATION_ERROR', status: 500 });
  });
});

describe('no answer', () => {
  test('of a server that is not there', async () => {
    const server = await serving();
    const { url } = server;
    server.stop();
    await expect(backend()(callOf(HTTP, { uri: url }))).rejects.toMatchObject({ name: 'BackendFailure', reason: 'unreachable', message: expect.stringContaining(url) });
  });

  test('of a name that nobody knows', async () => {
    await expect(backend()(callOf(HTTP, { uri: 'http://nowhere.invalid/' }))).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('of a server that breaks off', async () => {
    const server = await serving((_, response) => response.destroy());
    await expect(backend()(callOf(HTTP, { uri: server.url }))).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('of a server that breaks off in the middle', async () => {
    const server = await serving((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('half', () => response.destroy());
    });
    await expect(backend()(callOf(HTTP, { uri: server.url }))).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('of a server that speaks no TLS', async () => {
    const server = await serving();
    await expect(backend()(callOf(HTTP, { uri: server.url.replace('http', 'https') }))).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('in time', async () => {
    const server = await serving(() => undefined);
    const controller = new AbortController();
    const answer = backend()(callOf(HTTP, { uri: server.url }, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 50);
    await expect(answer).rejects.toMatchObject({ reason: 'timeout' });
  });

  test('to headers that cannot be sent', async () => {
    const server = await serving();
    await expect(backend()(callOf(HTTP, { uri: server.url, headers: { 'X-Bad': ['a\nb'] } }))).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('once it is disposed of', async () => {
    const own = new HttpConnections();
    const server = await serving(() => undefined);
    const answer = httpBackend({ stubs: {}, hosts: {}, vpcLinks: {} }, own)(callOf(HTTP, { uri: server.url }));
    setTimeout(() => own.dispose(), 50);
    await expect(answer).rejects.toMatchObject({ reason: 'unreachable' });
  });
});

describe('another address', () => {
  test.each(['legacy.example.com', 'legacy.example.com:8443'])('stands for %s, which the request still names', async (name) => {
    const server = await serving();
    await backend({ hosts: { [name]: `${server.url}/base/` } })(callOf(HTTP, { uri: 'https://legacy.example.com:8443/a%20b', query: { q: ['1'] } }));
    expect(server.asked[0]).toMatchObject({ url: '/base/a%20b?q=1', headers: { host: 'legacy.example.com:8443' } });
  });

  test('stands for what is behind a VPC link', async () => {
    const server = await serving();
    await backend({ vpcLinks: { link1: server.url } })(callOf({ ...HTTP, vpcLinkId: 'link1' }, { uri: 'http://nlb.internal/a' }));
    expect(server.asked[0]).toMatchObject({ url: '/a', headers: { host: 'nlb.internal' } });
  });

  test('is wanted for what is behind a VPC link', async () => {
    await expect(backend()(callOf({ ...HTTP, vpcLinkId: 'link1' }, { uri: 'http://nlb.internal/a' })))
      .rejects.toMatchObject({ status: 500, log: expect.stringMatching(/nlb\.internal is behind the VPC link link1, .* map it with `vpcLinks` or `hosts`/) });
  });
});

describe('a stub', () => {
  test('gets the request and answers', async () => {
    const asked: unknown[] = [];
    const stubs = { 'https://stock.example.com': (request: object) => { asked.push(request); return { status: 201, headers: { 'X-Own': ['1', '2'] }, body: { ok: true } }; } };
    const request = { method: 'POST', uri: 'https://stock.example.com/items', query: { a: ['1'], b: ['2', '3'] }, headers: { 'X-A': ['1', '2'] }, body: '{"n":1}' };
    const { status, headers, body } = await backend({ stubs })(callOf(HTTP, request));
    expect([status, headers, body.toString()]).toEqual([201, { 'Content-Type': ['application/json'], 'X-Own': ['1', '2'] }, '{"ok":true}']);
    expect(asked).toEqual([{
      method: 'POST',
      url: 'https://stock.example.com/items?a=1&b=2&b=3',
      headers: { 'x-a': '1, 2' },
      query: { a: '1', b: ['2', '3'] },
      body: Buffer.from('{"n":1}'),
      text: '{"n":1}',
      json: { n: 1 },
    }]);
  });

  test.each<[string, unknown, string, object]>([
    ['nothing', undefined, '', {}],
    ['text', { body: 'text' }, 'text', {}],
    ['bytes', { body: new Uint8Array([104, 105]) }, 'hi', {}],
    ['a list', { body: [1] }, '[1]', { 'Content-Type': ['application/json'] }],
  ])('answers %s', async (_, answer, text, headers) => {
    const response = await backend({ stubs: { 'http://a.test': () => answer as never } })(callOf(HTTP, { uri: 'http://a.test/' }));
    expect([response.status, response.body.toString(), response.headers]).toEqual([200, text, headers]);
  });

  test('that is closer to the URL counts', async () => {
    const answering = (body: string) => () => ({ body });
    const stubs = { 'http://a.test': answering('all'), 'http://a.test/items': answering('items'), 'http://a.test/items/': answering('below') };
    const answers = ['/', '/items', '/items/1', '/itemsX'].map(async (path) => (await backend({ stubs })(callOf(HTTP, { uri: `http://a.test${path}` }))).body.toString());
    expect(await Promise.all(answers)).toEqual(['all', 'items', 'below', 'all']);
  });

  test('does not stand for a host that only begins like its own', async () => {
    const stubs = { 'http://nowhere': () => ({ body: 'stub' }) };
    await expect(backend({ stubs })(callOf(HTTP, { uri: 'http://nowhere.invalid/' }))).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('that throws gives no answer', async () => {
    await expect(backend({ stubs: { 'http://a.test': () => { throw new Error('boom'); } } })(callOf(HTTP, { uri: 'http://a.test/' }))).rejects.toThrow('boom');
  });
});
