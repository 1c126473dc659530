import { NOW, PLACE, api, backends, integration, integrationResponse, method, services } from './models';
import { runChain } from '../../../../src/local/rest/chain';
import type { ChainServices } from '../../../../src/local/rest/chain/handler';
import type { GatewayRequest } from '../../../../src/local/rest/exchange';
import { failures } from '../../../../src/local/rest/failures';
import type { RestApiModel } from '../../../../src/local/rest/model';
import { newExchange } from '../../../../src/local/rest/new-exchange';
import { traceText } from '../../../../src/local/rest/trace-text';

async function run(given: Partial<RestApiModel> = {}, request: Partial<GatewayRequest> = {}, used: Partial<ChainServices> = {}) {
  const model = api(given);
  const exchange = newExchange({ api: model, stage: model.stages[0], canaryApi: model }, { method: 'GET', path: '/a', ...request }, PLACE, NOW, 0);
  await runChain(exchange, services(used));
  return exchange;
}

const BOXES = ['limits', 'route', 'resourcePolicy', 'authorize', 'resourcePolicyOfCaller', 'apiKey', 'throttle', 'validateRequest', 'integrationRequest', 'readCache',
  'invoke', 'integrationResponse', 'methodResponse', 'writeCache'];

test('a request goes through the boxes in AWS\'s order', async () => {
  const { trace, response } = await run();
  expect(trace.map(({ box }) => box)).toEqual(['start', ...BOXES, 'end']);
  expect(trace.every(({ milliseconds }) => milliseconds >= 0)).toBe(true);
  expect(response).toMatchObject({ status: 200, headers: { 'Content-Type': ['application/json'] } });
});

test('a failure ends it, and is answered', async () => {
  const { trace, response, failure } = await run({}, { path: '/b' });
  expect(trace.map(({ box }) => box)).toEqual(['start', 'limits', 'route', 'end']);
  expect(trace[2].details).toMatchObject({ failed: true, type: 'MISSING_AUTHENTICATION_TOKEN' });
  expect([response?.status, failure?.type]).toEqual([403, 'MISSING_AUTHENTICATION_TOKEN']);
});

test('a fault of a handler is a 500, with its reason in the trace only', async () => {
  const authorize = () => { throw new TypeError('a fault'); };
  const { trace, response } = await run({ methods: [method({ authorization: { type: 'AWS_IAM' } })] }, {}, { authorize });
  expect([response?.status, response?.body.toString()]).toEqual([500, '{"message": "Internal server error"}']);
  expect(trace.flatMap(({ lines }) => lines).join('\n')).toContain('a fault');
});

test('an authorizer is asked where the method wants one', async () => {
  const asked: string[] = [];
  const authorize: ChainServices['authorize'] = async (exchange) => {
    asked.push(exchange.method!.authorization.type);
    exchange.caller = { principalId: 'ann', authorizer: { group: 'admins' } };
  };
  const template = '{"who": "$context.authorizer.principalId", "group": "$context.authorizer.group"}';
  const answering = integration({ responses: [integrationResponse({ responseTemplates: { 'application/json': template } })] });
  const { response } = await run({ methods: [method({ authorization: { type: 'AWS_IAM' }, integration: answering })] }, {}, { authorize });
  expect([asked, JSON.parse(response!.body.toString())]).toEqual([['AWS_IAM'], { who: 'ann', group: 'admins' }]);
  await run({}, {}, { authorize });
  expect(asked).toHaveLength(1);
});

test('a refusal of an authorizer is answered', async () => {
  const authorize = async () => { throw failures.accessDenied('User is not authorized to access this resource'); };
  const { response } = await run({ methods: [method({ authorization: { type: 'AWS_IAM' } })] }, {}, { authorize });
  expect([response?.status, response?.body.toString()]).toEqual([403, '{"Message":"User is not authorized to access this resource"}']);
});

test('a method without an integration is a fault of the configuration', async () => {
  expect((await run({ methods: [method({ integration: undefined })] })).failure).toMatchObject({ type: 'API_CONFIGURATION_ERROR' });
});

test('the trace as text has the lines of AWS\'s log', async () => {
  const { trace, requestId } = await run({}, { query: { q: ['1', '2'] }, headers: { 'x-a': 'b' } });
  expect(traceText(trace, NOW).split('\n')).toEqual([
    `Execution log for request ${requestId}`,
    ...[
      `Starting execution for request: ${requestId}`,
      'HTTP Method: GET, Resource Path: /a',
      'Method request path: {}',
      'Method request query string: {q=2}',
      'Method request headers: {x-a=b}',
      'Method request body before transformations: ',
      'Method response body after transformations: ',
      'Method response headers: {Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
    ].map((line) => `Wed Jan 15 12:00:00 UTC 2025 : ${line}`),
    '',
  ]);
});

test('a line of the log is no longer than an event of AWS\'s', async () => {
  const { trace } = await run({}, { body: 'x'.repeat(5000) });
  const line = trace.flatMap(({ lines }) => lines).find((each) => each.startsWith('Method request body'))!;
  expect([line.length, line.endsWith('xx [TRUNCATED]')]).toEqual([1036, true]);
});

test('what a back end has logged is in the trace, also where it fails', async () => {
  const http = async ({ log }: { log(line: string): void }) => { log('about to fail'); throw new Error('it failed'); };
  const methods = [method({ integration: integration({ type: 'HTTP', uri: 'http://back.example/' }) })];
  const { trace } = await run({ methods }, {}, { backends: backends({ http }) });
  expect(trace.find(({ box }) => box === 'invoke')?.details).toMatchObject({ failed: true, status: 504, log: ['about to fail', 'it failed'] });
});
