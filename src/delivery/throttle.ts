import { Token } from 'aws-cdk-lib';
import { quote } from '../errors';
import type { Finding } from '../errors';

/**
 * How many requests are answered; what comes beyond gets 429.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export interface ThrottleOptions {
  /** Requests per second, on average. */
  readonly rate: number;
  /** Requests at once: the size of the token bucket. */
  readonly burst: number;
}

/** What is wrong with a throttle, as data. */
export function throttleFindings(where: string, throttle?: ThrottleOptions): Finding[] {
  if (!throttle) return [];
  const { rate, burst } = throttle;
  const fineRate = Token.isUnresolved(rate) || (Number.isFinite(rate) && rate > 0);
  const fineBurst = Token.isUnresolved(burst) || (Number.isInteger(burst) && burst > 0);
  if (fineRate && fineBurst) return [];
  return [{
    code: 'GH_THROTTLE',
    given: `${where} has the throttle rate ${quote(rate)}, burst ${quote(burst)}`,
    allowed: 'a rate above 0 per second and a whole burst of 1 or more',
    fix: 'Give both as numbers; to switch a route off, remove it',
  }];
}
