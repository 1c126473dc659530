import type { Route } from '../routes';
import { documentationParts } from './documentation';
import { gatewayResponses } from './gateway-responses';
import { withoutUndefined } from './json';
import type { Json } from './json';
import { preflightMethods, renderPreflight } from './preflight';
import type { RestBodyModel, RestOperationModel } from './rest-model';
import { renderOperation } from './rest-operation';
import type { Surroundings } from './rest-operation';
import { schemeNames, securitySchemes } from './security';
import { renderValidators } from './validators';
import { collectSchemas } from '../mapping';
import type { Schema } from '../mapping';

/**
 * Renders the OpenAPI 3.0.1 body of a REST API: lean, and the same for the same model.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function renderRestBody(model: RestBodyModel): Json {
  const preflights = new Map<string, Json>();
  const routes = [...model.byPath.values()].flat().map((route) => route.value);
  const names = schemeNames(routes);
  const { models, refOf } = collectSchemas(schemasOf(routes));
  const surroundings = { binaryMediaTypes: model.binaryMediaTypes, serviceRoleArn: model.serviceRoleArn, names, refOf };
  const components = withoutUndefined({ schemas: Object.keys(models).length ? models : undefined, securitySchemes: securitySchemes(routes, names) });
  return withoutUndefined({
    'openapi': '3.0.1',
    'info': withoutUndefined({ title: model.title, version: '1', description: model.description }),
    'servers': renderServers(model),
    'paths': Object.fromEntries([...model.byPath].map(([path, rows]) => [path, renderPath(model, rows, surroundings, preflights)])),
    'components': Object.keys(components).length ? components : undefined,
    'x-amazon-apigateway-request-validators': renderValidators(routes),
    'x-amazon-apigateway-gateway-responses': gatewayResponses(model.cors, model.gatewayResponses),
    'x-amazon-apigateway-binary-media-types': model.binaryMediaTypes.length ? model.binaryMediaTypes : undefined,
    'x-amazon-apigateway-minimum-compression-size': model.minimumCompressionSize,
    'x-amazon-apigateway-api-key-source': model.apiKeySource,
    'x-amazon-apigateway-policy': model.policy,
    // The version is asked for by the import's format; the one that stages show is a resource.
    'x-amazon-apigateway-documentation': model.documented ? { version: 'import', documentationParts: documentationParts(model, models) } : undefined,
    'x-amazon-apigateway-security-policy': model.securityPolicy,
    'x-amazon-apigateway-endpoint-access-mode': model.endpointAccessMode,
  });
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html */
function renderServers({ disableExecuteApiEndpoint, vpcEndpointIds = [] }: RestBodyModel): Json[] | undefined {
  const endpoint = withoutUndefined({
    disableExecuteApiEndpoint: disableExecuteApiEndpoint || undefined,
    vpcEndpointIds: vpcEndpointIds.length ? vpcEndpointIds : undefined,
  });
  return Object.keys(endpoint).length ? [{ 'x-amazon-apigateway-endpoint-configuration': endpoint }] : undefined;
}

/** The schemas of all requests and answers. */
export function schemasOf(routes: readonly RestOperationModel[]): Schema[] {
  return routes.flatMap(({ bodies, integration: { responses = [] } }) => [...bodies, ...responses].flatMap((each) => each.schema ?? []));
}

type Rows = ReadonlyArray<Route<RestOperationModel>>;

function renderPath(model: RestBodyModel, rows: Rows, surroundings: Surroundings, preflights: Map<string, Json>): Json {
  const operations = rows.map(({ key, value }) => [
    key.method === 'ANY' ? 'x-amazon-apigateway-any-method' : key.method.toLowerCase(),
    renderOperation(value, surroundings),
  ]);
  if (!model.cors) return Object.fromEntries(operations);
  const methods = preflightMethods(rows.map((row) => row.key.method));
  // Paths with the same methods share one: there are as many preflights as paths.
  const preflight = preflights.get(methods.join()) ?? renderPreflight(model.cors, methods, model.binaryMediaTypes);
  preflights.set(methods.join(), preflight);
  return Object.fromEntries([...operations, ['options', preflight]]);
}
