import type { RestIntegrationResponse } from '../integrations';
import { ContentConversion, RestIntegrationType } from '../integrations';
import type { DeclaredParameter } from '../mapping';
import { inOrder, merge, withoutUndefined } from './json';
import type { Json } from './json';
import type { RestBodyModel, RestOperationModel } from './rest-model';
import { renderSecurity } from './security';
import type { SchemeNames } from './security';

/** What an integration's rendering needs to know of the API around it. */
export type IntegrationSurroundings = Pick<RestBodyModel, 'binaryMediaTypes' | 'serviceRoleArn'>;

/** The validator that the body names where a route requires a parameter; one is enough for all (20 is the quota). */
export const PARAMETER_VALIDATOR = 'parameters';

/** Renders the four boxes of one route: method request, integration request, integration responses, method responses. */
export function renderOperation(route: RestOperationModel, model: IntegrationSurroundings, names: SchemeNames): Json {
  const operation = withoutUndefined({
    'summary': route.summary,
    'description': route.description,
    'operationId': route.operationName,
    'parameters': route.parameters.length ? route.parameters.map(renderParameter) : undefined,
    'security': renderSecurity(route, names),
    'responses': methodResponses(route.integration.responses ?? []),
    'x-amazon-apigateway-request-validator': requiresParameters(route) ? PARAMETER_VALIDATOR : undefined,
    'x-amazon-apigateway-integration': renderIntegration(route, model),
  });
  return route.overrides ? merge(operation, inOrder(route.overrides)) : operation;
}

/** Whether API Gateway has something to check before it calls the back end; path parameters are always there. */
export function requiresParameters(route: RestOperationModel): boolean {
  return route.parameters.some(({ in: place, required }) => required && place !== 'path');
}

/** Renders `x-amazon-apigateway-integration`. */
export function renderIntegration({ integration, timeout }: RestOperationModel, model: IntegrationSurroundings): Json {
  const textOnly = integration.type === RestIntegrationType.MOCK && model.binaryMediaTypes.length > 0;
  const handled = textOnly ? ContentConversion.TO_TEXT : undefined;
  return withoutUndefined({
    type: integration.type,
    httpMethod: integration.httpMethod?.toUpperCase(),
    uri: integration.uri,
    credentials: integration.usesServiceRole ? model.serviceRoleArn() : undefined,
    passthroughBehavior: integration.passthroughBehavior,
    contentHandling: integration.contentHandling ?? handled,
    timeoutInMillis: timeout?.toMilliseconds(),
    requestParameters: sortedOrNone(integration.requestParameters),
    requestTemplates: sortedOrNone(integration.requestTemplates),
    responses: integration.responses && Object.fromEntries(
      integration.responses.map((response) => [response.selectionPattern ?? 'default', renderResponse(response, handled)]),
    ),
  });
}

function renderResponse(response: RestIntegrationResponse, handled?: ContentConversion): Json {
  const headers = Object.entries(response.headers ?? {}).map(([name, value]) => [`method.response.header.${name}`, value] as const);
  return withoutUndefined({
    statusCode: String(response.statusCode),
    contentHandling: response.contentHandling ?? handled,
    responseParameters: sortedOrNone(Object.fromEntries(headers)),
    responseTemplates: sortedOrNone(response.templates),
  });
}

/** Each status that the integration answers, with every header that any of its answers sets. */
function methodResponses(responses: readonly RestIntegrationResponse[]): Json {
  const statuses = new Map<string, Set<string>>();
  for (const { statusCode, headers } of responses) {
    const names = statuses.get(String(statusCode)) ?? new Set();
    Object.keys(headers ?? {}).forEach((name) => names.add(name));
    statuses.set(String(statusCode), names);
  }
  return Object.fromEntries([...statuses].sort().map(([status, names]) => [status, methodResponse(names)]));
}

function methodResponse(names: ReadonlySet<string>): Json {
  const headers = [...names].sort().map((name) => [name, { schema: { type: 'string' } }]);
  return withoutUndefined({ description: '', headers: headers.length ? Object.fromEntries(headers) : undefined });
}

function renderParameter(parameter: DeclaredParameter): Json {
  return { name: parameter.name, in: parameter.in, required: parameter.required, schema: { type: 'string' } };
}

function sortedOrNone(map: Record<string, string> = {}): Json | undefined {
  const entries = Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length ? Object.fromEntries(entries) : undefined;
}
