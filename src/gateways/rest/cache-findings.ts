import type { BoundRoute } from './bind-route';
import { isShared } from './cache-keys';
import type { RouteCacheOptions } from './cache-options';
import { cacheTtlFindings, secondsKept } from '../../delivery';
import type { RestStageOptions } from '../../delivery';
import { listed, quote, shapeFindings } from '../../errors';
import type { Finding } from '../../errors';
import { RestIntegrationType } from '../../integrations';
import type { RestIntegrationConfig } from '../../integrations';
import type { Route, RouteKey } from '../../routes';

/** Methods that only ask; `ANY` is cached for `GET`. */
const CACHEABLE: readonly string[] = ['GET', 'HEAD', 'ANY'];

/** What the fields of a route's cache must be, as data. */
export function cacheShapeFindings(where: string, cache: RouteCacheOptions): Finding[] {
  const shape = shapeFindings(`cache of ${where}`, cache, { ttl: 'duration', keys: 'texts', shared: 'boolean' });
  return shape.length > 0 ? shape : cacheTtlFindings(`cache of ${where}`, cache.ttl);
}

/**
 * Routes whose answers cannot be cached.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
 */
export function cacheRouteFindings({ text, method }: RouteKey, integration: RestIntegrationConfig): Finding[] {
  const { type, streams, label } = integration;
  const finding = (what: string, allowed: string, fix: string): Finding => ({ code: 'GH_CACHE_ROUTE', given: `route ${quote(text)} is cached and ${what}`, allowed, fix });
  return [
    ...CACHEABLE.includes(method) ? [] : [finding(
      `has the method ${method}, whose second request would do nothing`, 'GET and HEAD, and ANY, of which GET is cached', 'Leave `cache` out, or ask for the data by GET',
    )],
    ...type === RestIntegrationType.MOCK ? [finding(`has the integration ${label}, behind which there is nothing to save`, 'caches of back ends', 'Leave `cache` out')] : [],
    ...readsBody(integration) ? [finding(
      'asks its back end by the body of the request, which no cache key can hold', 'caches of what parameters alone decide', 'Leave `cache` out, or take the values from parameters',
    )] : [],
    ...streams ? [finding('streams its answer', 'caches of whole answers', 'Leave `cache` out, or do not stream')] : [],
  ];
}

/** Two requests that differ in their bodies only would get one answer. */
function readsBody({ requestParameters = {}, requestTemplates = {} }: RestIntegrationConfig): boolean {
  return Object.values(requestParameters).some((expression) => expression.startsWith('method.request.body'))
    || Object.values(requestTemplates).some((vtl) => /\binput\.(?:body|json|path)\b/.test(vtl));
}

/** Context variables that differ from caller to caller. */
const OF_CALLERS = /context\.(?:authorizer|identity)\b/;

/** What would hand the answer of one caller to another. */
export function cacheSharedWarnings(where: string, cache: RouteCacheOptions, { integration, authorizer }: Pick<BoundRoute, 'integration' | 'authorizer'>): Finding[] {
  const { requestParameters = {}, requestTemplates = {} } = integration;
  const texts = [...Object.values(requestParameters), ...Object.values(requestTemplates)];
  if (!isShared(cache, authorizer) || !texts.some((text) => OF_CALLERS.test(text))) return [];
  return [{
    code: 'GH_CACHE_SHARED',
    given: `${where} is cached for all callers, and what it asks of ${integration.label} depends on who calls`,
    allowed: 'shared caches of answers that are the same for everybody',
    fix: 'Leave `shared` out or the caller out of the mapping; where the answer is the same nevertheless, acknowledge this warning',
  }];
}

/** Caches that nothing is in, which are paid for or missed. */
export function cacheUnusedFindings(routes: ReadonlyArray<Route<BoundRoute>>, stages: ReadonlyArray<readonly [string, RestStageOptions]>): Finding[] {
  const cached = routes.filter(({ value }) => value.cache !== undefined);
  const withCache = stages.filter(([, { cache }]) => cache !== undefined);
  const finding = (given: string, allowed: string, fix: string): Finding => ({ code: 'GH_CACHE_UNUSED', given, allowed, fix });
  if (withCache.length === 0) {
    const wanting = cached.filter(({ value }) => secondsKept({}, value.cache?.ttl) !== 0).map(({ key }) => key.text);
    return wanting.length === 0 ? [] : [finding(
      `${listed(wanting)} are cached, and no stage has a cache`, 'a `cache` in at least one stage', 'Give a stage a cache: stages: { prod: { cache: {} } }, or leave `cache` out of the routes',
    )];
  }
  const idle = withCache.filter(([, { cache }]) => cached.every(({ value }) => secondsKept(cache, value.cache?.ttl) === 0)).map(([name]) => name);
  return idle.length === 0 ? [] : [finding(
    `the stages ${listed(idle)} have a cache, which costs by the hour, and no route uses it`, 'caches that routes with `cache` use', 'Give a route a `cache`, or leave that of the stage out',
  )];
}
