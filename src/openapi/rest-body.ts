import type { RestAuthorizerConfig } from '../authorizers';
import type { RestIntegrationConfig } from '../integrations';
import type { CorsOptions, DeclaredParameter } from '../mapping';
import type { Route } from '../routes';
import { gatewayResponses } from './gateway-responses';
import type { Json } from './json';
import { withoutUndefined } from './json';
import { preflightMethods, renderPreflight } from './preflight';
import { renderOperation } from './rest-operation';
import { securitySchemes } from './security';

/** A route as the renderer wants it: everything decided, nothing bound to constructs. */
export interface RestOperationModel {
  readonly integration: RestIntegrationConfig;
  readonly authorizer: RestAuthorizerConfig;
  readonly scopes: readonly string[];
  readonly apiKeyRequired: boolean;
  readonly parameters: readonly DeclaredParameter[];
  readonly summary?: string;
  readonly description?: string;
  readonly operationName?: string;
  readonly overrides?: Json;
}

/** A REST API as the renderer wants it. */
export interface RestBodyModel {
  readonly title: string;
  readonly description?: string;
  readonly byPath: ReadonlyMap<string, ReadonlyArray<Route<RestOperationModel>>>;
  readonly cors?: CorsOptions;
  readonly binaryMediaTypes: readonly string[];
  readonly minimumCompressionSize?: number;
  readonly apiKeySource?: string;
  readonly disableExecuteApiEndpoint?: boolean;
  readonly policy?: unknown;
  /** The ARN of the role that signs calls of AWS services. */
  readonly serviceRoleArn: () => string;
}

/** The validator that the body names where a route requires a parameter; one is enough for all (20 is the quota). */
export const PARAMETER_VALIDATOR = 'parameters';

/**
 * Renders the OpenAPI 3.0.1 body of a REST API: lean, and the same for the same model.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function renderRestBody(model: RestBodyModel): Json {
  const routes = [...model.byPath.values()].flat().map((route) => route.value);
  const validates = routes.some(requiresParameters);
  const schemes = securitySchemes(routes);
  return withoutUndefined({
    'openapi': '3.0.1',
    'info': withoutUndefined({ title: model.title, version: '1', description: model.description }),
    'servers': model.disableExecuteApiEndpoint
      ? [{ 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } }]
      : undefined,
    'paths': Object.fromEntries([...model.byPath].map(([path, rows]) => [path, renderPath(model, rows)])),
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

/** Whether API Gateway has something to check before it calls the back end; path parameters are always there. */
export function requiresParameters(route: RestOperationModel): boolean {
  return route.parameters.some(({ in: place, required }) => required && place !== 'path');
}

function renderPath(model: RestBodyModel, rows: ReadonlyArray<Route<RestOperationModel>>): Json {
  const operations = rows.map(({ key, value }) => [
    key.method === 'ANY' ? 'x-amazon-apigateway-any-method' : key.method.toLowerCase(),
    renderOperation(value, model),
  ]);
  if (!model.cors) return Object.fromEntries(operations);
  const methods = preflightMethods(rows.map((row) => row.key.method));
  return Object.fromEntries([...operations, ['options', renderPreflight(model.cors, methods, model.binaryMediaTypes)]]);
}
