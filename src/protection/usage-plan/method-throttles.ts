import type { StageRoute } from './stage-routes';
import { throttleFindings } from '../../delivery';
import type { ThrottleOptions } from '../../delivery';
import { GatehouseError, forEachCollecting, quote, shapeFindings, suggestion, throwFindings } from '../../errors';
import type { Finding } from '../../errors';
import { CONCRETE_METHODS, parseRouteKey } from '../../routes';
import type { RouteKey } from '../../routes';

/** What a plan allows for one route of a stage. */
export interface RouteThrottle {
  readonly key: RouteKey;
  readonly throttle: ThrottleOptions;
}

/** Parses the throttles of a stage and checks all that needs no routes. */
export function routeThrottles(throttles: { readonly [routeKey: string]: ThrottleOptions } = {}): readonly RouteThrottle[] {
  throwFindings(shapeFindings('a stage of the usage plan', { throttles }, { throttles: 'map' }));
  const parsed: RouteThrottle[] = [];
  forEachCollecting(Object.entries(throttles), ([text, throttle]) => {
    const key = parseRouteKey(text);
    const where = `route ${quote(key.text)} of the usage plan`;
    const shape = shapeFindings(`the throttle of ${where}`, throttle, {});
    throwFindings(shape.length > 0 ? shape : throttleFindings(where, throttle));
    if (parsed.some((each) => each.key.text === key.text)) throw new GatehouseError(twice(key));
    parsed.push({ key, throttle });
  });
  return parsed.sort((a, b) => (a.key.text < b.key.text ? -1 : 1));
}

/** As CloudFormation takes it. */
interface Limit {
  readonly rateLimit: number;
  readonly burstLimit: number;
}

/**
 * The throttles of one stage as a plan has them: by the plain path and the method, `/pets/{id}/GET`, of the root `//GET`.
 *
 * MethodSettings of stages encode the same path as `/~1pets~1{id}`. A key that names its method wins over `ANY`, which is expanded: deployed
 * methods are concrete.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-usageplan-apistage.html
 */
export function methodThrottles(throttles: readonly RouteThrottle[], routes?: readonly StageRoute[]): Record<string, Limit> {
  // ANY comes before every method in the order of keys, so that a method's own throttle replaces what ANY would give it.
  const byMethod = new Map(throttles.flatMap(({ key, throttle: { rate, burst } }) =>
    methodsOf(key, routes).map((method) => [`${key.path}/${method}`, { rateLimit: rate, burstLimit: burst }] as const)));
  return Object.fromEntries([...byMethod].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is wrong with the throttles of a stage whose routes nobody can know before deployment. */
export function unknownRouteFindings(throttles: readonly RouteThrottle[]): Finding[] {
  return throttles.filter(({ key }) => key.method === 'ANY').map(({ key }) => ({
    code: 'GH_USAGE_PLAN_THROTTLE',
    given: `the usage plan limits ${quote(key.text)} of a stage whose routes it does not know`,
    allowed: 'ANY on stages of a RestGateway, because a plan lists methods, and only those that ANY means there',
    fix: `Name each method, for example ${quote(`GET ${key.path}`)}`,
  }));
}

/** What is wrong with the throttles of a stage, once all its routes are there. */
export function throttledRouteFindings(throttles: readonly RouteThrottle[], routes: readonly StageRoute[]): Finding[] {
  return throttles.flatMap(({ key }): Finding[] => {
    const route = servedBy(key, routes);
    if (route?.apiKeyRequired) return [];
    if (!route) return [{ code: 'GH_ROUTE_UNKNOWN', given: `the usage plan limits ${quote(key.text)}, which is no route`, fix: suggestion(key.text, routes.map((each) => each.key.text)) }];
    return [{
      code: 'GH_USAGE_PLAN_THROTTLE',
      given: `the usage plan limits ${quote(key.text)}, which requires no API key`,
      allowed: 'routes with apiKeyRequired: a plan counts requests by key',
      fix: 'Set apiKeyRequired on the route, or limit it for all callers with its own `throttle`',
    }];
  });
}

/** The route of that key; else that of `ANY` on the path, where it means the method. */
function servedBy(key: RouteKey, routes: readonly StageRoute[]): StageRoute | undefined {
  const onPath = routes.filter((each) => each.key.path === key.path);
  const isAny = ({ key: { method }, siblings }: StageRoute) => method === 'ANY' && !siblings.includes(key.method);
  return onPath.find((each) => each.key.method === key.method) ?? onPath.find(isAny);
}

function methodsOf(key: RouteKey, routes: readonly StageRoute[] = []): readonly string[] {
  const siblings = key.method === 'ANY' ? servedBy(key, routes)?.siblings : undefined;
  return key.method === 'ANY' ? CONCRETE_METHODS.filter((method) => !siblings?.includes(method)) : [key.method];
}

function twice(key: RouteKey): Finding {
  return {
    code: 'GH_USAGE_PLAN_THROTTLE',
    given: `the usage plan limits ${quote(key.text)} twice`,
    allowed: 'one throttle for each route',
    fix: 'Remove one of them',
  };
}
