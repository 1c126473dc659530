import { Stack } from 'aws-cdk-lib';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { TWO_ORIGINS, routeContext } from './context';
import { Integrations, Source } from '../../src';
import { expectRefusal } from '../errors/refusal';

const handler = () => Function.fromFunctionArn(new Stack(), 'Chat', 'arn:aws:lambda:us-east-1:111111111111:function:chat');
const FACTORIES = ['lambda', 'lambdaCustom', 'lambdaAsync'] as const;

describe('Integrations.lambdaAsync', () => {
  test('starts the function and answers for Lambda', () => {
    const config = Integrations.lambdaAsync(handler()).bindRestIntegration(routeContext('POST /jobs'));
    expect(config).toMatchObject({
      type: 'aws', httpMethod: 'POST', label: 'lambda:Event:Chat', requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
    });
    expect(config.responses!.map(({ statusCode, templates }) => [statusCode, templates!['application/json']])).toEqual([
      [202, '{"message":"Accepted"}'], [400, '{"message":"Bad Request"}'], [413, '{"message":"Request Too Large"}'],
      [429, '{"message":"Too Many Requests"}'], [502, '{"message":"Bad Gateway"}'],
    ]);
  });

  test('has one answer for each status of Lambda', () => {
    const { responses = [] } = Integrations.lambdaAsync(handler()).bindRestIntegration(routeContext('POST /jobs'));
    const answering = (status: number) => responses.filter(({ selectionPattern }) => selectionPattern && new RegExp(`^(?:${selectionPattern})$`).test(String(status)));
    const all = Array.from({ length: 500 }, (_, i) => i + 100);
    expect(all.filter((status) => answering(status).length > 1)).toEqual([]);
    expect(all.filter((status) => answering(status).length === 0).every((status) => status >= 200 && status < 300)).toBe(true);
  });

  test('lets pages of several origins read its answers', () => {
    const { responses = [] } = Integrations.lambdaAsync(handler()).bindRestIntegration(routeContext('POST /jobs', { cors: TWO_ORIGINS }));
    expect(responses.every(({ templates }) => templates!['application/json'].includes('Access-Control-Allow-Origin'))).toBe(true);
  });
});

describe('what describes itself', () => {
  test.each([
    ['streams', Integrations.lambda(handler(), { stream: true }), { service: 'lambda', action: 'InvokeWithResponseStream', target: 'Chat' }],
    ['is whole', Integrations.lambda(handler(), { stream: false }), { service: 'lambda', target: 'Chat' }],
    ['is custom', Integrations.lambdaCustom(handler(), {}), { service: 'lambda', target: 'Chat' }],
    ['is not waited for', Integrations.lambdaAsync(handler()), { service: 'lambda', action: 'Event', target: 'Chat' }],
  ])('as what %s', (_, integration, description) => {
    expect(integration.describe()).toEqual(description);
    expect(integration.bindRestIntegration(routeContext('GET /')).description).toEqual(description);
  });
});

describe.each(FACTORIES)('the options of Integrations.%s', (factory) => {
  const bind = (options: any, claims = true) => Integrations[factory](handler(), options).bindRestIntegration(routeContext('GET /{tenant}', { hasClaims: claims }));

  test.each<[string, Source, string]>([
    ['a claim', Source.claim('custom:tenant'), 'context.authorizer.claims.custom:tenant'],
    ['what an authorizer yields', Source.context('authorizer.tenant'), 'context.authorizer.tenant'],
    ['the principal', Source.context('authorizer.principalId'), 'context.authorizer.principalId'],
  ])('take %s for the tenant', (_, tenantId, expression) => {
    expect(bind({ tenantId }).requestParameters).toMatchObject({ 'integration.request.header.X-Amz-Tenant-Id': expression });
  });

  test.each<[string, unknown]>([
    ['a header', Source.header('X-Tenant')], ['a query string', Source.querystring('tenant')], ['the path', Source.path('tenant')], ['the body', Source.body('$.tenant')],
    ['an address', Source.context('identity.sourceIp')], ['what joins', Source.concat(Source.claim('a'), Source.header('b'))], ['fixed text', Source.literal('a')],
    ['text', 'blue'], ['null', null], ['an object', {}],
  ])('refuse %s for the tenant', (_, tenantId) => {
    expectRefusal(() => bind({ tenantId }), 'GH_TENANT_ID', `Integrations.${factory} has the tenantId`, 'which no authorizer vouches for');
  });

  test('refuse claims that there are not, and those without a name', () => {
    expectRefusal(() => bind({ tenantId: Source.claim('tenant') }, false), 'GH_CLAIMS_MISSING');
    expectRefusal(() => bind({ tenantId: Source.claim('a b') }), 'GH_SOURCE');
  });

  test.each([[null], [7], ['stream']])('are not %p', (options) => {
    expectRefusal(() => bind(options), 'GH_TYPE', `the options of Integrations.${factory}`);
  });
});

test('stream of Integrations.lambda is true or false', () => {
  expectRefusal(() => Integrations.lambda(handler(), { stream: 'yes' as never }).bindRestIntegration(routeContext('GET /')), 'GH_TYPE', 'stream of the options');
});

test.each(FACTORIES)('Integrations.%s refuses what is no function', (factory) => {
  expectRefusal(() => Integrations[factory]({} as never).bindRestIntegration(routeContext('GET /')), 'GH_INTEGRATION_OPTION', 'a function is due');
});

test.each<[string, () => { describe(): unknown }]>([
  ['mock of nothing', () => Integrations.mock(null as never)], ['an address that is none', () => Integrations.http('nope')],
  ['no function', () => Integrations.lambda(null as never)], ['no function to start', () => Integrations.lambdaAsync(undefined as never)],
])('what cannot be described says so: %s', (_, make) => {
  expect(() => make().describe()).toThrow(/^GH_/);
});
