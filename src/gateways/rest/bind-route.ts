import { routeFindings } from './route-findings';
import type { RestRouteDefaults, RestRouteOptions } from './route-options';
import type { IRestAuthorizer, RestAuthorizerConfig } from '../../authorizers';
import type { ThrottleOptions } from '../../delivery';
import { GatehouseError, assertShape, listed, quote, throwFindings } from '../../errors';
import type { Kind } from '../../errors';
import { ContentConversion, PassthroughBehavior, RestIntegrationType } from '../../integrations';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from '../../integrations';
import { declaredParameters } from '../../mapping';
import type { CorsOptions } from '../../mapping';
import { API_KEY_SCHEME, isPlain } from '../../openapi';
import type { RestOperationModel } from '../../openapi';
import { pathParameters } from '../../routes';
import type { RouteKey } from '../../routes';

/** A route as the table keeps it. */
export interface BoundRoute extends RestOperationModel {
  readonly throttle?: ThrottleOptions;
}

/** What holds for a route that says nothing itself; the gateway always has an authorizer. */
export interface EffectiveDefaults extends RestRouteDefaults {
  readonly authorizer: IRestAuthorizer;
}

/** Binds one route: from what the user wrote to what is rendered. Pure. */
export function bindRoute(key: RouteKey, options: RestRouteOptions, defaults: EffectiveDefaults, cors?: CorsOptions): BoundRoute {
  assertOptions(key, options);
  const scopes = options.scopes ?? scopesFromGroup(options, defaults);
  const authorizer = bindAuthorizer(key, options.authorizer ?? defaults.authorizer, scopes);
  const inPath = pathParameters(key.segments);
  const route = { method: key.method, path: key.path, pathParameters: inPath, hasClaims: authorizer.yieldsClaims ?? false, cors };
  const timeout = options.timeout ?? defaults.timeout;
  const integration = withTimeout(bindIntegration(key, options.integration, route), timeout);
  const bound = {
    integration,
    authorizer,
    scopes,
    apiKeyRequired: options.apiKeyRequired ?? defaults.apiKeyRequired ?? false,
    parameters: declaredParameters(inPath, options.request, integration.readsHeaders),
    throttle: options.throttle ?? defaults.throttle,
    summary: options.summary,
    description: options.description,
    operationName: options.operationName,
    overrides: options.overrides,
  };
  throwFindings(routeFindings(key, bound));
  return bound;
}

/** A group's scopes are meant for the group's authorizer: a route with another one does not take them. */
function scopesFromGroup(options: RestRouteOptions, defaults: EffectiveDefaults): string[] {
  return options.authorizer === undefined ? defaults.scopes ?? [] : [];
}

function withTimeout(integration: RestIntegrationConfig, timeout = integration.timeout): RestIntegrationConfig {
  return timeout === undefined ? integration : { ...integration, timeout };
}

/** Asks an authorizer what it is; other languages and plain JavaScript can hand over anything. */
function bindAuthorizer(key: RouteKey, authorizer: IRestAuthorizer, scopes: string[]): RestAuthorizerConfig {
  if (typeof authorizer?.bindRestAuthorizer === 'function') {
    return checkedAuthorizer(key, authorizer.bindRestAuthorizer({ method: key.method, path: key.path, scopes }));
  }
  throw new GatehouseError({
    code: 'GH_AUTHORIZER_MISSING',
    given: `route ${quote(key.text)} has the authorizer ${quote(authorizer)}`,
    allowed: 'Authorizers.none, iam and cognito on REST gateways',
    fix: 'Give the gateway, the group or the route an authorizer; a public route says Authorizers.none()',
  });
}

/** A scheme without a name, or the other way round, would leave the route open. */
function checkedAuthorizer(key: RouteKey, config: RestAuthorizerConfig): RestAuthorizerConfig {
  if (isWhole(config)) return config;
  throw new GatehouseError({
    code: 'GH_AUTHORIZER_SCHEME',
    given: `the authorizer of route ${quote(key.text)} describes itself as ${isPlain(config) ? listed(Object.keys(config)) : quote(config)}`,
    allowed: `schemeName and scheme together, or neither for a public route; any name but ${quote(API_KEY_SCHEME)}`,
    fix: 'Mend what its bindRestAuthorizer returns',
  });
}

function isWhole(config: RestAuthorizerConfig): boolean {
  if (!isPlain(config) || typeof config.label !== 'string') return false;
  const { schemeName, scheme } = config;
  if (schemeName === undefined && scheme === undefined) return true;
  return typeof schemeName === 'string' && schemeName !== '' && schemeName !== API_KEY_SCHEME && isPlain(scheme);
}

const INTEGRATION_FIELDS: Record<string, Kind> = {
  type: Object.values(RestIntegrationType),
  label: 'text',
  uri: 'text',
  httpMethod: 'text',
  usesServiceRole: 'boolean',
  passthroughBehavior: Object.values(PassthroughBehavior),
  contentHandling: Object.values(ContentConversion),
  timeout: 'duration',
  requestParameters: 'textMap',
  requestTemplates: 'textMap',
  responses: 'list',
  readsHeaders: 'texts',
  binaryMediaTypes: 'texts',
  needsBinaryMediaTypes: 'boolean',
  wants: 'object',
};

/** Asks an integration what it is, and checks the answer of those that are not ours. */
function bindIntegration(key: RouteKey, integration: IRestIntegration, route: RestRouteContext): RestIntegrationConfig {
  const where = `what the integration of route ${quote(key.text)} describes`;
  const config = integration.bindRestIntegration(route);
  assertShape(where, config, INTEGRATION_FIELDS);
  assertShape(where, { type: config.type ?? null, label: config.label ?? null }, INTEGRATION_FIELDS);
  for (const response of config.responses ?? []) {
    assertShape(`an answer in ${where}`, response, { statusCode: 'number', selectionPattern: 'text', headers: 'textMap', templates: 'textMap' });
  }
  assertShape(`wants in ${where}`, config.wants ?? {}, { invoke: 'list', statements: 'list', corsBuckets: 'list' });
  return config;
}

const ROUTE_FIELDS: Record<string, Kind> = {
  scopes: 'texts',
  apiKeyRequired: 'boolean',
  throttle: 'object',
  timeout: 'duration',
  request: 'object',
  operationName: 'text',
  summary: 'text',
  description: 'text',
};

/** Refuses fields of a route or group that are of another kind than documented. */
export function checkFields(where: string, options: RestRouteDefaults): void {
  assertShape(where, options, ROUTE_FIELDS);
  const { request } = options as RestRouteOptions;
  if (request === undefined) return;
  assertShape(`request of ${where}`, request, { headers: 'map', querystrings: 'map' });
  for (const [place, parameters] of Object.entries({ headers: request.headers, querystrings: request.querystrings })) {
    for (const [name, parameter] of Object.entries(parameters ?? {})) {
      assertShape(`${place} ${quote(name)} of ${where}`, parameter, { required: 'boolean' });
    }
  }
}

function assertOptions(key: RouteKey, options: RestRouteOptions): void {
  const integration: IRestIntegration | undefined = options?.integration;
  if (typeof integration?.bindRestIntegration === 'function') return checkFields(`route ${quote(key.text)}`, options);
  throw new GatehouseError({
    code: 'GH_INTEGRATION_MISSING',
    given: `route ${quote(key.text)} has the integration ${quote(integration)}`,
    allowed: 'Integrations.lambda, http, mock, s3PutObject and s3GetObject on REST gateways',
    fix: 'Write { integration: Integrations.lambda(…) } or another of them',
  });
}
