import type { BoundRoute } from './bind-route';
import { assertShape } from '../../errors';
import type { IntegrationInfo } from '../../integrations';
import { routeLines } from '../../routes';
import type { Route } from '../../routes';

/** A route of a gateway, to look at. */
export interface RestRouteInfo {
  /** `METHOD /path`. */
  readonly key: string;
  /** The method, `ANY` included. */
  readonly method: string;
  /** The path. */
  readonly path: string;
  /** What answers, for example `lambda:ListPhotos`. */
  readonly integration: string;
  /** The same as data: the service, what is asked of it and of what. */
  readonly backend: IntegrationInfo;
  /** Who may call, for example `cognito:Users`. */
  readonly authorizer: string;
  /** The scopes of which a token must have one. */
  readonly scopes: string[];
  /** Whether an API key is required. */
  readonly apiKeyRequired: boolean;
}

/** What a gateway shows of a route. */
export function routeInfo({ key, value }: Route<BoundRoute>): RestRouteInfo {
  return {
    key: key.text,
    method: key.method,
    path: key.path,
    integration: value.integration.label,
    backend: value.integration.description ?? { service: value.integration.label },
    authorizer: value.authorizer.label,
    scopes: [...value.scopes],
    apiKeyRequired: value.apiKeyRequired,
  };
}

const ROUTE_FIELDS = { method: 'text', path: 'text', integration: 'text', authorizer: 'text', scopes: 'texts' } as const;

/** Prints route lists. */
export class RoutePrinter {
  /**
   * Renders routes as a table of text: method, path, integration, and who may call.
   *
   * @param routes what `gateway.routes` returns
   */
  public static text(routes: RestRouteInfo[]): string {
    assertShape('RoutePrinter.text', { routes: routes ?? null }, { routes: 'list' });
    for (const route of routes) assertShape('a route', route, ROUTE_FIELDS);
    return routeLines(routes.map((route) => ({ ...route, callers: callers(route) }))).join('\n');
  }

  private constructor() {}
}

function callers({ authorizer, scopes, apiKeyRequired }: RestRouteInfo): string {
  return [authorizer, ...scopes.length ? [`scopes ${scopes.join(' ')}`] : [], ...apiKeyRequired ? ['API key'] : []].join(', ');
}
