import { Duration, Size } from 'aws-cdk-lib';
import { CfnClientCertificate, EndpointAccessMode, IpAddressType } from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { all, deploymentIdOf, newGateway, newPool, newStack, templateOf } from './fixtures';
import {
  ApiKeySource, Authorizers, CacheSize, ContentConversion, ExecutionLogDestination, ExecutionLogLevel, GatewayResponseType, GatewayResponses,
  Integrations, MappingTemplate,
  PassthroughBehavior, ResourceAccess, ResponseSource, RestEndpoint, Schema, SecurityPolicy, Source, StageDeployment,
} from '../../../src';
import type {
  CorsOptions, GatewayResponseOptions, PrivateEndpointOptions, PublicEndpointOptions, RequestMappingOptions, RequestOptions,
  RequestParameterOptions, ResponseOptions, RestGatewayProps,
  RestRouteGroupOptions, RestRouteOptions, RouteCacheOptions, RouteLoggingOptions, StageCacheOptions,
  RestStageOptions, RestDocumentationOptions, StageCanaryOptions, StageLoggingOptions, ThrottleOptions,
} from '../../../src';
import { CHANGE_CLASSES } from '../../../src/gateways/rest/change-classes';
import type { ChangeClass } from '../../../src/gateways/rest/change-classes';

/** Two values of every field, each of which means something. A field that is missing here does not compile. */
type Changes<T> = { readonly [K in keyof Required<T>]: readonly [before: T[K], after: T[K]] };

const allow = () => new PolicyDocument({
  statements: [new PolicyStatement({ actions: ['execute-api:Invoke'], resources: ['execute-api:/*'], principals: [new AnyPrincipal()] })],
});
const mock = (status: number) => Integrations.mock({ status });

const route: Changes<RestRouteOptions> = {
  integration: [mock(200), mock(201)],
  authorizer: [undefined, Authorizers.iam()],
  scopes: [undefined, ['a/b']],
  apiKeyRequired: [undefined, true],
  throttle: [undefined, { rate: 1, burst: 1 }],
  timeout: [undefined, Duration.seconds(3)],
  request: [undefined, { headers: { A: { required: true } } }],
  mapping: [undefined, { headers: { B: Source.literal('b') } }],
  responses: [undefined, [{ status: 202 }]],
  operationName: [undefined, 'list'],
  summary: [undefined, 'Lists'],
  description: ['a', 'b'],
  overrides: [undefined, { 'x-other': 1 }],
  cache: [undefined, { keys: ['querystring.page'] }],
  logging: [undefined, { executionLog: ExecutionLogLevel.INFO }],
};
const group: Changes<RestRouteGroupOptions> = {
  routes: [{ 'GET /': { integration: mock(200) } }, { 'GET /': { integration: mock(202) } }],
  authorizer: [undefined, Authorizers.iam()],
  scopes: [undefined, ['a/b']],
  apiKeyRequired: [undefined, true],
  throttle: [undefined, { rate: 1, burst: 1 }],
  timeout: [undefined, Duration.seconds(3)],
};
const stage: Changes<RestStageOptions> = {
  throttle: [undefined, { rate: 1, burst: 1 }],
  logging: [undefined, { accessLog: false }],
  detailedMetrics: [undefined, false],
  tracing: [undefined, false],
  variables: [undefined, { a: 'b' }],
  clientCertificate: [undefined, CfnClientCertificate.fromClientCertificateId(newStack(), 'Certificate', 'abc123')],
  deployment: [undefined, StageDeployment.pinned('abc123')],
  canary: [undefined, { percent: 10 }],
  description: [undefined, 'of all'],
  cache: [undefined, {}],
  tags: [undefined, { team: 'a' }],
};
const documentation: Changes<RestDocumentationOptions> = { version: [undefined, '2'], description: [undefined, 'second'] };
const canary: Changes<StageCanaryOptions> = { percent: [1, 2], variables: [undefined, { a: 'b' }], useStageCache: [undefined, true] };
const logging: Changes<StageLoggingOptions> = {
  accessLog: [undefined, false],
  accessLogRetention: [undefined, RetentionDays.ONE_DAY],
  executionLog: [undefined, ExecutionLogLevel.INFO],
  dataTrace: [undefined, true],
  executionLogDestinations: [
    undefined, [ExecutionLogDestination.logGroup(LogGroup.fromLogGroupArn(newStack(), 'Group', 'arn:aws:logs:us-east-1:111111111111:log-group:a'))],
  ],
};
const routeLogging: Changes<RouteLoggingOptions> = { executionLog: [undefined, ExecutionLogLevel.INFO], dataTrace: [undefined, true] };
const stageCache: Changes<StageCacheOptions> = {
  size: [undefined, CacheSize.GB_1_6],
  encrypted: [undefined, false],
  ttl: [undefined, Duration.seconds(5)],
};
const routeCache: Changes<RouteCacheOptions> = { ttl: [undefined, Duration.seconds(5)], keys: [undefined, ['querystring.a']], shared: [undefined, true] };
const throttle: Changes<ThrottleOptions> = { rate: [1, 2], burst: [1, 2] };
const parameter: Changes<RequestParameterOptions> = { required: [undefined, true], description: [undefined, 'first'] };
const schema = (property: string) => Schema.fromObject({ type: 'object', properties: { [property]: { type: 'string' } } });
const answering = (value: string) => MappingTemplate.json({ statusCode: 200, value });
const mapping: Changes<RequestMappingOptions> = {
  headers: [undefined, { B: Source.literal('b') }],
  querystrings: [undefined, { b: Source.literal('b') }],
  path: [{ b: Source.literal('a') }, { b: Source.literal('b') }],
  template: [answering('a'), answering('b')],
  templates: [undefined, { 'text/plain': answering('a') }],
  passthroughBehavior: [undefined, PassthroughBehavior.NEVER],
  contentHandling: [undefined, ContentConversion.TO_TEXT],
};
const response: Changes<ResponseOptions> = {
  status: [200, 201],
  match: [undefined, '5\\d{2}'],
  headers: [undefined, { B: ResponseSource.literal('b') }],
  template: [undefined, answering('a')],
  templates: [undefined, { 'text/plain': answering('a') }],
  schema: [schema('a'), schema('b')],
  contentHandling: [undefined, ContentConversion.TO_TEXT],
};
const cors: Changes<CorsOptions> = {
  allowOrigins: [['https://a.example'], ['https://b.example']],
  allowHeaders: [undefined, ['X-A']],
  allowMethods: [undefined, ['PUT']],
  exposeHeaders: [undefined, ['X-B']],
  allowCredentials: [undefined, true],
  maxAge: [undefined, Duration.seconds(5)],
};
const request: Changes<RequestOptions> = {
  body: [schema('a'), schema('b')],
  bodies: [undefined, { 'application/json': schema('a') }],
  headers: [undefined, { A: {} }],
  querystrings: [undefined, { a: { required: true } }],
  path: [undefined, { id: { description: 'of all' } }],
  validate: [undefined, false],
};
const gatewayResponse: Changes<GatewayResponseOptions> = {
  type: [GatewayResponseType.THROTTLED, GatewayResponseType.UNAUTHORIZED],
  status: [401, 403],
  headers: [undefined, { 'X-A': Source.literal('a') }],
  templates: [undefined, { 'text/plain': 'no' }],
};
const gateway: Changes<RestGatewayProps> = {
  authorizer: [Authorizers.none(), Authorizers.iam()],
  routes: [undefined, { 'GET /other': { integration: mock(200) } }],
  stages: [undefined, { prod: { tracing: false } }],
  defaultStage: [undefined, 'prod'],
  cors: [undefined, { allowOrigins: ['*'] }],
  gatewayResponses: [undefined, GatewayResponses.problemJson()],
  apiKeyRequired: [undefined, true],
  apiKeySource: [undefined, ApiKeySource.AUTHORIZER],
  restApiName: [undefined, 'other'],
  description: [undefined, 'of all'],
  binaryMediaTypes: [undefined, ['image/png']],
  minimumCompressionSize: [undefined, Size.bytes(5)],
  disableExecuteApiEndpoint: [undefined, true],
  endpoint: [undefined, RestEndpoint.edge()],
  resourceAccess: [undefined, ResourceAccess.everyone()],
  policy: [undefined, allow()],
  accountLogRole: [undefined, false],
  documentation: [undefined, {}],
};

const endpoint: Changes<PrivateEndpointOptions & PublicEndpointOptions> = {
  securityPolicy: [undefined, SecurityPolicy.TLS_1_2],
  endpointAccessMode: [EndpointAccessMode.BASIC, EndpointAccessMode.STRICT],
  ipAddressType: [undefined, IpAddressType.DUAL_STACK],
  vpcEndpointIds: [undefined, ['vpce-1']],
};

/** One field of an endpoint, with what it cannot be without. */
function endpointWith(field: string, options: object) {
  if (field === 'vpcEndpointIds') return { policy: allow(), endpoint: RestEndpoint.privately([], options) };
  return { endpoint: RestEndpoint.regional({ ...field === 'endpointAccessMode' && { securityPolicy: SecurityPolicy.TLS13_1_3_2025_09 }, ...options }) };
}

const throttled = { type: GatewayResponseType.THROTTLED, status: 418 };

/** A template of a gateway in which one field of one struct has a value. */
function build(struct: keyof typeof CHANGE_CLASSES, field: string, value: unknown) {
  const of = (name: string) => (name === struct ? { [field]: value } : {});
  const stack = newStack();
  const caches = ['stageCache', 'routeCache'].includes(struct);
  const back = Integrations.http('https://back.example.com');
  // Scopes want an authorizer that checks them.
  const base: RestGatewayProps = { authorizer: field === 'scopes' ? Authorizers.cognito(newPool(stack)) : Authorizers.none() };
  const made = newGateway(stack, {
    ...base,
    ...(['cors', 'gateway'].includes(struct) && { cors: { allowOrigins: ['https://a.example'], ...of('cors') } }),
    stages: { prod: { logging: of('logging'), ...caches && { cache: of('stageCache') }, ...struct === 'throttle' && { throttle: { rate: 5, burst: 5, ...of('throttle') } }, ...(struct === 'canary' || field === 'canary') && { deployment: StageDeployment.pinned('abc123') }, ...struct === 'canary' && { canary: { percent: 5, ...of('canary') } }, ...of('stage') } },
    routes: {
      'GET /': {
        integration: field === 'cache' ? back : mock(200), request: { headers: { A: of('parameter') } }, logging: of('routeLogging'), ...of('route'),
      } as RestRouteOptions,
      ...caches && { 'GET /cached': { integration: back, cache: of('routeCache'), authorizer: Authorizers.cognito(UserPool.fromUserPoolId(stack, 'Pool', 'us-east-1_a')) } },
      ...struct === 'request' && { 'PUT /{id}': { integration: mock(200), request: { headers: { B: { required: true } }, ...of('request') } } },
      ...struct === 'mapping' && { 'PUT /mapped': { integration: Integrations.httpCustom('https://a.example/{b}'), mapping: { path: { b: Source.literal('a') }, ...of('mapping') } } },
      ...struct === 'response' && { 'PUT /answered': { integration: mock(200), responses: [{ status: 202, ...of('response') }] } },
    },
    ...struct === 'gatewayResponse' && { gatewayResponses: [{ ...throttled, ...of('gatewayResponse') }] },
    ...struct === 'endpoint' && endpointWith(field, of('endpoint')),
    ...(struct === 'documentation' || field === 'documentation') && { description: 'All', documentation: of('documentation') },
    ...of('gateway'),
  });
  made.addRoutes('/group', { routes: { 'GET /': { integration: mock(200) } }, ...of('group') } as RestRouteGroupOptions);
  const template = templateOf(stack);
  const stages = JSON.stringify(all(template, 'AWS::ApiGateway::Stage').map((each) => each.Properties));
  const id = deploymentIdOf(template);
  return { id, stages: stages.split(id).join('<deployment>') };
}

/** What really changes. */
function observed(struct: keyof typeof CHANGE_CLASSES, field: string, [before, after]: readonly [unknown, unknown]): ChangeClass {
  const [a, b] = [build(struct, field, before), build(struct, field, after)];
  if (a.id !== b.id) return 'body';
  return a.stages === b.stages ? 'comment' : 'stage';
}

const structs = {
  gateway,
  route,
  group,
  stage,
  canary,
  documentation,
  logging,
  throttle,
  cors,
  request,
  parameter,
  mapping,
  response,
  gatewayResponse,
  endpoint,
  routeLogging,
  stageCache,
  routeCache,
};
const cases = Object.entries(structs).flatMap(([struct, fields]) =>
  Object.entries(fields).map(([field, values]) => [struct, field, values] as const));

test.each(cases)('%s.%s changes what its class says', (struct, field, values) => {
  const classes = CHANGE_CLASSES[struct as keyof typeof CHANGE_CLASSES] as Record<string, ChangeClass>;
  expect(observed(struct as keyof typeof CHANGE_CLASSES, field, values)).toBe(classes[field]);
});

test('every class has a field, so that each of the three outcomes is shown', () => {
  const used = new Set(Object.values(CHANGE_CLASSES).flatMap((classes) => Object.values(classes)));
  expect([...used].sort()).toEqual(['body', 'comment', 'stage']);
});
