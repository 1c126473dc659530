import type { Duration } from 'aws-cdk-lib';
import type { CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { CONCRETE_METHODS } from '../routes';
import type { RouteKey } from '../routes';
import { secondsKept } from './stage-cache';
import { ExecutionLogLevel } from './stage-logging';
import type { RouteLoggingOptions } from './stage-logging';
import { DEFAULT_THROTTLE } from './stage-options';
import type { RestStageOptions } from './stage-options';
import type { ThrottleOptions } from './throttle';

/** What one route wants of its stages. */
export interface RouteSettings {
  readonly key: RouteKey;
  /** The methods beside it on its path, which `ANY` does not mean. */
  readonly siblings: readonly string[];
  readonly throttle?: ThrottleOptions;
  readonly logging?: RouteLoggingOptions;
  /** Of a route that is cached, where a stage has a cache. */
  readonly cache?: { readonly ttl?: Duration };
}

type Settings = Omit<CfnStage.MethodSettingProperty, 'httpMethod' | 'resourcePath'>;

/**
 * The MethodSettings of a stage: one for all methods, and one for each method of a route that wants something else.
 *
 * A setting of one method replaces the general one as a whole, so each repeats it. `ANY` is undocumented there and expanded.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-stage-methodsetting.html
 */
export function methodSettings(stage: RestStageOptions, routes: readonly RouteSettings[]): CfnStage.MethodSettingProperty[] {
  const general = generalSettings(stage);
  const own = routes.flatMap((route) => methodsOf(route)
    .map((httpMethod) => ({ httpMethod, settings: ownSettings(stage, route, httpMethod) }))
    .filter(({ settings }) => Object.keys(settings).length > 0)
    .map(({ httpMethod, settings }) => ({ ...general, httpMethod, resourcePath: encodePath(route.key.path), ...settings })));
  return [{ httpMethod: '*', resourcePath: '/*', ...general }, ...own];
}

/** A path as MethodSettings wants it: `/~1pets~1{id}`; the root is `/`. */
export function encodePath(path: string): string {
  return path === '/' ? '/' : `/${path.replace(/\//g, '~1')}`;
}

/** The methods of a route that a cache answers: `ANY` is cached for `GET`, because the others could do something. */
export function cachedMethods({ key, siblings }: Pick<RouteSettings, 'key' | 'siblings'>): readonly string[] {
  if (key.method !== 'ANY') return [key.method];
  return siblings.includes('GET') ? [] : ['GET'];
}

function generalSettings({ logging, detailedMetrics, throttle, cache }: RestStageOptions): Settings {
  return {
    loggingLevel: logging?.executionLog ?? ExecutionLogLevel.ERROR,
    dataTraceEnabled: logging?.dataTrace ?? false,
    metricsEnabled: detailedMetrics ?? true,
    // Said, because CloudFormation leaves a cache on that is only left out.
    cachingEnabled: false,
    ...cache && { cacheDataEncrypted: cache.encrypted ?? true },
    ...throttling(throttle ?? DEFAULT_THROTTLE),
  };
}

function ownSettings(stage: RestStageOptions, route: RouteSettings, method: string): Settings {
  const { executionLog, dataTrace } = route.logging ?? {};
  return {
    ...executionLog !== undefined && { loggingLevel: executionLog },
    ...dataTrace !== undefined && { dataTraceEnabled: dataTrace },
    ...caching(stage, route, method),
    ...route.throttle && throttling(route.throttle),
  };
}

/**
 * Also the routes that are not cached say so, where the stage has a cache: a setting that only disappears could stay, and without the
 * route's cache keys it would answer one caller with what another one asked for.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2231
 */
function caching({ cache }: RestStageOptions, route: RouteSettings, method: string): Settings {
  const isCacheable = route.cache !== undefined && cachedMethods(route).includes(method);
  if (!isCacheable) return cache !== undefined && (method === 'GET' || route.key.method === 'HEAD') ? { cachingEnabled: false } : {};
  const seconds = secondsKept(cache, route.cache?.ttl);
  return seconds === 0 ? { cachingEnabled: false } : { cachingEnabled: true, cacheTtlInSeconds: seconds };
}

function methodsOf({ key, siblings }: RouteSettings): readonly string[] {
  return key.method === 'ANY' ? CONCRETE_METHODS.filter((method) => !siblings.includes(method)) : [key.method];
}

function throttling({ rate, burst }: ThrottleOptions) {
  return { throttlingRateLimit: rate, throttlingBurstLimit: burst };
}
