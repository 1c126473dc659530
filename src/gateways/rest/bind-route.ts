import { boundCache } from './bound-cache';
import type { BoundCache } from './bound-cache';
import { bindAuthorizer, bindIntegration } from './described';
import { mappedIntegration, mappingWarnings } from './mapped-integration';
import { checkFields } from './route-fields';
import { routeFindings } from './route-findings';
import type { RestRouteDefaults, RestRouteOptions } from './route-options';
import type { IRestAuthorizer } from '../../authorizers';
import { dataTraceWarnings } from '../../delivery';
import type { RouteLoggingOptions, ThrottleOptions } from '../../delivery';
import { GatehouseError, quote, throwFindings } from '../../errors';
import type { Finding } from '../../errors';
import type { IRestIntegration, RestIntegrationConfig } from '../../integrations';
import { declaredBodies, declaredParameters } from '../../mapping';
import type { CorsOptions, ReadParameters } from '../../mapping';
import type { RestOperationModel } from '../../openapi';
import { pathParameters } from '../../routes';
import type { RouteKey } from '../../routes';

/** A route as the table keeps it. */
export interface BoundRoute extends RestOperationModel {
  readonly throttle?: ThrottleOptions;
  readonly logging?: RouteLoggingOptions;
  readonly cache?: BoundCache;
  /** What works, but hardly as it was meant. */
  readonly warnings: readonly Finding[];
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
  const hasClaims = authorizer.yieldsClaims ?? false;
  const route = { method: key.method, path: key.path, pathParameters: inPath, hasClaims, cors, uriVariables: uriVariables(options) };
  const mapped = { where: `route ${quote(key.text)}`, pathParameters: inPath, hasClaims, headers: Object.keys(options.request?.headers ?? {}) };
  const own = bindIntegration(key, options.integration, route);
  const integration = mappedIntegration(own, options, mapped, cors);
  const apiKeyRequired = options.apiKeyRequired ?? defaults.apiKeyRequired ?? false;
  const { request } = options;
  const cache = boundCache(options.cache, { key, pathParameters: inPath, authorizer, apiKeyRequired, request, own, integration, cors });
  const bound = {
    integration,
    authorizer,
    scopes,
    apiKeyRequired,
    parameters: declaredParameters(inPath, options.request, readBy(integration, cache)),
    ...cache && { cache, cacheNamespace: cache.namespace, cacheKeyParameters: cache.parameters },
    bodies: declaredBodies(options.request),
    validates: options.request?.validate ?? true,
    timeout: options.timeout ?? defaults.timeout ?? integration.timeout,
    throttle: options.throttle ?? defaults.throttle,
    logging: options.logging,
    warnings: [...mappingWarnings(options, mapped, integration), ...cache?.warnings ?? [], ...dataTraceWarnings(mapped.where, options.logging)],
    summary: options.summary,
    description: options.description,
    operationName: options.operationName,
    overrides: options.overrides,
  };
  throwFindings(routeFindings(key, bound, options.request));
  return bound;
}

/** What mappings read, and what a cache tells answers apart by. */
function readBy({ readsHeaders = [], readsQuerystrings = [] }: RestIntegrationConfig, cache?: BoundCache): ReadParameters {
  if (!cache) return { headers: readsHeaders, querystrings: readsQuerystrings };
  return { headers: [...readsHeaders, ...cache.keys.headers], querystrings: [...readsQuerystrings, ...cache.keys.querystrings] };
}

/** A group's scopes are meant for the group's authorizer: a route with another one does not take them. */
function scopesFromGroup(options: RestRouteOptions, defaults: EffectiveDefaults): string[] {
  return options.authorizer === undefined ? defaults.scopes ?? [] : [];
}

/** What the route maps into the URI is its own to name. */
function uriVariables({ mapping }: RestRouteOptions): string[] | undefined {
  return typeof mapping?.path === 'object' ? Object.keys(mapping.path ?? {}) : undefined;
}

function assertOptions(key: RouteKey, options: RestRouteOptions): void {
  const integration: IRestIntegration | undefined = options?.integration;
  if (typeof integration?.bindRestIntegration === 'function') return checkFields(`route ${quote(key.text)}`, options);
  throw new GatehouseError({
    code: 'GH_INTEGRATION_MISSING',
    given: `route ${quote(key.text)} has the integration ${quote(integration)}`,
    allowed: 'what Integrations offers for REST gateways, or an IRestIntegration of your own',
    fix: 'Write { integration: Integrations.lambda(…) } or another of them',
  });
}
