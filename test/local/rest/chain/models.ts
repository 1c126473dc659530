import type { Backends } from '../../../../src/local/backends/backend';
import type { ChainServices } from '../../../../src/local/rest/chain/handler';
import { ResponseCache } from '../../../../src/local/rest/chain/response-cache';
import { UsageMeters } from '../../../../src/local/rest/chain/usage-meters';
import type { BackendResponse, Exchange, GatewayRequest } from '../../../../src/local/rest/exchange';
import type { GatewayFailure } from '../../../../src/local/rest/gateway-failure';
import type {
  IntegrationModel, IntegrationResponseModel, MethodModel, RestApiModel, StageModel, UsagePlanModel,
} from '../../../../src/local/rest/model';
import { newExchange } from '../../../../src/local/rest/new-exchange';

/** Where every API is. */
export const PLACE = { partition: 'aws', region: 'us-east-1', account: '111111111111' };

/** The time of every request. */
export const NOW = new Date('2025-01-15T12:00:00Z');

export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:111111111111:function:list';
export const FUNCTION_URI = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION_ARN}/invocations`;

export function integrationResponse(given: Partial<IntegrationResponseModel> = {}): IntegrationResponseModel {
  return { statusCode: '200', responseParameters: {}, responseTemplates: {}, ...given };
}

/** A mock that answers 200. */
export function integration(given: Partial<IntegrationModel> = {}): IntegrationModel {
  return {
    type: 'MOCK',
    uri: '',
    httpMethod: 'POST',
    requestParameters: {},
    requestTemplates: given.type === undefined ? { 'application/json': '{"statusCode": 200}' } : {},
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheKeyParameters: [],
    responses: [integrationResponse()],
    ...given,
  };
}

export function method(given: Partial<MethodModel> = {}): MethodModel {
  return {
    httpMethod: 'GET',
    resourcePath: '/a',
    resourceId: 'res1',
    authorization: { type: 'NONE' },
    apiKeyRequired: false,
    requestParameters: {},
    requestModels: {},
    validator: { body: false, parameters: false },
    integration: integration(),
    methodResponses: { 200: { responseParameters: [], responseModels: {} } },
    ...given,
  };
}

export function stage(given: Partial<StageModel> = {}): StageModel {
  return { name: 'prod', deploymentId: 'dep1', variables: {}, methodSettings: [], cacheClusterEnabled: false, tracing: false, usagePlans: [], ...given };
}

export function usagePlan(given: Partial<UsagePlanModel> = {}): UsagePlanModel {
  return { id: 'plan1', name: 'gold', methodThrottles: {}, keys: [{ id: 'key1', value: 'secret', enabled: true }], ...given };
}

export function api(given: Partial<RestApiModel> = {}): RestApiModel {
  return {
    logicalId: 'Api',
    apiId: 'api1',
    name: 'api',
    methods: [method()],
    models: {},
    gatewayResponses: {},
    binaryMediaTypes: [],
    apiKeySource: 'HEADER',
    disableExecuteApiEndpoint: false,
    stages: [stage()],
    ...given,
  };
}

/** A request that has found its method, the first of the API. */
export function exchangeFor(model: RestApiModel, request: Partial<GatewayRequest> = {}, given: Partial<Exchange> = {}): Exchange {
  const exchange = newExchange({ api: model, stage: model.stages[0], canaryApi: model }, { method: 'GET', path: '/a', ...request }, PLACE, NOW, 0);
  const [first] = model.methods;
  return Object.assign(exchange, { method: first, integration: first?.integration, ...given });
}

/** A request to an integration. */
export function exchangeTo(given: Partial<IntegrationModel>, request: Partial<GatewayRequest> = {}, of: Partial<RestApiModel> = {}): Exchange {
  return exchangeFor(api({ methods: [method({ integration: integration(given) })], ...of }), request);
}

export function services(given: Partial<ChainServices> = {}): ChainServices {
  return {
    backends: backends({}),
    authorize: () => { throw new Error('nobody authorizes'); },
    random: () => 0,
    now: () => NOW,
    cache: new ResponseCache(),
    meters: new UsageMeters(),
    ...given,
  };
}

const absent = async (): Promise<never> => { throw new Error('this back end is not there'); };

export function backends(given: Partial<Backends>): Backends {
  return { lambda: absent, http: absent, service: absent, dispose: async () => undefined, ...given };
}

/** What a back end answers. */
export function answer(body: unknown, given: Partial<BackendResponse> = {}): BackendResponse {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
  return { status: 200, headers: { 'Content-Type': ['application/json'] }, body: bytes, ...given };
}

/** The failure that a handler ends a request with. */
export function failureOf(work: () => unknown): GatewayFailure {
  try {
    work();
  } catch (error) {
    return error as GatewayFailure;
  }
  throw new Error('It did not fail.');
}
