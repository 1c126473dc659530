import type { BoundRoute } from './bind-route';
import { quote } from '../../errors';
import type { Finding } from '../../errors';
import type { Route } from '../../routes';

/** What the default quota allows, in milliseconds. */
const USUAL = 29_000;
/** What the quota can be raised to, for regional and private APIs. */
const RAISED = 300_000;
const STREAMED = 900_000;

type Timed = Pick<BoundRoute, 'integration' | 'timeout'>;

/**
 * Timeouts that no API takes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export function timeoutFindings(where: string, route: Timed): Finding[] {
  const millis = millisOf(route);
  if (millis === undefined) return unknownFindings(where, route);
  const { streams } = route.integration;
  if (Number.isInteger(millis) && millis >= 50 && millis <= (streams ? STREAMED : RAISED)) return [];
  return [{
    code: 'GH_INTEGRATION_OPTION',
    given: `${where} has the timeout ${millis} ms`,
    allowed: streams ? '50 to 900,000 whole milliseconds, because it streams' : '50 to 29,000 whole milliseconds; with a raised quota, 300,000',
    fix: 'Use a timeout in that range, stream the answer, or answer asynchronously',
  }];
}

/** A number that is known at deployment only can be passed on, but not reckoned into milliseconds. */
function unknownFindings(where: string, { timeout }: Timed): Finding[] {
  if (timeout === undefined || timeout.unitLabel() === 'millis') return [];
  return [{
    code: 'GH_INTEGRATION_OPTION',
    given: `${where} has a timeout in ${timeout.unitLabel()} that is known only at deployment`,
    allowed: 'a number that is known now, or Duration.millis of one that is not',
    fix: 'Write the timeout itself, or give it in milliseconds',
  }];
}

/**
 * Timeouts that deploy only where the account's quota has been raised.
 *
 * @see https://aws.amazon.com/about-aws/whats-new/2024/06/amazon-api-gateway-integration-timeout-limit-29-seconds/
 */
export function timeoutWarnings(where: string, route: Timed): Finding[] {
  if (!isLong(route)) return [];
  return [{
    code: 'GH_TIMEOUT_QUOTA',
    given: `${where} has the timeout ${millisOf(route)} ms`,
    allowed: '29,000 ms by the default quota',
    fix: 'Raise the quota "Maximum integration timeout in milliseconds" of API Gateway in Service Quotas before you deploy, which may cost throttle quota; then acknowledge this warning',
  }];
}

/** Timeouts for which edge-optimized APIs have no quota. */
export function edgeTimeoutFindings(routes: ReadonlyArray<Route<Timed>>, endpointTypes: readonly string[]): Finding[] {
  if (!endpointTypes.includes('EDGE')) return [];
  return routes.filter(({ value }) => isLong(value)).map(({ key, value }) => ({
    code: 'GH_INTEGRATION_OPTION',
    given: `route ${quote(key.text)} has the timeout ${millisOf(value)} ms, and the API is edge-optimized`,
    allowed: 'up to 29,000 ms there; more on regional and private APIs',
    fix: 'Make the API regional, or use a shorter timeout',
  }));
}

function isLong(route: Timed): boolean {
  const millis = millisOf(route) ?? 0;
  return !route.integration.streams && millis > USUAL && millis <= RAISED;
}

function millisOf({ timeout }: Timed): number | undefined {
  return timeout === undefined || timeout.isUnresolved() ? undefined : timeout.toMilliseconds({ integral: false });
}
