import { cacheShapeFindings } from './cache-findings';
import type { RestRouteDefaults, RestRouteOptions } from './route-options';
import { routeLoggingFindings } from '../../delivery';
import { assertShape, quote, throwFindings } from '../../errors';
import type { Kind } from '../../errors';

const ROUTE_FIELDS: Record<string, Kind> = {
  scopes: 'texts',
  apiKeyRequired: 'boolean',
  throttle: 'object',
  cache: 'object',
  logging: 'object',
  timeout: 'duration',
  request: 'object',
  mapping: 'object',
  responses: 'list',
  operationName: 'text',
  summary: 'text',
  description: 'text',
};

/** Refuses fields of a route or group that are of another kind than documented. */
export function checkFields(where: string, options: RestRouteDefaults): void {
  assertShape(where, options, ROUTE_FIELDS);
  const { request, cache, logging } = options as RestRouteOptions;
  throwFindings([...cache === undefined ? [] : cacheShapeFindings(where, cache), ...routeLoggingFindings(where, logging)]);
  if (request === undefined) return;
  assertShape(`request of ${where}`, request, { body: 'object', bodies: 'map', headers: 'map', querystrings: 'map', path: 'map', validate: 'boolean' });
  const { headers, querystrings, path } = request;
  for (const [place, parameters] of Object.entries({ headers, querystrings, path })) {
    for (const [name, parameter] of Object.entries(parameters ?? {})) {
      assertShape(`${place} ${quote(name)} of ${where}`, parameter === undefined ? {} : parameter, { required: 'boolean', description: 'text' });
    }
  }
}
