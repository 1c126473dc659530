import type { Duration } from 'aws-cdk-lib';

/**
 * How the answers of a route are cached, in the stages that have a cache.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export interface RouteCacheOptions {
  /**
   * How long an answer is kept: 0 to 3,600 whole seconds; 0 switches the cache off for this route.
   *
   * Errors: `GH_CACHE_TTL`.
   *
   * @default - as the stage's cache says; 5 minutes
   */
  readonly ttl?: Duration;

  /**
   * What tells one answer from another: `querystring.page`, `header.Accept-Language`. Requests that are alike in all of them get the same answer,
   * whatever else they have. The path's parameters are always among them, and what the integration itself reads, so they need not be named.
   *
   * Where `request` declares headers or query strings, keys must be among them; else they are declared.
   *
   * Errors: `GH_CACHE_KEY`.
   *
   * @default - everything that `request` declares and that mappings read
   */
  readonly keys?: string[];

  /**
   * Whether all callers get the same answer. Otherwise what the authorizer knows callers by is one of the keys: whoever comes with another token gets
   * an answer of their own.
   *
   * Errors: `GH_CACHE_CALLER` where that cannot be, because a public route knows no callers and callers with `Authorizers.iam()` sign each request
   * anew; warnings: `GH_CACHE_SHARED`.
   *
   * @default - false with an authorizer, true on public routes
   */
  readonly shared?: boolean;
}
