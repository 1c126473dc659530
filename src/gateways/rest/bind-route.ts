import { routeFindings } from './route-findings';
import type { RestRouteDefaults, RestRouteOptions } from './route-options';
import type { IRestAuthorizer, RestAuthorizerConfig } from '../../authorizers';
import type { ThrottleOptions } from '../../delivery';
import { GatehouseError, listed, quote, shapeFindings, throwFindings } from '../../errors';
import type { Kind } from '../../errors';
import type { IRestIntegration, RestIntegrationConfig } from '../../integrations';
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
  const integration = withTimeout(options.integration.bindRestIntegration(route), timeout);
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
  const whole = isPlain(config) && (config.schemeName === undefined) === (config.scheme === undefined) && config.schemeName !== API_KEY_SCHEME;
  if (whole) return config;
  throw new GatehouseError({
    code: 'GH_AUTHORIZER_SCHEME',
    given: `the authorizer of route ${quote(key.text)} describes itself as ${isPlain(config) ? listed(Object.keys(config)) : quote(config)}`,
    allowed: `schemeName and scheme together, or neither for a public route; any name but ${quote(API_KEY_SCHEME)}`,
    fix: 'Mend what its bindRestAuthorizer returns',
  });
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

/** What is wrong with the kinds of a route's or a group's fields. */
export function checkFields(where: string, options: RestRouteDefaults): void {
  const request = (options as RestRouteOptions | undefined)?.request;
  const own = shapeFindings(where, options, ROUTE_FIELDS);
  throwFindings(own.length || !request ? own : shapeFindings(`request of ${where}`, request, { headers: 'object', querystrings: 'object' }));
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
