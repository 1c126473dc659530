import type { Finding } from '../errors';

/** Resources of one REST API, as AWS gives them to a new account; it can be raised. */
export const RESOURCES_PER_REST_API = 300;

/**
 * A quota that the routes of a REST API exceed, as data.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export function resourceQuotaFinding(resources: number): Finding | undefined {
  if (resources <= RESOURCES_PER_REST_API) return undefined;
  return {
    code: 'GH_QUOTA_RESOURCES',
    given: `the routes need more than ${RESOURCES_PER_REST_API} resources`,
    allowed: `${RESOURCES_PER_REST_API} in an account whose quota "Resources/Routes per REST/WebSocket API" was not raised`,
    fix: 'Have the quota raised, then acknowledge this warning; or take paths together with {proxy+}',
  };
}
