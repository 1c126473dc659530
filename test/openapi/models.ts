import { createHash } from 'crypto';
import type { RestIntegrationConfig } from '../../src/integrations';
import { Integrations } from '../../src/integrations';
import { declaredBodies, declaredParameters } from '../../src/mapping';
import type { RequestOptions } from '../../src/mapping';
import type { Json, RestBodyModel, RestOperationModel } from '../../src/openapi';
import { RouteTable, parseRouteKey, pathParameters } from '../../src/routes';
import { routeContext } from '../integrations/context';

/** What a test says of a route; the rest is a public mock. */
export interface RouteSpec extends Partial<RestOperationModel> {
  readonly request?: RequestOptions;
}

/** A hand-made model of an API. */
export function modelOf(routes: Record<string, RouteSpec>, more: Partial<RestBodyModel> = {}): RestBodyModel {
  const table = new RouteTable<RestOperationModel>();
  for (const [key, { request, ...spec }] of Object.entries(routes)) {
    const parsed = parseRouteKey(key);
    table.add(parsed, {
      integration: mockOf(key, more),
      authorizer: { label: 'none' },
      scopes: [],
      apiKeyRequired: false,
      parameters: declaredParameters(pathParameters(parsed.segments), request),
      bodies: declaredBodies(request),
      validates: request?.validate ?? true,
      ...spec,
    });
  }
  return { title: 'Api', byPath: table.byPath, binaryMediaTypes: [], serviceRoleArn: () => 'arn:aws:iam::111111111111:role/gateway', ...more };
}

function mockOf(key: string, { cors }: Partial<RestBodyModel>): RestIntegrationConfig {
  return Integrations.mock({ body: { ok: true } }).bindRestIntegration(routeContext(key, { cors }));
}

/** The same value with the keys of every map in another order. */
export function shuffled<T>(value: T, seed: number): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => shuffled(each, seed)) as T;
  const place = (key: string) => createHash('md5').update(`${seed}${key}`).digest('hex');
  const keys = Object.keys(value).sort((a, b) => (place(a) < place(b) ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, shuffled((value as Json)[key], seed)])) as T;
}
