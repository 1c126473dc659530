import type { Exchange } from '../exchange';
import { methodSettings } from '../method-settings';
import { headerOf } from '../parameters';
import { requestValues } from '../sources';
import type { ChainServices, Note } from './handler';

/** Seconds, where no setting says another. */
const USUAL_TTL = 300;

/**
 * Takes the back end's answer from the stage's cache. `Cache-Control: max-age=0` replaces the entry.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export function readCache(exchange: Exchange, { cache, now }: ChainServices): Note | void {
  if (!isCached(exchange)) return undefined;
  const key = keyOf(exchange);
  exchange.cacheKey = key;
  const invalidates = /\bmax-age=0\b/.test(headerOf(exchange.request.headers, 'cache-control') ?? '');
  const found = invalidates && mayInvalidate(exchange) ? undefined : cache.get(key, now());
  exchange.backendResponse = found;
  if (found) exchange.cacheKey = undefined;
  return { details: { key, hit: found !== undefined } };
}

/** Keeps the back end's answer for the next request that is alike. */
export function writeCache(exchange: Exchange, { cache, now }: ChainServices): void {
  const { cacheKey, backendResponse } = exchange;
  if (cacheKey !== undefined && backendResponse) cache.set(cacheKey, backendResponse, ttlOf(exchange), now());
}

/** A stage caches `GET` only, and other methods where their own settings say so. */
function isCached(exchange: Exchange): boolean {
  const { stage, request, integration, isCanary } = exchange;
  if (!stage.cacheClusterEnabled || integration?.type === 'MOCK' || (isCanary && stage.canary?.useStageCache === false)) return false;
  const { cachingEnabled = false, httpMethod } = methodSettings(exchange);
  return cachingEnabled && ttlOf(exchange) > 0 && (httpMethod !== '*' || request.method === 'GET');
}

/** Where invalidation needs authorization, only who is known to IAM has it. */
function mayInvalidate(exchange: Exchange): boolean {
  return methodSettings(exchange).requireAuthorizationForCacheControl !== true || exchange.caller.identity?.userArn !== undefined;
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
