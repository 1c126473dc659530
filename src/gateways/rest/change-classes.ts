import type { RouteCacheOptions } from './cache-options';
import type { RestGatewayProps } from './rest-gateway-props';
import type { RestRouteGroupOptions, RestRouteOptions } from './route-options';
import type { PrivateEndpointOptions, PublicEndpointOptions, RestStageOptions, RouteLoggingOptions, StageCacheOptions, RestDocumentationOptions, StageCanaryOptions, StageLoggingOptions, ThrottleOptions } from '../../delivery';
import type { CorsOptions, GatewayResponseOptions, RequestMappingOptions, RequestOptions, RequestParameterOptions, ResponseOptions } from '../../mapping';

/**
 * What a change of a field leads to: a new deployment (`body`), another stage (`stage`), or neither (`comment`).
 *
 * A field that answers could depend on and that is no `body` would make stale deployments; one that is `body` without need, needless
 * ones. The compiler refuses a field without a class, and test/gateways/rest/change-classes.test.ts holds each to its class.
 */
export type ChangeClass = 'body' | 'stage' | 'comment';

type Classes<T> = { readonly [K in keyof Required<T>]: ChangeClass };

const gateway: Classes<RestGatewayProps> = {
  authorizer: 'body',
  routes: 'body',
  stages: 'stage',
  defaultStage: 'comment',
  cors: 'body',
  gatewayResponses: 'body',
  apiKeyRequired: 'body',
  apiKeySource: 'body',
  restApiName: 'comment',
  description: 'comment',
  binaryMediaTypes: 'body',
  minimumCompressionSize: 'body',
  disableExecuteApiEndpoint: 'body',
  endpoint: 'body',
  resourceAccess: 'body',
  policy: 'body',
  accountLogRole: 'comment',
  documentation: 'stage',
};

const route: Classes<RestRouteOptions> = {
  integration: 'body',
  authorizer: 'body',
  scopes: 'body',
  apiKeyRequired: 'body',
  throttle: 'stage',
  timeout: 'body',
  request: 'body',
  mapping: 'body',
  responses: 'body',
  cache: 'body',
  logging: 'stage',
  operationName: 'comment',
  summary: 'comment',
  description: 'comment',
  overrides: 'body',
};

const group: Classes<RestRouteGroupOptions> = {
  routes: 'body',
  authorizer: 'body',
  scopes: 'body',
  apiKeyRequired: 'body',
  throttle: 'stage',
  timeout: 'body',
};

const stage: Classes<RestStageOptions> = {
  throttle: 'stage',
  logging: 'stage',
  detailedMetrics: 'stage',
  tracing: 'stage',
  variables: 'stage',
  clientCertificate: 'stage',
  deployment: 'stage',
  canary: 'stage',
  description: 'stage',
  cache: 'stage',
  tags: 'stage',
};

const documentation: Classes<RestDocumentationOptions> = { version: 'stage', description: 'comment' };

const canary: Classes<StageCanaryOptions> = { percent: 'stage', variables: 'stage', useStageCache: 'stage' };

const logging: Classes<StageLoggingOptions> = {
  accessLog: 'stage',
  accessLogRetention: 'comment',
  executionLog: 'stage',
  dataTrace: 'stage',
  executionLogDestinations: 'comment',
};

const routeLogging: Classes<RouteLoggingOptions> = { executionLog: 'stage', dataTrace: 'stage' };

const stageCache: Classes<StageCacheOptions> = { size: 'stage', encrypted: 'stage', ttl: 'stage' };

const routeCache: Classes<RouteCacheOptions> = { ttl: 'stage', keys: 'body', shared: 'body' };

const throttle: Classes<ThrottleOptions> = { rate: 'stage', burst: 'stage' };

const cors: Classes<CorsOptions> = {
  allowOrigins: 'body',
  allowHeaders: 'body',
  allowMethods: 'body',
  exposeHeaders: 'body',
  allowCredentials: 'body',
  maxAge: 'body',
};

const request: Classes<RequestOptions> = { body: 'body', bodies: 'body', headers: 'body', querystrings: 'body', path: 'comment', validate: 'body' };

const parameter: Classes<RequestParameterOptions> = { required: 'body', description: 'comment' };

const mapping: Classes<RequestMappingOptions> = {
  headers: 'body',
  querystrings: 'body',
  path: 'body',
  template: 'body',
  templates: 'body',
  passthroughBehavior: 'body',
  contentHandling: 'body',
};

const response: Classes<ResponseOptions> = {
  status: 'body',
  match: 'body',
  headers: 'body',
  template: 'body',
  templates: 'body',
  schema: 'body',
  contentHandling: 'body',
};

const gatewayResponse: Classes<GatewayResponseOptions> = { type: 'body', status: 'body', headers: 'body', templates: 'body' };

/** Addresses change at once, without a deployment. */
const endpoint: Classes<PrivateEndpointOptions & PublicEndpointOptions> = {
  securityPolicy: 'body',
  endpointAccessMode: 'body',
  ipAddressType: 'comment',
  vpcEndpointIds: 'body',
};

/** Every field of what a REST gateway is made with, by struct. */
export const CHANGE_CLASSES = {
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
