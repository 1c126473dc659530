import type { RestRouteDefaults, RestRouteOptions } from './route-options';
import type { IRestAuthorizer, RestAuthorizerConfig } from '../../authorizers';
import { throttleFindings } from '../../delivery';
import type { ThrottleOptions } from '../../delivery';
import { GatehouseError, listed, quote, throwFindings } from '../../errors';
import type { Finding } from '../../errors';
import type { IRestIntegration, RestIntegrationConfig } from '../../integrations';
import { declaredParameters } from '../../mapping';
import type { CorsOptions } from '../../mapping';
import { isPlain } from '../../openapi';
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
  const authorizer = bindAuthorizer(key, options.authorizer ?? defaults.authorizer);
  const inPath = pathParameters(key.segments);
  const route = { method: key.method, path: key.path, pathParameters: inPath, hasClaims: authorizer.yieldsClaims ?? false, cors };
  const timeout = options.timeout ?? defaults.timeout;
  const integration = withTimeout(options.integration.bindRestIntegration(route), timeout);
  const bound = {
    integration,
    authorizer,
    scopes: options.scopes ?? scopesFromGroup(options, defaults),
    apiKeyRequired: options.apiKeyRequired ?? defaults.apiKeyRequired ?? false,
    parameters: declaredParameters(inPath, options.request, integration.readsHeaders),
    throttle: options.throttle ?? defaults.throttle,
    summary: options.summary,
    description: options.description,
    operationName: options.operationName,
    overrides: options.overrides,
  };
  throwFindings(findings(key, bound));
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
export function bindAuthorizer(key: RouteKey, authorizer: IRestAuthorizer): RestAuthorizerConfig {
  if (typeof authorizer?.bindRestAuthorizer === 'function') return authorizer.bindRestAuthorizer();
  throw new GatehouseError({
    code: 'GH_AUTHORIZER_MISSING',
    given: `route ${quote(key.text)} has the authorizer ${quote(authorizer)}`,
    allowed: 'Authorizers.none, iam and cognito on REST gateways',
    fix: 'Give the gateway, the group or the route an authorizer; a public route says Authorizers.none()',
  });
}

function assertOptions(key: RouteKey, options: RestRouteOptions): void {
  const integration: IRestIntegration | undefined = options?.integration;
  if (typeof integration?.bindRestIntegration !== 'function') {
    throw new GatehouseError({
      code: 'GH_INTEGRATION_MISSING',
      given: `route ${quote(key.text)} has the integration ${quote(integration)}`,
      allowed: 'Integrations.lambda, http, mock, s3PutObject and s3GetObject on REST gateways',
      fix: 'Write { integration: Integrations.lambda(…) } or another of them',
    });
  }
}

function findings(key: RouteKey, route: BoundRoute): Finding[] {
  return [
    ...throttleFindings(`route ${quote(key.text)}`, route.throttle),
    ...timeoutFindings(key, route),
    ...scopeFindings(key, route),
    ...nameFindings(key, route),
    ...overrideFindings(key, route),
  ];
}

function timeoutFindings(key: RouteKey, { integration }: BoundRoute): Finding[] {
  const timeout = integration.timeout;
  if (!timeout || timeout.isUnresolved()) return [];
  const millis = timeout.toMilliseconds({ integral: false });
  if (Number.isInteger(millis) && millis >= 50 && millis <= 29_000) return [];
  return [{ code: 'GH_INTEGRATION_OPTION', given: `route ${quote(key.text)} has the timeout ${millis} ms`, allowed: '50 to 29,000 whole milliseconds', fix: 'Use a timeout in that range, or answer asynchronously' }];
}

function scopeFindings(key: RouteKey, { scopes, authorizer }: BoundRoute): Finding[] {
  if (scopes.length === 0 || authorizer.checksScopes) return [];
  return [{
    code: 'GH_AUTHORIZER_SCOPES',
    given: `route ${quote(key.text)} has the scopes ${listed(scopes)} and the authorizer ${authorizer.label}`,
    allowed: 'scopes with Authorizers.cognito',
    fix: 'Remove the scopes, or give the route an authorizer that checks them',
  }];
}

function nameFindings(key: RouteKey, { parameters, integration }: BoundRoute): Finding[] {
  const headers = (integration.responses ?? []).flatMap((response) => Object.keys(response.headers ?? {}));
  const names = [...parameters.map((parameter) => parameter.name), ...headers];
  return [...new Set(names)].filter((name) => !/^[A-Za-z0-9._$-]+$/.test(name)).map((name) => ({
    code: 'GH_PARAMETER_NAME',
    given: `route ${quote(key.text)} has a parameter or header ${quote(name)}`,
    allowed: 'names of A-Z a-z 0-9 . _ $ -',
    fix: 'Rename it',
  }));
}

function overrideFindings(key: RouteKey, { overrides }: BoundRoute): Finding[] {
  if (overrides === undefined || isPlain(overrides)) return [];
  return [{ code: 'GH_BODY_OVERRIDE', given: `route ${quote(key.text)} has the overrides ${quote(overrides)}`, allowed: 'a plain object', fix: 'Give the part of the OpenAPI operation that is to differ' }];
}
