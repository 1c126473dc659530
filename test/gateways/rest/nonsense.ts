import { Stack } from 'aws-cdk-lib';
import { User } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { newGateway, newPool, newStack } from './fixtures';
import {
  Authorizers, ExecutionLogDelivery, ExecutionLogDestination, GatewayApiKey, Integrations,
  Quota, RestGateway, RoutePrinter, UsagePlan, UsagePlanStage,
} from '../../../src';

/** What plain JavaScript can hand over, in places where something else is due. */
export type Work = (value: any) => unknown;

const PATH = 'GET /{key}';
const mock = () => ({ integration: Integrations.mock() });
const pools = (stack: Stack) => Authorizers.cognito(newPool(stack));
const png = { key: 'a', contentTypes: ['image/png'] };
const bucket = () => new Bucket(newStack(), 'Bucket');

/** A gateway with one route. */
export const route = (options: any) => newGateway(newStack(), { routes: { [PATH]: options } });
const answeredBy = (integration: any) => route({ integration });
const answeredWith = (options: any) => route({ integration: Integrations.http('https://a.example'), ...options });

/** A function for each field of a struct, which makes something in which that field has the value. */
function fields(struct: string, names: string, make: (field: Record<string, unknown>) => unknown): Record<string, Work> {
  return Object.fromEntries(names.split(' ').map((name) => [`${struct}.${name}`, (value: unknown) => make({ [name]: value })]));
}

/** Every field of every struct, and every argument of every public function. */
export const PLACES: Record<string, Work> = {
  ...fields('gateway', 'authorizer routes stages defaultStage cors apiKeyRequired apiKeySource restApiName description binaryMediaTypes '
    + 'minimumCompressionSize disableExecuteApiEndpoint policy accountLogRole', (field) => newGateway(newStack(), field)),
  ...fields('route', 'integration authorizer scopes apiKeyRequired throttle timeout request mapping responses operationName summary description overrides', (field) => {
    const stack = newStack();
    return newGateway(stack, { authorizer: pools(stack), routes: { [PATH]: { ...mock(), ...field } } });
  }),
  ...fields('group', 'routes authorizer scopes apiKeyRequired throttle timeout', (field) => {
    const stack = newStack();
    return added(newGateway(stack, { authorizer: pools(stack) }), '/x', { routes: { 'GET /a': mock() }, ...field });
  }),
  ...fields('stage', 'throttle logging detailedMetrics tracing variables description', (field) => newGateway(newStack(), { stages: { prod: field } })),
  ...fields('logging', 'accessLog accessLogRetention executionLog', (logging) => newGateway(newStack(), { stages: { prod: { logging } } })),
  ...fields('route of a back end', 'cache logging', (field) => answeredWith(field)),
  ...fields('cache', 'ttl keys shared', (cache) => answeredWith({ cache })),
  ...fields('logging of a route', 'executionLog dataTrace', (logging) => answeredWith({ logging })),
  ...fields('stage', 'cache tags clientCertificate', (field) => newGateway(newStack(), { stages: { prod: field } })),
  ...fields('cache of a stage', 'size encrypted ttl', (cache) => newGateway(newStack(), { stages: { prod: { cache } } })),
  ...fields('destinations', 'dataTrace executionLogDestinations', (logging) => newGateway(newStack(), { stages: { prod: { logging } } })),
  'the value of a tag': (value) => newGateway(newStack(), { stages: { prod: { tags: { a: value } } } }),
  'a key of a cache': (key) => answeredWith({ cache: { keys: [key] } }),
  'Integrations.lambdaByStage variable': (variable) => answeredBy(Integrations.lambdaByStage(variable, {})),
  'Integrations.lambdaByStage functions': (functions) => answeredBy(Integrations.lambdaByStage('a', functions)),
  'Integrations.lambdaByStage function': (handler) => answeredBy(Integrations.lambdaByStage('a', { prod: handler })),
  'Integrations.lambdaByStage options': (options) => answeredBy(Integrations.lambdaByStage('a', {}, options)),
  'the stage variables of an integration': (stageVariables) => answeredBy({ bindRestIntegration: () => ({ type: 'mock', label: 'x', wants: { stageVariables } }) } as any),
  'ExecutionLogDestination.logGroup': (group) => ExecutionLogDestination.logGroup(group),
  'ExecutionLogDestination.bucket': (value) => ExecutionLogDestination.bucket(value),
  'ExecutionLogDestination.deliveryStream': (value) => ExecutionLogDestination.deliveryStream(value),
  'new ExecutionLogDelivery': (props) => new ExecutionLogDelivery(newStack(), 'x', props),
  'ExecutionLogDelivery stage': (stage) => new ExecutionLogDelivery(newStack(), 'x', { stage, destinations: [] }),
  'ExecutionLogDelivery destinations': (destinations) => new ExecutionLogDelivery(newStack(), 'x', { stage: newGateway().stage('prod'), destinations }),
  'grantInvalidateCache grantee': (grantee) => newGateway().grantInvalidateCache(grantee),
  'grantInvalidateCache route': (key) => {
    const gateway = newGateway(newStack(), { authorizer: Authorizers.iam() });
    return gateway.grantInvalidateCache(new User(Stack.of(gateway), 'User'), key);
  },
  ...fields('throttle', 'rate burst', (field) => route({ ...mock(), throttle: { rate: 1, burst: 1, ...field } })),
  ...fields('cors', 'allowOrigins allowHeaders allowMethods exposeHeaders allowCredentials maxAge', (field) =>
    newGateway(newStack(), { cors: { allowOrigins: ['https://a.example'], ...field } })),
  ...fields('request', 'headers querystrings', (request) => route({ ...mock(), request })),
  ...fields('parameter', 'required', (field) => route({ ...mock(), request: { headers: { A: field as any } } })),
  ...fields('http', 'httpMethod', (options) => answeredBy(Integrations.http('https://a.example', options))),
  ...fields('mock', 'status body headers', (options) => answeredBy(Integrations.mock(options))),
  ...fields('s3PutObject', 'key contentTypes', (field) => answeredBy(Integrations.s3PutObject(bucket(), { ...png, ...field }))),
  ...fields('s3GetObject', 'key contentTypes contentDisposition cacheControl', (field) => answeredBy(Integrations.s3GetObject(bucket(), { ...png, ...field }))),
  ...fields('cognito', 'clients additionalPools', (options) => {
    const stack = newStack();
    return newGateway(stack, { authorizer: Authorizers.cognito(newPool(stack), options) });
  }),
  ...fields('integration', 'type label uri httpMethod usesServiceRole passthroughBehavior contentHandling timeout requestParameters requestTemplates '
    + 'responses readsHeaders binaryMediaTypes needsBinaryMediaTypes wants', (field) => answeredBy({ bindRestIntegration: () => ({ type: 'mock', label: 'x', ...field }) })),
  ...fields('authorizer', 'label schemeName schemeIdentity scheme checksScopes yieldsClaims usesIam', (field) =>
    newGateway(newStack(), { authorizer: { bindRestAuthorizer: () => ({ label: 'x', ...field }) } })),
  ...fields('attributes', 'restApiId restApiName rootResourceId', (field) => RestGateway.fromAttributes(newStack(), 'x', { restApiId: 'a', restApiName: 'b', ...field })),
  'new RestGateway': (props) => new RestGateway(newStack(), 'x', props),
  'RestGateway.fromAttributes': (attributes) => RestGateway.fromAttributes(newStack(), 'x', attributes),
  'RestGateway.isRestGateway': (value) => RestGateway.isRestGateway(value),
  'RoutePrinter.text': (routes) => RoutePrinter.text(routes),
  'the value of a route': (options) => route(options),
  'the value of a stage': (options) => newGateway(newStack(), { stages: { prod: options } }),
  'the value of a stage variable': (value) => newGateway(newStack(), { stages: { prod: { variables: { a: value } } } }),
  'the value of a header': (header) => route({ ...mock(), request: { headers: { A: header } } }),
  'the value of a query string': (query) => route({ ...mock(), request: { querystrings: { a: query } } }),
  'the value of a mock header': (header) => answeredBy(Integrations.mock({ headers: { A: header } })),
  'the value of an override': (value) => route({ ...mock(), overrides: { 'x-own': value } }),
  'addRoute key': (key) => added(newGateway(), key),
  'addRoute options': (options) => newGateway().addRoute('GET /a', options),
  'addRoutes prefix': (prefix) => added(newGateway(), prefix, { routes: { 'GET /a': mock() } }),
  'addRoutes group': (group) => newGateway().addRoutes('/x', group),
  'stage name': (name) => newGateway().stage(name),
  ...fields('addUsagePlan', 'quota throttle keys usagePlanName description stages throttles', (field) => planned('gold', field)),
  'addUsagePlan id': (id) => planned(id, {}),
  'addUsagePlan options': (options) => planned('gold', options),
  'addUsagePlan key': (key) => planned('gold', { keys: [key] }),
  'addUsagePlan throttle of a route': (throttle) => planned('gold', { throttles: { 'GET /': throttle } }),
  'Quota.perWeek limit': (limit) => planned('gold', { quota: Quota.perWeek(limit) }),
  'Quota.perWeek offset': (offset) => planned('gold', { quota: Quota.perWeek(1, offset) }),
  'new UsagePlan': (props) => new UsagePlan(newStack(), 'x', props),
  'UsagePlan stage': (stage) => new UsagePlan(newStack(), 'x', { stages: [stage] }),
  'UsagePlanStage.rest': (stage) => UsagePlanStage.rest(stage),
  'UsagePlanStage.webSocket': (api) => UsagePlanStage.webSocket(api, api),
  'new GatewayApiKey': (props) => new GatewayApiKey(newStack(), 'x', props),
  ...fields('apiKey', 'enabled description customerId', (field) => new GatewayApiKey(newStack(), 'x', field)),
  ...fields('secretKey', 'secret versionId versionStage field', (field) => GatewayApiKey.fromSecret(newStack(), 'x', { versionId: 'a'.repeat(32), ...field } as never)),
  ...fields('secretKeys', 'secret versionIds field', (field) => GatewayApiKey.fromSecretVersions(newStack(), 'x', { versionIds: ['a'.repeat(32)], ...field } as never)),
  'GatewayApiKey.fromApiKeyId': (id) => GatewayApiKey.fromApiKeyId(newStack(), 'x', id),
  'grantInvoke grantee': (grantee) => newGateway().grantInvoke(grantee),
  'grantInvoke route': (key) => {
    const gateway = newGateway(newStack(), { authorizer: Authorizers.iam() });
    return gateway.grantInvoke(new User(Stack.of(gateway), 'User'), key);
  },
  'metric name': (name) => newGateway().metric(name),
  'metric props': (props) => newGateway().metric('Count', props),
  'Integrations.lambda': (handler) => answeredBy(Integrations.lambda(handler)),
  'Integrations.http url': (url) => answeredBy(Integrations.http(url)),
  'Integrations.http options': (options) => answeredBy(Integrations.http('https://a.example', options)),
  'Integrations.mock': (options) => answeredBy(Integrations.mock(options)),
  'Integrations.s3PutObject bucket': (value) => answeredBy(Integrations.s3PutObject(value, png)),
  'Integrations.s3PutObject options': (options) => answeredBy(Integrations.s3PutObject(bucket(), options)),
  'Integrations.s3GetObject bucket': (value) => answeredBy(Integrations.s3GetObject(value, png)),
  'Integrations.s3GetObject options': (options) => answeredBy(Integrations.s3GetObject(bucket(), options)),
  'Authorizers.cognito pool': (pool) => newGateway(newStack(), { authorizer: Authorizers.cognito(pool) }),
  'Authorizers.cognito options': (options) => newGateway(newStack(), { authorizer: Authorizers.cognito(newPool(newStack()), options) }),
  'bindRestIntegration': (config) => answeredBy({ bindRestIntegration: () => config }),
  'bindRestAuthorizer': (config) => newGateway(newStack(), { authorizer: { bindRestAuthorizer: () => config } }),
};

function planned(id: any, options: any): RestGateway {
  const gateway = newGateway(newStack(), { apiKeyRequired: true });
  gateway.addUsagePlan(id, options);
  return gateway;
}

function added(gateway: RestGateway, prefix: any, group?: any): RestGateway {
  if (group === undefined) gateway.addRoute(prefix, mock());
  else gateway.addRoutes(prefix, group);
  return gateway;
}

/** An object that holds itself. */
export function circle(): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  value.deep = [{ value }];
  return value;
}
