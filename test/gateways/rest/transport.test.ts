import { Duration, Size, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnClientCertificate } from 'aws-cdk-lib/aws-apigateway';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { all, newGateway, newPool, newStack, templateOf } from './fixtures';
import { Authorizers, Integrations, MappingTemplate, RestIntegrationType, Source } from '../../../src';
import type { HttpIntegrationOptions, IRestIntegration, RestGatewayProps, RestIntegrationConfig, RestRouteOptions } from '../../../src';
import { expectRefusal } from '../../errors/refusal';

const ARN = 'arn:aws:lambda:us-east-1:111111111111:function:chat';
const URL = 'https://app.example.com';
const LAMBDA = 'arn:aws:apigateway:us-east-1:lambda:path';
const chat = (stack: Stack) => Function.fromFunctionAttributes(stack, 'Chat', { functionArn: ARN, sameEnvironment: true });

function gatewayOf(route: RestRouteOptions, props: Partial<RestGatewayProps> = {}, stack = newStack()) {
  const gateway = newGateway(stack, { authorizer: Authorizers.none(), routes: { 'GET /chat': route }, ...props });
  return { stack, gateway };
}

function integrationOf(stack: Stack) {
  const [{ Properties }] = all(templateOf(stack), 'AWS::ApiGateway::RestApi');
  return Properties.Body.paths['/chat'].get['x-amazon-apigateway-integration'];
}

const warned = (stack: Stack, code: string) => Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(`${code}:`)).length;
const foreign = (config: Partial<RestIntegrationConfig>): IRestIntegration => ({
  bindRestIntegration: () => ({ type: RestIntegrationType.HTTP_PROXY, label: 'own', uri: URL, httpMethod: 'GET', ...config }),
});

describe('a streamed answer', () => {
  test('of a function is asked for by its own API, for as long as can be', () => {
    const stack = newStack();
    gatewayOf({ integration: Integrations.lambda(chat(stack), { stream: true }) }, {}, stack);
    const { uri, ...rest } = integrationOf(stack);
    expect(rest).toEqual({ type: 'aws_proxy', httpMethod: 'POST', responseTransferMode: 'STREAM', timeoutInMillis: 900_000 });
    expect(uri['Fn::Join'][1].at(-1)).toBe(`:apigateway:us-east-1:lambda:path/2021-11-15/functions/${ARN}/response-streaming-invocations`);
    const [{ Properties: permission }] = all(templateOf(stack), 'AWS::Lambda::Permission');
    expect(permission.Action).toBe('lambda:InvokeFunction');
  });

  test('of an HTTP back end has the timeout that the route says', () => {
    const { stack } = gatewayOf({ integration: Integrations.http(URL, { stream: true }), timeout: Duration.minutes(6) });
    expect(integrationOf(stack)).toMatchObject({ type: 'http_proxy', responseTransferMode: 'STREAM', timeoutInMillis: 360_000 });
    expect(warned(stack, 'GH_TIMEOUT_QUOTA')).toBe(0);
  });

  test('is not compressed, which is said', () => {
    const { stack } = gatewayOf({ integration: Integrations.http(URL, { stream: true }) }, { minimumCompressionSize: Size.bytes(0) });
    expect(warned(stack, 'GH_STREAM_COMPRESSION')).toBe(1);
  });

  test('has no mapping', () => {
    const integration = Integrations.http(URL, { stream: true });
    expectRefusal(() => gatewayOf({ integration, mapping: { template: MappingTemplate.json({}) } }), 'GH_MAPPING_PROXY');
    expectRefusal(() => gatewayOf({ integration, responses: [{ status: 200 }] }), 'GH_MAPPING_PROXY');
  });

  test.each<[string, Partial<RestIntegrationConfig>, string]>([
    ['is mapped', { type: RestIntegrationType.HTTP, streams: true }, 'which is mapped'],
    ['has answers', { streams: true, responses: [{ statusCode: 200 }] }, 'streams and maps answers'],
    ['asks for the whole', { type: RestIntegrationType.AWS_PROXY, streams: true, uri: `${LAMBDA}/2015-03-31/functions/f/invocations` }, 'called by invocations'],
    ['is not awaited as one', { type: RestIntegrationType.AWS_PROXY, uri: `${LAMBDA}/2021-11-15/functions/f/response-streaming-invocations` }, 'does not stream'],
  ])('is refused where it %s', (_, config, words) => {
    expectRefusal(() => gatewayOf({ integration: foreign(config) }), 'GH_STREAM', words);
  });

  test('of httpCustom is refused', () => {
    const options: HttpIntegrationOptions = { stream: true };
    expectRefusal(() => gatewayOf({ integration: Integrations.httpCustom(URL, options) }), 'GH_STREAM', 'http:app.example.com');
  });
});

describe('timeouts', () => {
  const timed = (millis: number, stream = false) => () => (
    gatewayOf({ integration: Integrations.http(URL, { stream }), timeout: Duration.millis(millis) })
  );

  test.each([[50], [29_000]])('%p ms are taken', (millis) => {
    expect(warned(timed(millis)().stack, 'GH_TIMEOUT_QUOTA')).toBe(0);
  });

  test.each([[29_001], [300_000]])('%p ms want a raised quota', (millis) => {
    const { stack } = timed(millis)();
    expect(integrationOf(stack).timeoutInMillis).toBe(millis);
    expect(warned(stack, 'GH_TIMEOUT_QUOTA')).toBe(1);
  });

  test.each([[49, false], [300_001, false], [900_001, true], [100.5, false]])('%p ms are refused, streamed: %p', (millis, stream) => {
    expectRefusal(timed(millis, stream), 'GH_INTEGRATION_OPTION', `the timeout ${millis} ms`);
  });

  test.each<[string, (api: CfnRestApi) => void]>([
    ['on its L1', (api) => { api.endpointConfiguration = { types: ['EDGE'] }; }],
    ['by an override', (api) => api.addPropertyOverride('EndpointConfiguration.Types', ['EDGE'])],
    ['by saying nothing', (api) => { api.endpointConfiguration = undefined; }],
  ])('an API that is made edge-optimized %s has no raised quota', (_, change) => {
    const { stack, gateway } = timed(60_000)();
    change(gateway.node.defaultChild as CfnRestApi);
    expect(() => templateOf(stack)).toThrow(/GH_INTEGRATION_OPTION: route "GET \/chat" has the timeout 60000 ms, and the API is edge-optimized/);
  });

  test('an edge-optimized API streams for as long as others', () => {
    const { stack, gateway } = timed(60_000, true)();
    (gateway.node.defaultChild as CfnRestApi).endpointConfiguration = { types: ['EDGE'] };
    expect(integrationOf(stack).timeoutInMillis).toBe(60_000);
  });
});

describe('certificates', () => {
  test('that nobody verifies are warned of', () => {
    const { stack } = gatewayOf({ integration: Integrations.http(URL, { tls: { insecureSkipVerification: true } }) });
    expect(integrationOf(stack).tlsConfig).toEqual({ insecureSkipVerification: true });
    expect(warned(stack, 'GH_TLS_UNVERIFIED')).toBe(1);
  });

  test('that are verified are not', () => {
    const { stack } = gatewayOf({ integration: Integrations.httpCustom(URL, { tls: { insecureSkipVerification: false } }) });
    expect(integrationOf(stack)).not.toHaveProperty('tlsConfig');
    expect(warned(stack, 'GH_TLS_UNVERIFIED')).toBe(0);
  });

  const wanting = { integration: Integrations.httpCustom(URL, { requiresClientCertificate: true }) };

  test('of the client stand in the stages', () => {
    const stack = newStack();
    const clientCertificate = new CfnClientCertificate(stack, 'Certificate');
    const other = CfnClientCertificate.fromClientCertificateId(stack, 'Other', 'abc');
    gatewayOf(wanting, { stages: { prod: { clientCertificate }, test: { clientCertificate: other } } }, stack);
    const stages = all(templateOf(stack), 'AWS::ApiGateway::Stage').map(({ Properties }) => Properties.ClientCertificateId);
    expect(stages).toEqual([{ Ref: 'Certificate' }, 'abc']);
  });

  test('of the client that a stage lacks are missed', () => {
    const stack = newStack();
    const clientCertificate = new CfnClientCertificate(stack, 'Certificate');
    expectRefusal(() => gatewayOf(wanting, { stages: { prod: { clientCertificate }, beta: {}, test: {} } }, stack), 'GH_CLIENT_CERTIFICATE', 'the stages "beta", "test" have none');
    expectRefusal(() => gatewayOf(wanting), 'GH_CLIENT_CERTIFICATE', '"prod"');
  });

  test.each([[7], [{}], [null], [{ clientCertificateRef: {} }]])('%p is none', (clientCertificate) => {
    expectRefusal(() => gatewayOf(wanting, { stages: { prod: { clientCertificate: clientCertificate as never } } }), 'GH_TYPE', 'clientCertificate of stage "prod"');
  });
});

describe('the tenant of a function', () => {
  const tenant = { 'integration.request.header.X-Amz-Tenant-Id': 'context.authorizer.claims.tenant' };

  test.each(['lambda', 'lambdaCustom', 'lambdaAsync'] as const)('of %s comes from a claim', (factory) => {
    const stack = newStack();
    const integration = Integrations[factory](chat(stack), { tenantId: Source.claim('tenant') });
    gatewayOf({ integration }, { authorizer: Authorizers.cognito(newPool(stack)) }, stack);
    expect(integrationOf(stack).requestParameters).toMatchObject(tenant);
  });

  test('comes from a claim only where there are claims', () => {
    const stack = newStack();
    expectRefusal(() => gatewayOf({ integration: Integrations.lambda(chat(stack), { tenantId: Source.claim('tenant') }) }, {}, stack), 'GH_CLAIMS_MISSING');
  });

  test.each([['none', Authorizers.none()], ['iam', Authorizers.iam()]])('is refused where the authorizer, %s, yields none', (_, authorizer) => {
    const stack = newStack();
    const integration = Integrations.lambda(chat(stack), { tenantId: Source.context('authorizer.tenant') });
    expectRefusal(() => gatewayOf({ integration, authorizer }, {}, stack), 'GH_TENANT_ID', 'yields no such thing');
  });

  test('is refused where a mapping takes it from the caller', () => {
    const stack = newStack();
    const mapping = { headers: { 'x-amz-tenant-id': Source.header('X-Tenant') } };
    expectRefusal(() => gatewayOf({ integration: Integrations.lambdaCustom(chat(stack)), mapping }, {}, stack), 'GH_TENANT_ID', 'which the caller may choose');
  });

  const overriding = { requestOverrides: { headers: { 'X-Amz-Tenant-Id': Source.header('X-T') } } };
  test.each<[string, RestRouteOptions['mapping']]>([
    ['a context variable of the caller', { headers: { 'X-Amz-Tenant-Id': Source.context('identity.userAgent') } }],
    ['a template that overrides it', { template: MappingTemplate.json({ a: 1 }, overriding) }],
    ['VTL that overrides it', { template: MappingTemplate.fromVtl("#set($context.requestOverride.header.X-Amz-Tenant-Id = $input.params('t')){}") }],
    ['VTL that names it otherwise', { template: MappingTemplate.fromVtl("#set($context.requestOverride.header['x-amz-tenant-id'] = 'a'){}") }],
  ])('is refused from %s', (_, mapping) => {
    const stack = newStack();
    const integration = Integrations.lambdaCustom(chat(stack), mapping?.headers ? {} : { tenantId: Source.claim('tenant') });
    expectRefusal(() => gatewayOf({ integration, mapping }, { authorizer: Authorizers.cognito(newPool(stack)) }, stack), 'GH_TENANT_ID', 'may choose');
  });

  test('may be fixed', () => {
    const stack = newStack();
    const mapping = { headers: { 'X-Amz-Tenant-Id': Source.literal('blue') } };
    expect(() => gatewayOf({ integration: Integrations.lambdaCustom(chat(stack)), mapping }, {}, stack)).not.toThrow();
  });
});
