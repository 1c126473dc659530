import type { DeclaredParameter } from '../mapping';
import type { Route } from '../routes';
import { withoutUndefined } from './json';
import type { Json } from './json';
import type { RestBodyModel, RestOperationModel } from './rest-model';

const PARAMETERS = { path: 'PATH_PARAMETER', query: 'QUERY_PARAMETER', header: 'REQUEST_HEADER' } as const;

/**
 * The documentation parts of an API: what API, methods, parameters and models say of themselves, in a stable order.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api-content-representation.html
 */
export function documentationParts({ description, byPath }: RestBodyModel, models: Readonly<Record<string, Json>>): Json[] {
  const rows = [...byPath.values()].flat().sort((a, b) => (a.key.text < b.key.text ? -1 : 1));
  return [
    ...part({ type: 'API' }, { description }),
    ...rows.flatMap(ofRoute),
    ...Object.entries(models).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, model]) => part({ type: 'MODEL', name }, { title: model.title, description: model.description })),
  ];
}

function ofRoute({ key, value }: Route<RestOperationModel>): Json[] {
  // A part without a method stands for every method of its path.
  const place = { path: key.path, method: key.method === 'ANY' ? undefined : key.method };
  return [
    ...part({ type: 'METHOD', ...place }, { summary: value.summary, description: value.description }),
    ...[...value.parameters].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)).flatMap((parameter) =>
      part({ type: PARAMETERS[parameter.in], ...place, name: parameter.name }, { description: parameter.description })),
  ];
}

function nameOf({ in: place, name }: DeclaredParameter): string {
  return `${place} ${name}`;
}

/** Nothing where nothing is said. */
function part(location: Json, properties: Json): Json[] {
  const said = withoutUndefined(Object.fromEntries(Object.entries(properties).map(([name, text]) => [name, text === '' ? undefined : text])));
  return Object.keys(said).length > 0 ? [{ location: withoutUndefined(location), properties: said }] : [];
}
