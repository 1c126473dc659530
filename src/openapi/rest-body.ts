import type { Route } from '../routes';
import { gatewayResponses } from './gateway-responses';
import { withoutUndefined } from './json';
import type { Json } from './json';
import { preflightMethods, renderPreflight } from './preflight';
import type { RestBodyModel, RestOperationModel } from './rest-model';
import { PARAMETER_VALIDATOR, renderOperation, requiresParameters } from './rest-operation';
import { schemeNames, securitySchemes } from './security';
import type { SchemeNames } from './security';

/**
 * Renders the OpenAPI 3.0.1 body of a REST API: lean, and the same for the same model.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function renderRestBody(model: RestBodyModel): Json {
  const preflights = new Map<string, Json>();
  const routes = [...model.byPath.values()].flat().map((route) => route.value);
  const validates = routes.some(requiresParameters);
  const names = schemeNames(routes);
  const schemes = securitySchemes(routes, names);
  return withoutUndefined({
    'openapi': '3.0.1',
    'info': withoutUndefined({ title: model.title, version: '1', description: model.description }),
    'servers': model.disableExecuteApiEndpoint
      ? [{ 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } }]
      : undefined,
    'paths': Object.fromEntries([...model.byPath].map(([path, rows]) => [path, renderPath(model, rows, names, preflights)])),
    'components': schemes && { securitySchemes: schemes },
    'x-amazon-apigateway-request-validators': validates
      ? { [PARAMETER_VALIDATOR]: { validateRequestParameters: true, validateRequestBody: false } }
      : undefined,
    'x-amazon-apigateway-gateway-responses': model.cors && gatewayResponses(model.cors),
    'x-amazon-apigateway-binary-media-types': model.binaryMediaTypes.length ? model.binaryMediaTypes : undefined,
    'x-amazon-apigateway-minimum-compression-size': model.minimumCompressionSize,
    'x-amazon-apigateway-api-key-source': model.apiKeySource,
    'x-amazon-apigateway-policy': model.policy,
  });
}

function renderPath(model: RestBodyModel, rows: ReadonlyArray<Route<RestOperationModel>>, names: SchemeNames, preflights: Map<string, Json>): Json {
  const operations = rows.map(({ key, value }) => [
    key.method === 'ANY' ? 'x-amazon-apigateway-any-method' : key.method.toLowerCase(),
    renderOperation(value, model, names),
  ]);
  if (!model.cors) return Object.fromEntries(operations);
  const methods = preflightMethods(rows.map((row) => row.key.method));
  // Paths with the same methods share one: there are as many preflights as paths.
  const preflight = preflights.get(methods.join()) ?? renderPreflight(model.cors, methods, model.binaryMediaTypes);
  preflights.set(methods.join(), preflight);
  return Object.fromEntries([...operations, ['options', preflight]]);
}
