import type { RestIntegrationConfig, RestRouteContext } from '../../src/integrations';
import { parseRouteKey, pathParameters } from '../../src/routes';

export const ONE_ORIGIN = { allowOrigins: ['https://app.example.com'] };
export const TWO_ORIGINS = { allowOrigins: ['https://app.example.com', 'https://admin.example.com'], allowCredentials: true };

/** What an integration gets to know of a route. */
export function routeContext(key: string, more: Partial<RestRouteContext> = {}): RestRouteContext {
  const { method, path, segments } = parseRouteKey(key);
  return { method, path, pathParameters: pathParameters(segments), hasClaims: false, ...more };
}

/** The statements of a configuration as JSON, unresolved. */
export function statementsOf({ wants }: RestIntegrationConfig): any[] {
  return (wants?.statements ?? []).map((statement) => statement.toStatementJson());
}
