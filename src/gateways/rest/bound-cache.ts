import type { Duration } from 'aws-cdk-lib';
import { cacheRouteFindings, cacheSharedWarnings } from './cache-findings';
import { cacheKeyParameters, cacheKeys, cacheNamespace } from './cache-keys';
import type { CacheKeys, CachedRoute } from './cache-keys';
import type { RouteCacheOptions } from './cache-options';
import { quote, throwFindings } from '../../errors';
import type { Finding } from '../../errors';

/** The cache of a route as the table keeps it. */
export interface BoundCache {
  readonly ttl?: Duration;
  /** What the route must declare for it. */
  readonly keys: CacheKeys;
  /** The keys as the integration has them. */
  readonly parameters: readonly string[];
  readonly namespace: string;
  readonly warnings: readonly Finding[];
}

/** Binds the cache of a route; nothing where it has none. Pure. */
export function boundCache(cache: RouteCacheOptions | undefined, route: CachedRoute): BoundCache | undefined {
  if (cache === undefined) return undefined;
  const { key, integration } = route;
  throwFindings(cacheRouteFindings(key, integration));
  const keys = cacheKeys(cache, route);
  const parameters = cacheKeyParameters(keys);
  return {
    ttl: cache.ttl,
    keys,
    parameters,
    namespace: cacheNamespace(key, parameters),
    warnings: cacheSharedWarnings(`route ${quote(key.text)}`, cache, route),
  };
}
