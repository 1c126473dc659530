import { FUNCTION_URI, answer, api, exchangeFor, failureOf, integration, integrationResponse as response, method } from './models';
import { integrationRequest } from '../../../../src/local/rest/chain/integration-request';
import { integrationResponse } from '../../../../src/local/rest/chain/integration-response';
import type { BackendResponse, Exchange, GatewayRequest } from '../../../../src/local/rest/exchange';
import type { IntegrationModel, IntegrationResponseModel, RestApiModel } from '../../../../src/local/rest/model';

const HTTP = { type: 'HTTP', uri: 'http://back.example/' } as const;
const LAMBDA = { type: 'AWS', uri: FUNCTION_URI } as const;
const STATUSES = Object.fromEntries(['200', '400', '404'].map((status) => [status, { responseParameters: [], responseModels: {} }]));

type Request = Partial<GatewayRequest>;

function respond(given: Partial<IntegrationModel>, backend: BackendResponse, request: Request = {}, of: Partial<RestApiModel> = {}): Exchange {
  const model = api({ methods: [method({ integration: integration(given), methodResponses: STATUSES })], ...of });
  const exchange = exchangeFor(model, request, { stageVariables: { v: 'var' } });
  integrationRequest(exchange);
  exchange.backendResponse = backend;
  integrationResponse(exchange);
  return exchange;
}

const textOf = (exchange: Exchange): string => exchange.response!.body.toString('utf8');

describe('the choice', () => {
  const responses = [response(), response({ statusCode: '404', selectionPattern: '404' }), response({ statusCode: '400', selectionPattern: '4\\d{2}' })];

  test.each([[200, 200], [201, 200], [404, 404], [418, 400], [500, 200], [4040, 200]])('status %d makes %d', (status, expected) => {
    expect(respond({ ...HTTP, responses }, answer('', { status })).response?.status).toBe(expected);
  });

  test('of functions is by their error message, all of it', () => {
    const other = response({ statusCode: '404', selectionPattern: '200' });
    const byMessage = [response(), response({ statusCode: '400', selectionPattern: '.*not found.*' }), other];
    const failed = (errorMessage?: string) => {
      const { response: made } = respond({ ...LAMBDA, responses: byMessage }, { ...answer({ errorMessage }), errorMessage });
      return made?.status;
    };
    expect([failed('it was not found here'), failed('other'), failed(undefined), failed('not found\nat line 2')]).toEqual([400, 200, 200, 200]);
  });

  test('fails where nothing fits, or where the method has no such response', () => {
    const none = failureOf(() => respond({ ...HTTP, responses: responses.slice(1) }, answer('', { status: 500 })));
    expect(none).toMatchObject({ type: 'API_CONFIGURATION_ERROR', log: expect.stringContaining('no default endpoint mapping configured') });
    const undeclared = failureOf(() => respond({ ...HTTP, responses: [response({ statusCode: '202' })] }, answer('')));
    expect(undeclared.log).toContain('Output mapping refers to an invalid method response: 202');
  });

  test('passes over patterns that are no regular expressions', () => {
    expect(respond({ ...HTTP, responses: [response({ selectionPattern: '(' }), response()] }, answer('')).response?.status).toBe(200);
  });
});

describe('headers', () => {
  test.each([
    ["'static'", ['static']],
    ['integration.response.header.etag', ['2']],
    ['integration.response.multivalueheader.ETag', ['1', '2']],
    ['integration.response.body.a.b', ['x']],
    ['context.stage', ['prod']],
    ['stageVariables.v', ['var']],
  ])('from %s', (expression, values) => {
    const mapped = response({ responseParameters: { 'method.response.header.To': expression, 'method.response.header.None': 'integration.response.header.None' } });
    const { headers } = respond({ ...HTTP, responses: [mapped] }, answer({ a: { b: 'x' } }, { headers: { ETag: ['1', '2'] } })).response!;
    expect(headers).toEqual({ 'Content-Type': ['application/json'], 'To': values });
  });

  test('that a template overrides, with the status', () => {
    const template = '#set($context.responseOverride.status = 418)#set($context.responseOverride.header.To = "2")x';
    const chosen = response({ responseParameters: { 'method.response.header.to': "'1'" }, responseTemplates: { 'application/json': template } });
    const { response: made } = respond({ ...HTTP, responses: [chosen] }, answer(''));
    expect(made).toEqual({ status: 418, headers: { 'Content-Type': ['application/json'], 'To': ['2'] }, body: Buffer.from('x') });
  });

  test('that the request template has overridden count for a mock without a template', () => {
    const requestTemplates = { 'application/json': '#set($context.responseOverride.status = 418){"statusCode": 200}' };
    expect(respond({ requestTemplates }, answer('')).response?.status).toBe(418);
  });
});

describe('templates', () => {
  const responseTemplates = { 'text/plain': 'plain', 'application/json': 'json', 'application/xml': 'xml' };

  test.each([[undefined, 'json'], ['*/*', 'json'], ['application/xml', 'xml'], ['image/png, text/plain;q=0.5', 'plain'], ['image/png', 'json']])('Accept %s: %s', (accept, expected) => {
    const exchange = respond({ ...HTTP, responses: [response({ responseTemplates })] }, answer('{}'), { headers: accept === undefined ? {} : { accept } });
    expect(textOf(exchange)).toBe(expected);
  });

  test('the first is for callers who accept none of them, and says the content type', () => {
    const exchange = respond({ ...HTTP, responses: [response({ responseTemplates: { 'text/html': '$input.path("$.a")' } })] }, answer({ a: 'A' }));
    expect([textOf(exchange), exchange.response?.headers]).toEqual(['A', { 'Content-Type': ['text/html'] }]);
  });
});

describe('content', () => {
  const BYTES = Buffer.from([0xff, 0x00, 0x80]);
  const bytes = answer(BYTES, { headers: { 'Content-Type': ['image/png'] } });
  const base64 = answer(BYTES.toString('base64'), { headers: { 'Content-Type': ['text/plain'] } });
  const body = (backend: BackendResponse, accept: string, given: Partial<IntegrationResponseModel> = {}) => (
    respond({ ...HTTP, responses: [response(given)] }, backend, { headers: { accept } }, { binaryMediaTypes: ['image/png'] }).response!.body
  );

  test.each([
    ['bytes', 'image/png', undefined, BYTES], ['bytes', 'text/plain', undefined, Buffer.from('/wCA')],
    ['base64', 'image/png', undefined, BYTES], ['base64', 'text/plain', undefined, Buffer.from('/wCA')],
    ['bytes', 'text/plain', 'CONVERT_TO_BINARY', BYTES], ['base64', 'text/plain', 'CONVERT_TO_BINARY', BYTES],
    ['bytes', 'image/png', 'CONVERT_TO_TEXT', Buffer.from('/wCA')], ['base64', 'image/png', 'CONVERT_TO_TEXT', Buffer.from('/wCA')],
    ['bytes', 'image/webp, image/png', undefined, Buffer.from('/wCA')],
  ] as const)('%s for %s with %s', (kind, accept, contentHandling, expected) => {
    expect(body(kind === 'bytes' ? bytes : base64, accept, { contentHandling })).toEqual(expected);
  });

  test('fails where text is no base64, or a template gets bytes', () => {
    expect(failureOf(() => body(answer('no base64!'), 'image/png'))).toMatchObject({ type: 'API_CONFIGURATION_ERROR', log: expect.stringContaining('base64') });
    expect(failureOf(() => body(bytes, 'image/png', { responseTemplates: { 'application/json': 'x' } })).log).toContain('Unable to transform response');
  });
});

describe('Lambda proxies', () => {
  const proxy = { type: 'AWS_PROXY', uri: FUNCTION_URI } as const;

  test('answer what the function says', () => {
    const { response: made } = respond(proxy, answer({ statusCode: 201, headers: { a: 'x', b: true }, multiValueHeaders: { A: ['1', '2'] }, body: 'hi' }));
    expect(made).toEqual({ status: 201, headers: { 'b': ['true'], 'A': ['1', '2'], 'Content-Type': ['application/json'] }, body: Buffer.from('hi') });
  });

  test.each([['"text"'], ['null'], ['[]'], [{ statusCode: 'x' }], [{ statusCode: 200, other: 1 }], [{ body: {} }], [{ multiValueHeaders: { a: 'x' } }], ['{']])('%j is malformed', (given) => {
    expect(failureOf(() => respond(proxy, answer(given)))).toMatchObject({ status: 502, message: 'Internal server error', log: expect.stringContaining('Malformed Lambda proxy response') });
  });

  test('that failed make 502, those that could not be called 500', () => {
    const failed = failureOf(() => respond(proxy, answer({ errorMessage: 'oops' }, { errorMessage: 'oops' })));
    expect(failed).toMatchObject({ status: 502, log: expect.stringContaining('due to customer function error: oops') });
    expect(failureOf(() => respond(proxy, answer('', { status: 403 })))).toMatchObject({ status: 500, type: 'API_CONFIGURATION_ERROR' });
  });

  test('send bytes to callers who accept them', () => {
    const given = answer({ body: '/wCA', isBase64Encoded: true });
    const made = (accept: string, types: string[]) => respond(proxy, given, { headers: { accept } }, { binaryMediaTypes: types }).response!.body;
    expect([made('image/png', ['image/png']), made('text/html', ['image/png']), made('image/png', []), made('text/html', ['*/*'])])
      .toEqual([Buffer.from([0xff, 0, 0x80]), Buffer.from('/wCA'), Buffer.from('/wCA'), Buffer.from([0xff, 0, 0x80])]);
  });
});

test('HTTP proxies answer what the back end says', () => {
  const { response: made } = respond({ type: 'HTTP_PROXY', uri: HTTP.uri }, answer('no', { status: 404, headers: { 'X-Own': ['1'] } }));
  expect(made).toEqual({ status: 404, headers: { 'X-Own': ['1'], 'Content-Type': ['application/json'] }, body: Buffer.from('no') });
});
