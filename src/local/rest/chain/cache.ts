import { methodArn } from '../events';
import type { Exchange } from '../exchange';
import { failures } from '../failures';
import { methodSettings } from '../method-settings';
import { headerValues, withHeaders } from '../parameters';
import { requestValues } from '../sources';
import type { ChainServices, Note } from './handler';

/** Seconds, where no setting says another. */
const USUAL_TTL = 300;

/** What to do where a caller may not invalidate an entry, and nothing says another. */
const USUAL_STRATEGY = 'SUCCEED_WITH_RESPONSE_HEADER';
const WARNING = '199 Cache-control headers were ignored because the caller was unauthorized.';

/**
 * Takes the back end's answer from the stage's cache. `Cache-Control: max-age=0` replaces the entry, for callers who may do that; of others it is
 * refused or ignored, as the method's settings say.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export function readCache(exchange: Exchange, { cache, now }: ChainServices): Note | void {
  if (!isCached(exchange)) return undefined;
  const key = keyOf(exchange);
  exchange.cacheKey = key;
  const isIgnored = invalidates(exchange) && !mayInvalidate(exchange);
  if (isIgnored && strategyOf(exchange) === 'FAIL_WITH_403') throw failures.accessDenied(refusal(exchange));
  const found = invalidates(exchange) && !isIgnored ? undefined : cache.get(key, now());
  exchange.backendResponse = found;
  if (found) exchange.cacheKey = undefined;
  return { details: { key, hit: found !== undefined } };
}

/** Keeps the back end's answer for the next request that is alike, and warns a caller whose wish for a fresh one was ignored. */
export function writeCache(exchange: Exchange, { cache, now }: ChainServices): void {
  const { cacheKey, backendResponse } = exchange;
  if (cacheKey !== undefined && backendResponse) cache.set(cacheKey, backendResponse, ttlOf(exchange), now());
  const isWarned = isCached(exchange) && invalidates(exchange) && !mayInvalidate(exchange) && strategyOf(exchange) === USUAL_STRATEGY;
  const { response } = exchange;
  if (isWarned && response) exchange.response = { ...response, headers: withHeaders(response.headers, { Warning: [WARNING] }) };
}

/** A stage caches `GET` only, and other methods where their own settings say so. */
function isCached(exchange: Exchange): boolean {
  const { stage, request, integration, isCanary } = exchange;
  if (!stage.cacheClusterEnabled || integration?.type === 'MOCK' || integration?.streams || (isCanary && stage.canary?.useStageCache === false)) return false;
  const { cachingEnabled = false, httpMethod } = methodSettings(exchange);
  return cachingEnabled && ttlOf(exchange) > 0 && (httpMethod !== '*' || request.method === 'GET');
}

function invalidates({ request: { headers } }: Exchange): boolean {
  const directives = headerValues(headers, 'cache-control').join(',').split(',');
  return directives.some((directive) => /^max-age=0+$/i.test(directive.trim()));
}

function strategyOf(exchange: Exchange): string {
  return methodSettings(exchange).unauthorizedCacheControlHeaderStrategy ?? USUAL_STRATEGY;
}

function refusal(exchange: Exchange): string {
  const resource = methodArn(exchange).replace(/:\d{8}(\d{4}):/, ':********$1:');
  return `User: ${exchange.caller.identity?.userArn ?? 'anonymous'} is not authorized to perform: execute-api:InvalidateCache on resource: ${resource}`;
}

/** Unless invalidation is said to need no authorization, only who is known to IAM has it. */
function mayInvalidate(exchange: Exchange): boolean {
  return methodSettings(exchange).requireAuthorizationForCacheControl === false || exchange.caller.identity?.userArn !== undefined;
}

function ttlOf(exchange: Exchange): number {
  return methodSettings(exchange).cacheTtlInSeconds ?? USUAL_TTL;
}

/** Parameters that are no cache keys make no difference, not even path variables. */
function keyOf(exchange: Exchange): string {
  const { api, stage, method, integration } = exchange;
  const namespace = integration?.cacheNamespace ?? method?.resourceId;
  const parameters = [...integration?.cacheKeyParameters ?? []].sort().map((name) => [name, cacheValues(exchange, name)]);
  return JSON.stringify([api.apiId, stage.name, namespace, exchange.request.method, parameters]);
}

function cacheValues(exchange: Exchange, name: string): readonly string[] {
  const mapped = exchange.integration!.requestParameters;
  const source = Object.hasOwn(mapped, name) ? mapped[name] : name;
  return requestValues(exchange, source.replace(/^method\.request\.(querystring|header)\./, 'method.request.multivalue$1.'));
}
