import { integrationFindings } from './integration-findings';
import type { IRestAuthorizer, RestAuthorizerConfig } from '../../authorizers';
import { GatehouseError, assertShape, listed, quote, throwFindings } from '../../errors';
import type { Kind } from '../../errors';
import {
  AwsServiceIntegration, HttpCustomIntegration, HttpIntegration, LambdaAsyncIntegration, LambdaByStageIntegration, LambdaCustomIntegration,
  LambdaIntegration, MockIntegration, RestIntegrationType, S3DeleteObjectIntegration, S3GetObjectIntegration, S3HeadObjectIntegration,
  S3ListObjectsIntegration, S3PutObjectIntegration,
} from '../../integrations';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from '../../integrations';
import { ContentConversion, PassthroughBehavior } from '../../mapping';
import { API_KEY_SCHEME, isPlain } from '../../openapi';
import type { RouteKey } from '../../routes';

/** Asks an authorizer what it is; other languages and plain JavaScript can hand over anything. */
export function bindAuthorizer(key: RouteKey, authorizer: IRestAuthorizer, scopes: string[]): RestAuthorizerConfig {
  if (typeof authorizer?.bindRestAuthorizer === 'function') {
    return checkedAuthorizer(key, authorizer.bindRestAuthorizer({ method: key.method, path: key.path, scopes }));
  }
  throw new GatehouseError({
    code: 'GH_AUTHORIZER_MISSING',
    given: `route ${quote(key.text)} has the authorizer ${quote(authorizer)}`,
    allowed: 'Authorizers.none, iam and cognito on REST gateways',
    fix: 'Give the gateway, the group or the route an authorizer; a public route says Authorizers.none()',
  });
}

/** A scheme without a name, or the other way round, would leave the route open. */
function checkedAuthorizer(key: RouteKey, config: RestAuthorizerConfig): RestAuthorizerConfig {
  if (isWhole(config)) return config;
  throw new GatehouseError({
    code: 'GH_AUTHORIZER_SCHEME',
    given: `the authorizer of route ${quote(key.text)} describes itself as ${isPlain(config) ? listed(Object.keys(config)) : quote(config)}`,
    allowed: `schemeName and scheme together, or neither for a public route; any name but ${quote(API_KEY_SCHEME)}; x-amazon-apigateway-authorizer in a custom scheme`,
    fix: 'Mend what its bindRestAuthorizer returns',
  });
}

function isWhole(config: RestAuthorizerConfig): boolean {
  if (typeof config?.label !== 'string') return false;
  const { schemeName, scheme } = config;
  if (schemeName === undefined && scheme === undefined) return true;
  return typeof schemeName === 'string' && schemeName !== '' && schemeName !== API_KEY_SCHEME && isPlain(scheme) && namesItsAuthorizer(scheme);
}

/** AWS answers «Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer». */
function namesItsAuthorizer(scheme: object): boolean {
  const { 'x-amazon-apigateway-authtype': type, 'x-amazon-apigateway-authorizer': authorizer } = scheme as Readonly<Record<string, unknown>>;
  return isPlain(authorizer) || !['custom', 'cognito_user_pools'].includes(String(type).toLowerCase());
}

const INTEGRATION_FIELDS: Record<string, Kind> = {
  type: Object.values(RestIntegrationType),
  label: 'text',
  description: 'object',
  uri: 'text',
  httpMethod: 'text',
  usesServiceRole: 'boolean',
  passthroughBehavior: Object.values(PassthroughBehavior),
  contentHandling: Object.values(ContentConversion),
  timeout: 'duration',
  streams: 'boolean',
  tls: 'object',
  requiresClientCertificate: 'boolean',
  requestParameters: 'textMap',
  requestTemplates: 'textMap',
  responses: 'list',
  matchesErrors: 'boolean',
  readsHeaders: 'texts',
  readsQuerystrings: 'texts',
  binaryMediaTypes: 'texts',
  needsBinaryMediaTypes: 'boolean',
  wants: 'object',
};

/** The library's own, which describe themselves well: checking them again would cost every route. */
const OWN: readonly unknown[] = [
  AwsServiceIntegration,
  LambdaIntegration, LambdaCustomIntegration, LambdaAsyncIntegration, LambdaByStageIntegration,
  HttpIntegration, HttpCustomIntegration, MockIntegration,
  S3DeleteObjectIntegration, S3GetObjectIntegration, S3HeadObjectIntegration, S3ListObjectsIntegration, S3PutObjectIntegration,
];

/** Asks an integration what it is, and checks the answer of those that are not ours. */
export function bindIntegration(key: RouteKey, integration: IRestIntegration, route: RestRouteContext): RestIntegrationConfig {
  const config = integration.bindRestIntegration(route);
  if (OWN.some((type) => integration.constructor === type)) return config;
  const where = `what the integration of route ${quote(key.text)} describes`;
  assertShape(where, config, INTEGRATION_FIELDS);
  assertShape(where, { type: config.type ?? null, label: config.label ?? null }, INTEGRATION_FIELDS);
  for (const response of config.responses ?? []) {
    assertShape(`an answer in ${where}`, response, { statusCode: 'number', selectionPattern: 'text', headers: 'textMap', templates: 'textMap' });
  }
  assertShape(`tls in ${where}`, config.tls ?? {}, { insecureSkipVerification: 'boolean' });
  assertShape(`wants in ${where}`, config.wants ?? {}, { invoke: 'list', statements: 'list', corsBuckets: 'list' });
  assertShape(`wants of ${where}`, config.wants ?? {}, { stageVariables: 'map' });
  for (const variables of Object.values(config.wants?.stageVariables ?? {})) assertShape(`wants of ${where}`, { stageVariables: variables ?? null }, { stageVariables: 'textMap' });
  throwFindings(integrationFindings(where, config));
  return { ...plain(config), httpMethod: config.httpMethod ?? (config.type === RestIntegrationType.MOCK ? undefined : key.method) };
}

/** The fields of a description, which may be an instance of a class with getters. */
function plain(config: RestIntegrationConfig): RestIntegrationConfig {
  const fields = Object.keys(INTEGRATION_FIELDS) as ReadonlyArray<keyof RestIntegrationConfig>;
  return Object.fromEntries(fields.map((field) => [field, config[field]])) as unknown as RestIntegrationConfig;
}
