import type { Exchange } from '../exchange';
import { failures } from '../failures';
import { methodSettings } from '../method-settings';
import type { UsagePlanModel } from '../model';
import type { ChainServices } from './handler';

/**
 * Takes a token of each limit that holds for the request, and one request of the key's quota.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export function throttle(exchange: Exchange, { meters, now }: ChainServices): void {
  const { api, stage, method, request, apiKey, usagePlan } = exchange;
  const time = now();
  const place = `${api.apiId}/${stage.name}`;
  if (usagePlan && apiKey) {
    const { name, limit } = planLimit(usagePlan, `${method?.resourcePath}/${request.method}`);
    if (!meters.take(`plan ${usagePlan.id} key ${apiKey.id} ${place} ${name}`, limit, time)) throw failures.throttled();
    const { quota } = usagePlan;
    if (quota && !meters.count(`plan ${usagePlan.id} key ${apiKey.id}`, quota, time)) throw failures.quotaExceeded();
  }
  const { throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit, httpMethod, resourcePath } = methodSettings(exchange);
  // AWS writes -1 where a limit is taken back.
  const limit = { rateLimit: positive(rateLimit), burstLimit: positive(burstLimit) };
  if (!meters.take(`stage ${place} ${httpMethod} ${resourcePath}`, limit, time)) throw failures.throttled();
}

/** The plan's own limit for the method, else that for all. */
function planLimit({ methodThrottles, throttle: all }: UsagePlanModel, method: string) {
  const own = Object.hasOwn(methodThrottles, method) ? methodThrottles[method] : undefined;
  return own ? { name: method, limit: own } : { name: '*', limit: all ?? {} };
}

function positive(limit: number | undefined): number | undefined {
  return limit === undefined || limit < 0 ? undefined : limit;
}
