import type { RestIntegrationResponse } from '../integrations';
import { RestIntegrationType } from '../integrations';
import { ContentConversion, JSON_TYPE } from '../mapping';
import type { DeclaredBody, DeclaredParameter, Schema } from '../mapping';
import { inOrder, merge, withoutUndefined } from './json';
import type { Json } from './json';
import type { RestBodyModel, RestOperationModel } from './rest-model';
import { renderSecurity } from './security';
import type { SchemeNames } from './security';
import { validatorOf } from './validators';

/** What an operation's rendering needs to know of the API around it. */
export interface Surroundings extends Pick<RestBodyModel, 'binaryMediaTypes' | 'serviceRoleArn'> {
  readonly names: SchemeNames;
  /** What stands in place of a schema. */
  readonly refOf: (schema: Schema) => Json;
}

/** Renders the four boxes of one route: method request, integration request, integration responses, method responses. */
export function renderOperation(route: RestOperationModel, around: Surroundings): Json {
  const operation = withoutUndefined({
    'summary': route.summary,
    'description': route.description,
    'operationId': route.operationName,
    'parameters': route.parameters.length ? route.parameters.map(renderParameter) : undefined,
    'requestBody': requestBody(route.bodies, around),
    'security': renderSecurity(route, around.names),
    'responses': methodResponses(route.integration.responses ?? [], around),
    'x-amazon-apigateway-request-validator': validatorOf(route),
    'x-amazon-apigateway-integration': renderIntegration(route, around),
  });
  return route.overrides ? merge(operation, inOrder(route.overrides)) : operation;
}

function requestBody(bodies: readonly DeclaredBody[], { refOf }: Surroundings): Json | undefined {
  if (bodies.length === 0) return undefined;
  return { required: true, content: Object.fromEntries(bodies.map(({ contentType, schema }) => [contentType, { schema: refOf(schema) }])) };
}

/** Integrations whose answers are mapped. */
const MAPPED: ReadonlySet<RestIntegrationType> = new Set([RestIntegrationType.AWS, RestIntegrationType.HTTP, RestIntegrationType.MOCK]);

/** Renders `x-amazon-apigateway-integration`. */
export function renderIntegration({ integration, timeout, cacheNamespace, cacheKeyParameters }: RestOperationModel, around: Surroundings): Json {
  // Without it a template, or whoever accepts a binary type, makes a 500 of text: see docs/mapping.md.
  const handled = around.binaryMediaTypes.length > 0 && MAPPED.has(integration.type) ? ContentConversion.TO_TEXT : undefined;
  const readsBody = integration.type === RestIntegrationType.MOCK || Object.keys(integration.requestTemplates ?? {}).length > 0;
  return withoutUndefined({
    type: integration.type,
    httpMethod: integration.httpMethod?.toUpperCase(),
    uri: integration.uri,
    credentials: integration.usesServiceRole ? around.serviceRoleArn() : undefined,
    passthroughBehavior: integration.passthroughBehavior,
    contentHandling: integration.contentHandling ?? (readsBody ? handled : undefined),
    timeoutInMillis: timeout?.toMilliseconds(),
    responseTransferMode: integration.streams ? 'STREAM' : undefined,
    tlsConfig: integration.tls?.insecureSkipVerification ? { insecureSkipVerification: true } : undefined,
    cacheNamespace,
    cacheKeyParameters: cacheKeyParameters?.length ? [...cacheKeyParameters] : undefined,
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

/** Each status that the integration answers, with every header that any of its answers sets, and the schema of the first that has one. */
function methodResponses(responses: readonly RestIntegrationResponse[], { refOf }: Surroundings): Json {
  const statuses = [...new Set(responses.map((response) => response.statusCode))].sort();
  return Object.fromEntries(statuses.map((status) => {
    const same = responses.filter((response) => response.statusCode === status);
    const headers = [...new Set(same.flatMap((response) => Object.keys(response.headers ?? {})))].sort().map((name) => [name, { schema: { type: 'string' } }]);
    const described = same.find((response) => response.schema);
    return [String(status), withoutUndefined({
      description: '',
      headers: headers.length ? Object.fromEntries(headers) : undefined,
      content: described?.schema && content(described.schema, Object.keys(described.templates ?? {}), refOf),
    })];
  }));
}

/** A schema for each content type that the answer's templates make; JSON where it has none. */
function content(schema: Schema, types: readonly string[], refOf: Surroundings['refOf']): Json {
  const all = types.length ? [...types].sort() : [JSON_TYPE];
  return Object.fromEntries(all.map((type) => [type, { schema: refOf(schema) }]));
}

function renderParameter({ name, in: place, required, description }: DeclaredParameter): Json {
  return withoutUndefined({ name, in: place, required, description, schema: { type: 'string' } });
}

function sortedOrNone(map: Record<string, string> = {}): Json | undefined {
  const entries = Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length ? Object.fromEntries(entries) : undefined;
}
