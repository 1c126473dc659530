import type { Duration } from 'aws-cdk-lib';
import { quote } from '../errors';
import type { Finding, Kind } from '../errors';

/** How much a stage's cache holds. What it costs goes by the hour and by this size. */
export enum CacheSize {
  /** 0.5 GB. */
  GB_0_5 = '0.5',
  /** 1.6 GB. */
  GB_1_6 = '1.6',
  /** 6.1 GB. */
  GB_6_1 = '6.1',
  /** 13.5 GB. */
  GB_13_5 = '13.5',
  /** 28.4 GB. */
  GB_28_4 = '28.4',
  /** 58.2 GB. */
  GB_58_2 = '58.2',
  /** 118 GB. */
  GB_118 = '118',
  /** 237 GB. */
  GB_237 = '237',
}

/**
 * The cache of a stage. Only routes with `cache` use it; a stage without one calls the back end for the same routes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export interface StageCacheOptions {
  /**
   * How much it holds. Another size empties it, and takes about four minutes.
   *
   * @default CacheSize.GB_0_5
   */
  readonly size?: CacheSize;

  /**
   * Whether what it holds is encrypted at rest.
   *
   * @default true
   */
  readonly encrypted?: boolean;

  /**
   * How long an answer is kept where its route says nothing: 0 to 3,600 whole seconds, 0 for not at all.
   *
   * Errors: `GH_CACHE_TTL`.
   *
   * @default - 5 minutes
   */
  readonly ttl?: Duration;
}

/** Seconds, where neither stage nor route says another. */
const USUAL_TTL = 300;
const LONGEST_TTL = 3600;

/** What the fields of a cache must be. */
export const CACHE_FIELDS: Readonly<Record<string, Kind>> = { size: Object.values(CacheSize), encrypted: 'boolean', ttl: 'duration' };

/** How long a stage keeps the answers of a route, in seconds; 0 where it does not. */
export function secondsKept(cache: StageCacheOptions | undefined, own?: Duration): number {
  return cache === undefined ? 0 : (own ?? cache.ttl)?.toSeconds() ?? USUAL_TTL;
}

/** A time to live that API Gateway does not take. */
export function cacheTtlFindings(where: string, ttl?: Duration): Finding[] {
  if (ttl === undefined || ttl.isUnresolved()) return [];
  const seconds = ttl.toMilliseconds({ integral: false }) / 1000;
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= LONGEST_TTL) return [];
  return [{
    code: 'GH_CACHE_TTL',
    given: `${where} keeps answers for ${quote(seconds)} seconds`,
    allowed: '0 to 3,600 whole seconds; 0 caches nothing',
    fix: 'Use a duration in that range',
  }];
}
