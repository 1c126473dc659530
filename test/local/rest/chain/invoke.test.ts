import { FUNCTION_ARN, FUNCTION_URI, answer, backends, exchangeTo, services } from './models';
import { BackendFailure } from '../../../../src/local/backends/backend';
import type { Backends } from '../../../../src/local/backends/backend';
import { integrationRequest } from '../../../../src/local/rest/chain/integration-request';
import { invoke } from '../../../../src/local/rest/chain/invoke';
import type { GatewayRequest } from '../../../../src/local/rest/exchange';
import { GatewayFailure } from '../../../../src/local/rest/gateway-failure';
import type { IntegrationModel } from '../../../../src/local/rest/model';

async function invoked(given: Partial<IntegrationModel>, back: Partial<Backends>, request: Partial<GatewayRequest> = {}) {
  const exchange = exchangeTo(given, request);
  integrationRequest(exchange);
  const note = await invoke(exchange, services({ backends: backends(back) }));
  return { ...exchange.backendResponse!, note };
}

const failing = async (...args: Parameters<typeof invoked>): Promise<GatewayFailure> => invoked(...args).then(() => { throw new Error('no failure'); }, (error) => error);

const HTTP = { type: 'HTTP', uri: 'http://back.example/' } as const;

test.each([
  ['{"statusCode": 201}', 201], ['{statusCode: 201}', 201], ["{'statusCode': '201', }", 201], ['{"a": {"statusCode": 500}, "statusCode": 201}', 201],
  ['{"a": ["statusCode", 1], statusCode : 201}', 201], ['{"a": "}{", "statusCode":201}', 201],
])('a mock of %s answers %d', async (template, status) => {
  expect(await invoked({ requestTemplates: { 'application/json': template } }, {})).toMatchObject({ status, body: Buffer.alloc(0) });
});

test.each(['', 'statusCode: 200', '{}', '{"statusCode": "ok"}', '{"status": 200}', '{"a": {"statusCode": 200}}', '[200]'])('a mock of %j fails', async (template) => {
  const failure = await failing({ requestTemplates: { 'application/json': template || ' ' } }, {});
  expect(failure).toMatchObject({ type: 'API_CONFIGURATION_ERROR', log: expect.stringContaining('Unable to parse statusCode') });
});

test('a back end gets the request, its target, and may write to the log', async () => {
  const http: Backends['http'] = async ({ target, request, log, signal }) => {
    log('called');
    return answer({ target, method: request.method, aborted: signal.aborted });
  };
  const { body, note } = await invoked(HTTP, { http });
  expect(JSON.parse(body.toString())).toEqual({ target: { kind: 'http' }, method: 'POST', aborted: false });
  expect(note).toMatchObject({ details: { status: 200, log: ['called'] } });
});

describe('functions', () => {
  const lambda: Backends['lambda'] = async ({ target, request }) => answer({ arn: target.functionArn, event: JSON.parse(request.body.toString()) });
  const AWS = { type: 'AWS', uri: FUNCTION_URI } as const;

  test('get an empty object where there is no body', async () => {
    const { body } = await invoked(AWS, { lambda });
    expect(JSON.parse(body.toString())).toEqual({ arn: FUNCTION_ARN, event: {} });
  });

  test('are not called with what is no JSON, or by another method', async () => {
    expect(await invoked(AWS, { lambda }, { body: '<x/>' })).toMatchObject({ status: 400, body: expect.anything() });
    const { status, body } = await invoked({ ...AWS, httpMethod: 'GET' }, { lambda });
    expect([status, body.toString()]).toEqual([403, expect.stringContaining('Unable to determine service/operation name to be authorized')]);
  });
});

describe('no answer', () => {
  test.each([
    ['timeout', 'INTEGRATION_TIMEOUT', 504, 'Endpoint request timed out'],
    ['unreachable', 'INTEGRATION_FAILURE', 504, 'Network error communicating with endpoint'],
    ['denied', 'API_CONFIGURATION_ERROR', 500, 'Internal server error'],
    ['throttled', 'API_CONFIGURATION_ERROR', 500, 'Internal server error'],
  ] as const)('%s', async (reason, type, status, message) => {
    expect(await failing(HTTP, { http: async () => { throw new BackendFailure(reason, 'why'); } })).toMatchObject({ type, status, message });
  });

  test('whatever else a back end throws', async () => {
    expect(await failing(HTTP, { http: () => { throw new TypeError('oops'); } })).toMatchObject({ type: 'INTEGRATION_FAILURE' });
  });

  test('within the time that the integration has', async () => {
    let signal: AbortSignal | undefined;
    const http: Backends['http'] = (call) => { signal = call.signal; return new Promise(() => undefined); };
    expect(await failing({ ...HTTP, timeoutInMillis: 5 }, { http })).toMatchObject({ type: 'INTEGRATION_TIMEOUT', status: 504 });
    expect(signal?.aborted).toBe(true);
  });

  test('that is too long', async () => {
    const http: Backends['http'] = async () => answer(Buffer.alloc(10_485_761));
    expect(await failing(HTTP, { http })).toMatchObject({ type: 'API_CONFIGURATION_ERROR', log: expect.stringContaining('10485761') });
  });
});
