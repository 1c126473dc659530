import type { CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { CONCRETE_METHODS } from '../routes';
import type { RouteKey } from '../routes';
import { DEFAULT_THROTTLE, ExecutionLogLevel } from './stage-options';
import type { RestStageOptions } from './stage-options';
import type { ThrottleOptions } from './throttle';

/** What one route wants of its stages. */
export interface RouteSettings {
  readonly key: RouteKey;
  /** The methods beside it on its path, which `ANY` does not mean. */
  readonly siblings: readonly string[];
  readonly throttle?: ThrottleOptions;
}

/**
 * The MethodSettings of a stage: one for all methods, and one for each method of a route that wants something else.
 *
 * A setting of one method replaces the general one as a whole, so each repeats it. `ANY` is undocumented there and expanded.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-stage-methodsetting.html
 */
export function methodSettings(stage: RestStageOptions, routes: readonly RouteSettings[]): CfnStage.MethodSettingProperty[] {
  const general = {
    loggingLevel: stage.logging?.executionLog ?? ExecutionLogLevel.ERROR,
    dataTraceEnabled: false,
    metricsEnabled: stage.detailedMetrics ?? true,
    ...throttling(stage.throttle ?? DEFAULT_THROTTLE),
  };
  const own = routes.filter((route) => route.throttle).flatMap((route) => methodsOf(route).map((httpMethod) => ({
    ...general,
    httpMethod,
    resourcePath: encodePath(route.key.path),
    ...throttling(route.throttle!),
  })));
  return [{ httpMethod: '*', resourcePath: '/*', ...general }, ...own];
}

/** A path as MethodSettings wants it: `/~1pets~1{id}`; the root is `/`. */
export function encodePath(path: string): string {
  return path === '/' ? '/' : `/${path.replace(/\//g, '~1')}`;
}

function methodsOf({ key, siblings }: RouteSettings): readonly string[] {
  return key.method === 'ANY' ? CONCRETE_METHODS.filter((method) => !siblings.includes(method)) : [key.method];
}

function throttling({ rate, burst }: ThrottleOptions) {
  return { throttlingRateLimit: rate, throttlingBurstLimit: burst };
}
