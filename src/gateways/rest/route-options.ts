import type { Duration } from 'aws-cdk-lib';
import type { RouteCacheOptions } from './cache-options';
import type { IRestAuthorizer } from '../../authorizers';
import type { RouteLoggingOptions, ThrottleOptions } from '../../delivery';
import type { IRestIntegration } from '../../integrations';
import type { RequestMappingOptions, RequestOptions, ResponseOptions } from '../../mapping';

/** What a route takes from its group or gateway where it says nothing itself. */
export interface RestRouteDefaults {
  /**
   * Who may call.
   *
   * @default - the group's, then the gateway's
   */
  readonly authorizer?: IRestAuthorizer;

  /**
   * The scopes of which an access token must have one. Only for authorizers that check scopes: `GH_AUTHORIZER_SCOPES`.
   *
   * @default - the group's; else none, so that a Cognito authorizer takes ID tokens
   */
  readonly scopes?: string[];

  /**
   * Whether a caller must send an API key of a usage plan. A key counts requests; it does not authenticate.
   *
   * @default - the group's, then the gateway's, then false
   */
  readonly apiKeyRequired?: boolean;

  /**
   * Limits each method of the route, in every stage.
   *
   * Errors: `GH_THROTTLE`.
   *
   * @default - the group's; else the stage's
   */
  readonly throttle?: ThrottleOptions;

  /**
   * How long API Gateway waits for the back end: 50 milliseconds to 29 seconds, on an account with a raised quota to 5 minutes; streamed, to 15 minutes.
   *
   * Errors: `GH_INTEGRATION_OPTION`; warnings: `GH_TIMEOUT_QUOTA`.
   *
   * @default - the group's; else 29 seconds, streamed 15 minutes
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
   */
  readonly timeout?: Duration;
}

/** One route: everything about it stands here. */
export interface RestRouteOptions extends RestRouteDefaults {
  /** What answers. */
  readonly integration: IRestIntegration;

  /**
   * What a caller sends (method request): parameters and bodies, checked before the back end is called.
   *
   * @default - nothing is declared but the path's parameters, and what mappings read
   */
  readonly request?: RequestOptions;

  /**
   * What the back end gets (integration request): parameters and templates. Not with proxies: `GH_MAPPING_PROXY`.
   *
   * @default - what the integration makes of the request
   */
  readonly mapping?: RequestMappingOptions;

  /**
   * What the caller gets for which answer of the back end (integration and method responses). Not with proxies: `GH_MAPPING_PROXY`.
   *
   * The integration's own answers stay for what no `match` here takes. API Gateway keeps one answer for each status, so what the integration
   * would answer with a status that stands here gets that answer too. An answer here for the integration's successes keeps its template where it has
   * none of its own, and what is no success to the integration (an event that was not taken, an item that is not there) stays none.
   *
   * Errors: `GH_RESPONSE_STATUS` for one status twice, `GH_RESPONSE_MATCH`, `GH_RESPONSE_BINARY`.
   *
   * @default - the integration's answers
   */
  readonly responses?: ResponseOptions[];

  /**
   * How answers are cached, in stages that have a cache. Of `ANY`, `GET` is cached.
   *
   * Errors: `GH_CACHE_ROUTE` for mocks, streams and methods other than `GET`, `HEAD` and `ANY`; `GH_CACHE_TTL`, `GH_CACHE_KEY`, `GH_CACHE_CALLER`;
   * warnings: `GH_CACHE_UNUSED` where no stage has a cache.
   *
   * @default - not cached
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
   */
  readonly cache?: RouteCacheOptions;

  /**
   * What is written about the execution of requests to this route, in every stage.
   *
   * Errors: `GH_LOGGING`; warnings: `GH_LOG_DATA_TRACE`.
   *
   * @default - as each stage says
   */
  readonly logging?: RouteLoggingOptions;

  /**
   * The name of the operation, for SDKs.
   *
   * @default - no name
   */
  readonly operationName?: string;

  /**
   * What the route does, in a few words.
   *
   * @default - no summary
   */
  readonly summary?: string;

  /**
   * What the route does, at length.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Raw OpenAPI that is merged into the route's operation last: objects deeply, other values replaced, `null` removed.
   *
   * @default - none
   */
  readonly overrides?: { [key: string]: any };
}

/** Routes below one prefix, with their own defaults. */
export interface RestRouteGroupOptions extends RestRouteDefaults {
  /** The routes by key, `METHOD /path`; the prefix is put before each path. */
  readonly routes: { [key: string]: RestRouteOptions };
}
