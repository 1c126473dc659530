/** A JSON object. */
export type Json = Record<string, any>;

/** What AWS makes of an OpenAPI body, as far as recordings show it: the names are those of its own answers. */
export interface ImportedApi {
  readonly api: Json;
  /** The JSON schema of each model by its name. */
  readonly models: Json;
  /** Methods by `METHOD /path`, as `get_method` answers. */
  readonly methods: Readonly<Record<string, Json>>;
}

const ANY = 'x-amazon-apigateway-any-method';
const INTEGRATION = 'x-amazon-apigateway-integration';
const AUTHORIZER = 'x-amazon-apigateway-authorizer';
const VERBS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', ANY];

/** A model of the importer: OpenAPI 3, and as much of Swagger 2 as the recordings need that show the same. */
export function imported(body: Json): ImportedApi {
  const methods = Object.entries<Json>(body.paths ?? {}).flatMap(([path, item]) => VERBS.filter((verb) => item[verb]).map((verb) => {
    const method = verb === ANY ? 'ANY' : verb.toUpperCase();
    return [`${method} ${path}`, methodOf(method, path, item[verb], body)] as const;
  }));
  const schemas: Json = body.components?.schemas ?? body.definitions ?? {};
  return {
    api: apiOf(body),
    models: Object.fromEntries(Object.entries(schemas)
      .map(([name, schema]) => [name, withModelRefs(schema)])),
    methods: Object.fromEntries(methods),
  };
}

function apiOf({ info = {}, ...body }: Json): Json {
  return defined({
    name: info.title,
    version: info.version?.toString(),
    description: info.description,
    apiKeySource: body['x-amazon-apigateway-api-key-source'] ?? 'HEADER',
    binaryMediaTypes: body['x-amazon-apigateway-binary-media-types'],
    minimumCompressionSize: body['x-amazon-apigateway-minimum-compression-size'],
    disableExecuteApiEndpoint: body.servers?.[0]?.['x-amazon-apigateway-endpoint-configuration']?.disableExecuteApiEndpoint ?? false,
  });
}

function methodOf(httpMethod: string, path: string, operation: Json, body: Json): Json {
  return defined({
    httpMethod,
    ...guardOf(operation, body),
    operationName: operation.operationId,
    requestParameters: filled({ ...inPath(path), ...declared(operation.parameters) }),
    requestModels: filled(requestModels(operation)),
    methodResponses: filled(mapped(operation.responses, (status, response) => [status, methodResponse(status, response)])),
    methodIntegration: integrationOf(operation[INTEGRATION]),
  });
}

/** Parameters of the path are there and required, declared or not. */
function inPath(path: string): Json {
  return Object.fromEntries([...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => [`method.request.path.${name}`, true]));
}

function declared(parameters: readonly Json[] = []): Json {
  const places: Json = { path: 'path', query: 'querystring', header: 'header' };
  return Object.fromEntries(parameters.filter((each) => places[each.in])
    .map((each) => [`method.request.${places[each.in]}.${each.name}`, each.required ?? false]));
}

function requestModels({ requestBody, parameters = [] }: Json): Json {
  const [body] = parameters.filter((each: Json) => each.in === 'body');
  return body ? { 'application/json': modelOf(body.schema) } : mapped(requestBody?.content, (type, { schema }) => [type, modelOf(schema)]);
}

function guardOf(operation: Json, body: Json): Json {
  const schemes: Json = body.components?.securitySchemes ?? body.securityDefinitions ?? {};
  const required: Array<[string, string[]]> = (operation.security ?? body.security ?? []).flatMap((entry: Json) => Object.entries(entry));
  const keys = required.filter(([name]) => kindOf(schemes[name]) === 'key');
  const [[name, scopes]] = [...required.filter(([each]) => kindOf(schemes[each]) !== 'key'), ['', []] as [string, string[]]];
  return { apiKeyRequired: keys.length > 0, authorizationType: kindOf(schemes[name]) ?? 'NONE', authorizationScopes: filled(scopes) };
}

/** AWS documents `awsSigv4`; the others are recorded. */
function kindOf(scheme?: Json): string | undefined {
  if (scheme === undefined) return undefined;
  if (scheme[AUTHORIZER]) return scheme[AUTHORIZER].type === 'cognito_user_pools' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
  return scheme['x-amazon-apigateway-authtype'] === 'awsSigv4' ? 'AWS_IAM' : 'key';
}

function methodResponse(statusCode: string, { headers, content, schema }: Json): Json {
  const models = content ? mapped(content, (type, media) => [type, modelOf(media.schema)]) : schema && { 'application/json': modelOf(schema) };
  return defined({
    statusCode,
    responseModels: filled(models),
    responseParameters: filled(mapped(headers, (name) => [`method.response.header.${name}`, false])),
  });
}

/** A mock has no method, whatever the body says; the answers are kept by their status, not by their pattern. */
function integrationOf(integration?: Json): Json | undefined {
  if (integration === undefined) return undefined;
  const type = integration.type.toUpperCase();
  return defined({
    type,
    httpMethod: type === 'MOCK' ? undefined : integration.httpMethod,
    uri: integration.uri,
    credentials: integration.credentials,
    passthroughBehavior: (integration.passthroughBehavior ?? 'when_no_match').toUpperCase(),
    contentHandling: integration.contentHandling,
    timeoutInMillis: integration.timeoutInMillis ?? 29000,
    requestParameters: integration.requestParameters,
    requestTemplates: integration.requestTemplates,
    integrationResponses: filled(mapped(integration.responses, (pattern, response) => [String(response.statusCode), defined({
      statusCode: String(response.statusCode),
      selectionPattern: pattern === 'default' ? undefined : pattern,
      contentHandling: response.contentHandling,
      responseParameters: response.responseParameters,
      responseTemplates: response.responseTemplates,
    })])),
  });
}

function modelOf(schema: Json = {}): string {
  return String(schema.$ref).split('/').pop()!;
}

/** A reference becomes the address of a model. */
function withModelRefs(value: any): any {
  if (Array.isArray(value)) return value.map(withModelRefs);
  if (typeof value !== 'object' || value === null) return value;
  const address = (ref: string) => `https://apigateway.amazonaws.com/restapis/api/models/${modelOf({ $ref: ref })}`;
  return Object.fromEntries(Object.entries<any>(value).map(([key, inner]) => [key, key === '$ref' ? address(inner) : withModelRefs(inner)]));
}

function mapped(object: Json = {}, entry: (key: string, value: Json) => readonly [string, unknown]): Json {
  return Object.fromEntries(Object.entries<Json>(object).map(([key, value]) => entry(key, value)));
}

/** What AWS leaves out of its answers where there is nothing in it. */
function filled<T extends object>(value?: T): T | undefined {
  return value && Object.keys(value).length > 0 ? value : undefined;
}

function defined(object: Json): Json {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
