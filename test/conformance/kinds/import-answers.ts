import type { ApiDefinition } from '../../../src/local/rest/load/definition';
import type { AuthorizerModel, MethodModel, RestApiModel, StageModel } from '../../../src/local/rest/model';

type Json = Record<string, any>;

/** What API Gateway's control plane answers for a method of the model, without ids and what it adds of its own accord. */
export function methodAnswer({ authorization, integration, validator, ...method }: MethodModel): Json {
  return defined({
    httpMethod: method.httpMethod,
    apiKeyRequired: method.apiKeyRequired,
    authorizationType: authorization.type,
    authorizationScopes: authorization.type === 'COGNITO_USER_POOLS' ? filled(authorization.scopes) : undefined,
    operationName: method.operationName,
    requestParameters: filled(method.requestParameters),
    requestModels: filled(method.requestModels),
    requestValidatorId: validator.body || validator.parameters ? 'validator' : undefined,
    methodResponses: filled(mapped(method.methodResponses, (response, statusCode) => defined({
      statusCode,
      responseModels: filled(response.responseModels),
      responseParameters: filled([...response.responseParameters].sort()),
    }))),
    methodIntegration: integration && integrationAnswer(integration),
  });
}

function integrationAnswer({ responses, ...integration }: NonNullable<MethodModel['integration']>): Json {
  return defined({
    type: integration.type,
    uri: integration.uri || undefined,
    httpMethod: integration.httpMethod,
    credentials: integration.credentials,
    requestParameters: filled(integration.requestParameters),
    requestTemplates: filled(integration.requestTemplates),
    passthroughBehavior: integration.passthroughBehavior,
    contentHandling: integration.contentHandling,
    timeoutInMillis: integration.timeoutInMillis,
    integrationResponses: filled(Object.fromEntries(responses.map((response) => [response.statusCode, defined({
      ...response,
      responseParameters: filled(response.responseParameters),
      responseTemplates: filled(response.responseTemplates),
    })]))),
  });
}

/** A recorded method in the same form: whether a header of an answer is required says nothing. */
export function recordedMethod(method: Json): Json {
  const { methodResponses = {} } = method;
  return defined({
    ...method,
    requestValidatorId: method.requestValidatorId && '<validator:1>',
    methodResponses: filled(mapped(methodResponses as Json, (response: Json) => defined({
      ...response,
      responseParameters: response.responseParameters && Object.keys(response.responseParameters).sort(),
    }))),
  });
}

/** What API Gateway answers for the API itself. */
export function apiAnswer(api: ApiDefinition | RestApiModel): Json {
  return defined({
    name: api.name,
    description: api.description,
    version: api.version,
    apiKeySource: api.apiKeySource ?? 'HEADER',
    binaryMediaTypes: filled([...api.binaryMediaTypes].sort()),
    minimumCompressionSize: api.minimumCompressionSize,
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint ?? false,
    policy: api.policy,
  });
}

/** The models in the order of their names; a reference is the address of a model. */
export function modelsAnswer(models: Readonly<Record<string, unknown>>): Json[] {
  return Object.entries(models).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, schema]) => ({ name, schema: withAddresses(schema) }));
}

function withAddresses(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withAddresses);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === '$ref' ? addressOf(String(inner)) : withAddresses(inner)]));
}

function addressOf(reference: string): string {
  return `https://apigateway.amazonaws.com/restapis/api/models/${reference.split('/').pop()}`;
}

/** The paths, with the methods of each. */
export function resourcesAnswer(paths: readonly string[], methods: readonly MethodModel[]): Json[] {
  const methodsOf = (path: string) => methods.filter(({ resourcePath }) => resourcePath === path).map(({ httpMethod }) => httpMethod).sort();
  return [...paths].sort().map((path) => defined({ path, resourceMethods: filled(methodsOf(path)) }));
}

/** Recorded paths in the same form. */
export function recordedResources(items: readonly Json[]): Json[] {
  return items.map(({ path, resourceMethods }) => defined({ path, resourceMethods: resourceMethods && Object.keys(resourceMethods).sort() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The authorizers in the order of their names. */
export function authorizersAnswer(authorizers: readonly AuthorizerModel[]): Json[] {
  return [...authorizers].sort((a, b) => (a.name < b.name ? -1 : 1)).map((each) => defined({
    name: each.name,
    type: each.type,
    identitySource: each.identitySources.join(','),
    identityValidationExpression: each.identityValidationExpression,
    authorizerResultTtlInSeconds: each.resultTtl,
    providerARNs: filled(each.providerArns),
    authorizerUri: each.functionArn,
  }));
}

/** What is recorded of authorizers; without a time AWS answers none, and means its default. */
export function recordedAuthorizers(items: readonly Json[]): Json[] {
  return items.map(({ id, authType, authorizerCredentials, ...each }) => ({ authorizerResultTtlInSeconds: 300, ...each }));
}

/** A stage, as far as the model has it. */
export function stageAnswer(stage: StageModel): Json {
  return defined({
    stageName: stage.name,
    cacheClusterEnabled: stage.cacheClusterEnabled,
    tracingEnabled: stage.tracing,
    variables: filled(stage.variables),
    methodSettings: stage.methodSettings.map(({ httpMethod, resourcePath }) => `${resourcePath === '/*' ? '*' : resourcePath.slice(1).replace(/\//g, '~1')}/${httpMethod}`),
    canarySettings: stage.canary && defined({
      percentTraffic: stage.canary.percentTraffic,
      stageVariableOverrides: filled(stage.canary.variables),
      useStageCache: stage.canary.useStageCache,
      deploymentId: stage.canary.deploymentId,
    }),
    deploymentId: stage.deploymentId,
  });
}

const STAGE_OWN = ['cacheClusterStatus', 'createdDate', 'lastUpdatedDate', 'tags', 'description', 'ResponseMetadata'];

/** A recorded stage in the same form. */
export function recordedStage(stage: Json): Json {
  const kept = Object.fromEntries(Object.entries(stage).filter(([key]) => !STAGE_OWN.includes(key)));
  return { ...kept, methodSettings: Object.keys(stage.methodSettings ?? {}) };
}

function mapped<T>(object: Readonly<Record<string, T>>, change: (value: T, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}

/** What AWS leaves out of its answers where there is nothing in it. */
export function filled<T extends object>(value?: T): T | undefined {
  return value && Object.keys(value).length > 0 ? value : undefined;
}

export function defined(object: Json): Json {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
