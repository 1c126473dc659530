import type { Exchange, Parameters } from './exchange';
import { withHeaders } from './parameters';
import { requestValues } from './sources';
import type { OverriddenParameters } from '../../vtl';
import { overridesOf } from '../../vtl';

/** What a request's mappings and overrides set in the integration request. */
export interface MappedRequest {
  readonly header: Parameters;
  readonly querystring: Parameters;
  /** The path variables of the integration's URI. */
  readonly path: Readonly<Record<string, string>>;
}

const TARGET = /^integration\.request\.(header|querystring|path)\.(.+)$/;

/** What the integration's parameter mappings set; a mapping from what is not there sets nothing. */
export function mappedRequest(exchange: Exchange): MappedRequest {
  const places: Record<'header' | 'querystring', Record<string, readonly string[]>> & { path: Record<string, string> } = { header: {}, querystring: {}, path: {} };
  for (const [target, expression] of Object.entries(exchange.integration?.requestParameters ?? {})) {
    const [, place, name] = TARGET.exec(target) ?? [];
    const values = place === undefined ? [] : requestValues(exchange, expression);
    if (values.length === 0) continue;
    if (place === 'path') places.path[name] = values.join(',');
    else places[place as 'header' | 'querystring'][name] = values;
  }
  return places;
}

/**
 * The same with what the request template has overridden.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
export function overridden(mapped: MappedRequest, { context }: Exchange): MappedRequest {
  if (context === undefined) return mapped;
  const { header, querystring, path } = overridesOf(context).request;
  return {
    header: withHeaders(mapped.header, listsOf(header)),
    querystring: { ...mapped.querystring, ...listsOf(querystring) },
    path: { ...mapped.path, ...Object.fromEntries(Object.entries(path).map(([name, value]) => [name, String(value)])) },
  };
}

/** Overridden parameters as lists of values. */
export function listsOf(parameters: OverriddenParameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, [value].flat()]));
}
