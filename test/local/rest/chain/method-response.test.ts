import { gunzipSync, inflateSync } from 'zlib';
import { api, exchangeFor, exchangeTo, failureOf } from './models';
import { encode } from '../../../../src/local/rest/chain/encode';
import { limits, MAX_HEAD, MAX_PAYLOAD } from '../../../../src/local/rest/chain/limits';
import { methodResponse } from '../../../../src/local/rest/chain/method-response';

describe('headers', () => {
  test.each([
    ['HTTP', { 'Date': 'd', 'Server': 's', 'WWW-Authenticate': 'w', 'Via': 'v', 'Accept': 'a', 'Transfer-Encoding': 't', 'ETag': 'e', 'authorization': 'z' },
      { 'x-amzn-Remapped-Date': 'd', 'x-amzn-Remapped-Server': 's', 'x-amzn-Remapped-WWW-Authenticate': 'w', 'Via': 'v', 'ETag': 'e', 'x-amzn-Remapped-authorization': 'z' }],
    ['HTTP_PROXY', { Via: 'v', Accept: 'a', Connection: 'c', Host: 'h', Upgrade: 'u' }, { 'Accept': 'a', 'x-amzn-Remapped-Connection': 'c' }],
    ['AWS_PROXY', { 'Content-Length': '1', 'TE': 't', 'Set-Cookie': 'c' }, { 'x-amzn-Remapped-Content-Length': '1', 'Set-Cookie': 'c' }],
  ] as const)('of %s', (type, given, expected) => {
    const lists = (map: Record<string, string>) => Object.fromEntries(Object.entries(map).map(([name, value]) => [name, [value]]));
    const exchange = exchangeTo({ type, uri: 'http://b/' });
    exchange.response = { status: 200, headers: lists(given), body: Buffer.from('x') };
    methodResponse(exchange);
    expect(exchange.response).toEqual({ status: 200, headers: lists(expected), body: Buffer.from('x') });
  });
});

describe('compression', () => {
  const LONG = 'x'.repeat(100);
  function encoded(accept: string | undefined, minimumCompressionSize: number | undefined, headers = {}) {
    const exchange = exchangeFor(api({ minimumCompressionSize }), { headers: accept === undefined ? {} : { 'accept-encoding': accept } });
    exchange.response = { status: 200, headers, body: Buffer.from(LONG) };
    encode(exchange);
    return exchange;
  }

  test('is what the caller accepts first', () => {
    const zipped = encoded('br, gzip, deflate', 100).response!;
    expect([zipped.headers['Content-Encoding'], gunzipSync(zipped.body).toString()]).toEqual([['gzip'], LONG]);
    const deflated = encoded('deflate;q=1.0', 0).response!;
    expect([deflated.headers['Content-Encoding'], inflateSync(deflated.body).toString()]).toEqual([['deflate'], LONG]);
  });

  test.each([
    ['of nothing that the caller accepts', undefined, 0, {}], ['of what is refused', 'gzip;q=0', 0, {}], ['of another coding', 'br', 0, {}],
    ['of what is too short', 'gzip', 101, {}], ['where the API does not want it', 'gzip', undefined, {}],
    ['of what is encoded already', 'gzip', 0, { 'content-encoding': ['br'] }],
  ] as const)('is none %s', (_, accept, size, headers) => {
    expect(encoded(accept, size, headers).response!.body.toString()).toBe(LONG);
  });

  test('every answer has its ids', () => {
    const { response, requestId, extendedRequestId } = encoded(undefined, undefined, { 'X-Amzn-RequestId': ['of the back end'] });
    expect(response!.headers).toEqual({ 'x-amzn-RequestId': [requestId], 'x-amz-apigw-id': [extendedRequestId] });
  });
});

describe('limits', () => {
  test('10 MB pass, one byte more does not', () => {
    expect(() => limits(exchangeFor(api(), { body: Buffer.alloc(MAX_PAYLOAD) }))).not.toThrow();
    const failure = failureOf(() => limits(exchangeFor(api(), { body: Buffer.alloc(MAX_PAYLOAD + 1) })));
    expect(failure).toMatchObject({ type: 'REQUEST_TOO_LARGE', status: 413, message: 'HTTP content length exceeded 10485760 bytes.' });
  });

  test.each([
    ['a header', { headers: { a: 'x'.repeat(MAX_HEAD) } }],
    ['many headers', { headers: Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`x-${i}`, 'value'])) }],
    ['the path', { path: `/${'x'.repeat(MAX_HEAD)}` }],
    ['the query string', { query: { q: ['x'.repeat(6000), 'x'.repeat(6000)] } }],
  ])('%s may not be too long', (_, request) => {
    expect(failureOf(() => limits(exchangeFor(api(), request)))).toMatchObject({ type: 'REQUEST_TOO_LARGE', status: 413 });
  });

  test('what is just long enough passes', () => {
    expect(() => limits(exchangeFor(api(), { path: `/${'x'.repeat(10_000)}` }))).not.toThrow();
  });
});
