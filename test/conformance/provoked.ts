import { Size } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { GatewayApiKey, GatewayResponseType, Integrations, MappingTemplate, RestEndpoint, RestIntegrationType, Schema, Source } from '../../src';
import type { IRestAuthorizer, IRestIntegration, RestGatewayProps, RestIntegrationConfig, RestRouteOptions } from '../../src';
import type { Code } from '../../src/errors';

/** A gateway that AWS would refuse with a recorded message, and the code by which it is refused here. */
export type Provocation = readonly [message: string, what: string, code: Code, props: (stack: Stack) => Partial<RestGatewayProps>];

const http = () => Integrations.httpCustom('https://stock.example.com/items');
const order = (properties: object) => Schema.named('MySchema', Schema.fromObject({ type: 'object', properties }));

/** A gateway with one route. */
const route = (options: Partial<RestRouteOptions> | (() => Partial<RestRouteOptions>), key = 'POST /items') =>
  (): Partial<RestGatewayProps> => ({ routes: { [key]: { integration: http(), ...typeof options === 'function' ? options() : options } } });

/** A gateway with nothing but these paths. */
const paths = (...keys: string[]) => (): Partial<RestGatewayProps> => ({
  routes: Object.fromEntries(keys.map((key) => [key, { integration: Integrations.mock() }])),
});

/** An integration that somebody else wrote. */
const custom = (config: Partial<RestIntegrationConfig>) => {
  const integration: IRestIntegration = { bindRestIntegration: () => ({ label: 'custom', type: RestIntegrationType.AWS_PROXY, httpMethod: 'POST', ...config }) };
  return route({ integration });
};

const authorizer = (authtype: string): IRestAuthorizer => ({
  bindRestAuthorizer: () => ({ label: 'custom', schemeName: 'custom', scheme: { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': authtype } }),
});

const functionPath = '2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:f/invocations';
const SIBLING = 'A sibling ({proxy+}) of this resource already has a variable path part -- only one is allowed';
const GREEDY = 'Cannot create a child of a resource with a greedy path variable: {proxy+}';
const NO_ACTION = 'AWS ARN for integration must contain path or action';
const NO_PROXY = "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.";
const METHOD = 'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY';
const AUTHORIZER = 'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.';
const EXPRESSION = 'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: true]';
const COMPRESSION = 'Invalid minimum compression size, must be between 0 and 10485760';
const CONTENT_TYPE = 'Validation Result: warnings : [], errors : [Invalid content type specified: 123]';
const STATUS = "Value 'wrong' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d";
const NUMBER = 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String';
const BOOLEAN = 'class java.lang.Boolean can not be converted to an String';
const NO_MODEL = 'Invalid model identifier specified: petModel';
const EMPTY_PARAMETER = 'Invalid null or empty value in responseParameters';
const EMPTY_TEMPLATE = 'Invalid null or empty value in responseTemplates';
const EMPTY_MODEL = 'Model schema must have at least 1 property or array items defined';
const TYPE = "Value 'HTTPS_PROXY' at 'putIntegrationInput.type' failed to satisfy constraint: Member must satisfy enum value set: [HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS]";

const { DEFAULT_4XX } = GatewayResponseType;

/** Each refusal of AWS that a route table could provoke. */
export const PROVOKED: readonly Provocation[] = [
  [SIBLING, 'another greedy parameter', 'GH_ROUTE_CONFLICT', paths('GET /{proxy+}', 'GET /{dynamic}')],
  [SIBLING, 'the same name, not greedy', 'GH_ROUTE_CONFLICT', paths('GET /{proxy+}', 'GET /{proxy}')],
  [GREEDY, 'a static child', 'GH_ROUTE_PATH', paths('GET /{proxy+}/child')],
  [GREEDY, 'a variable child', 'GH_ROUTE_PATH', paths('GET /{proxy+}/{child}')],
  [NO_ACTION, "a function's own ARN", 'GH_INTEGRATION_OPTION', custom({ uri: 'arn:aws:lambda:us-east-1:111111111111:function:f' })],
  [NO_ACTION, 'another word', 'GH_INTEGRATION_OPTION', custom({ uri: `arn:aws:apigateway:us-east-1:lambda:test/${functionPath}` })],
  [NO_ACTION, 'another word without a proxy', 'GH_INTEGRATION_OPTION', custom({ type: RestIntegrationType.AWS, uri: 'arn:aws:apigateway:us-east-1:sqs:test/a' })],
  ['Invalid ARN specified in the request', 'no ARN', 'GH_INTEGRATION_OPTION', custom({ uri: `bad-arn:lambda:path/${functionPath}` })],
  [NO_PROXY, 'DynamoDB', 'GH_INTEGRATION_OPTION', custom({ uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/Query' })],
  [NO_PROXY, 'a path of Firehose', 'GH_INTEGRATION_OPTION', custom({ uri: `arn:aws:apigateway:us-east-1:firehose:path/${functionPath}` })],
  [NO_PROXY, 'another path of Lambda', 'GH_INTEGRATION_OPTION', custom({ uri: 'arn:aws:apigateway:us-east-1:lambda:path/random/value' })],
  ['Description cannot be an empty string', 'of the gateway', 'GH_TEXT_EMPTY', () => ({ description: '' })],
  [METHOD, 'in a route key', 'GH_ROUTE_KEY', paths('WRONG /')],
  [METHOD, 'of a back end', 'GH_INTEGRATION_OPTION', route(() => ({ integration: Integrations.http('https://a.example.com/', { httpMethod: 'WRONG' }) }))],
  [METHOD, "of somebody else's back end", 'GH_INTEGRATION_OPTION', custom({ httpMethod: 'WRONG' })],
  [AUTHORIZER, 'half an authorizer', 'GH_AUTHORIZER_SCHEME', () => ({ authorizer: { bindRestAuthorizer: () => ({ label: 'custom', schemeName: 'custom' }) } })],
  [AUTHORIZER, 'CUSTOM without one', 'GH_AUTHORIZER_SCHEME', () => ({ authorizer: authorizer('custom') })],
  [AUTHORIZER, 'COGNITO_USER_POOLS without one', 'GH_AUTHORIZER_SCHEME', () => ({ authorizer: authorizer('cognito_user_pools') })],
  [EXPRESSION, 'a parameter without a name', 'GH_PARAMETER_NAME', route({ request: { headers: { '': {} } } })],
  [EXPRESSION, 'a parameter with a space', 'GH_PARAMETER_NAME', route({ request: { querystrings: { 'a b': {} } } })],
  [EXPRESSION, "somebody else's target", 'GH_SOURCE', custom({ requestParameters: { True: "'a'" } })],
  [EXPRESSION, "somebody else's expression", 'GH_SOURCE', custom({ requestParameters: { 'integration.request.header.A': 'true' } })],
  [EXPRESSION, "somebody else's answer", 'GH_SOURCE', custom({ responses: [{ statusCode: 200, headers: { A: 'true' } }] })],
  ['Only dualstack ipAddressType is supported for Private APIs.', 'plain JavaScript', 'GH_ENDPOINT',
    () => ({ endpoint: RestEndpoint.privately([], { ipAddressType: 'ipv4' } as never) })],
  ['ipAddressType must be either ipv4 or dualstack.', 'plain JavaScript', 'GH_TYPE', () => ({ endpoint: RestEndpoint.regional({ ipAddressType: 'wrong' as never }) })],
  ["Value 'wrong' at 'createRestApiInput.endpointConfiguration.ipAddressType' failed to satisfy constraint: Member must satisfy enum value set: [ipv4, dualstack]",
    'plain JavaScript', 'GH_TYPE', () => ({ endpoint: RestEndpoint.edge({ ipAddressType: 'wrong' as never }) })],
  [COMPRESSION, 'too large', 'GH_COMPRESSION', () => ({ minimumCompressionSize: Size.bytes(10_485_761) })],
  [COMPRESSION, 'no size', 'GH_TYPE', () => ({ minimumCompressionSize: 'test' as never })],
  [NO_MODEL, 'a reference', 'GH_SCHEMA_REFERENCE', route(() => ({ request: { body: Schema.fromObject({ type: 'array', items: { $ref: '#/components/schemas/petModel' } }) } }))],
  [EMPTY_PARAMETER, 'null', 'GH_GATEWAY_RESPONSE', () => ({ gatewayResponses: [{ type: DEFAULT_4XX, headers: { A: null as never } }] })],
  [EMPTY_TEMPLATE, 'null', 'GH_TYPE', () => ({ gatewayResponses: [{ type: DEFAULT_4XX, templates: { 'application/xml': null as never } }] })],
  [EMPTY_TEMPLATE, 'an empty one', 'GH_GATEWAY_RESPONSE_TEMPLATE', () => ({ gatewayResponses: [{ type: DEFAULT_4XX, templates: { 'application/xml': '' } }] })],
  ['Model name must be non-empty', 'Schema.named', 'GH_SCHEMA_NAME', () => ({ routes: { 'POST /': { integration: http(), request: { body: Schema.named('', order({})) } } } })],
  [EMPTY_MODEL, 'an empty schema', 'GH_SCHEMA_KEYWORD', route(() => ({ request: { body: Schema.fromObject({}) } }))],
  [EMPTY_MODEL, 'nothing but words', 'GH_SCHEMA_KEYWORD', route(() => ({ responses: [{ status: 200, schema: Schema.fromObject({ description: 'Anything' }) }] }))],
  [CONTENT_TYPE, 'of an answer', 'GH_CONTENT_TYPE', route({ responses: [{ status: 200, templates: { 123: MappingTemplate.json({}) } }] })],
  [CONTENT_TYPE, 'of a request', 'GH_CONTENT_TYPE', route({ mapping: { templates: { 123: MappingTemplate.json({}) } } })],
  [CONTENT_TYPE, 'of a body', 'GH_CONTENT_TYPE', route(() => ({ request: { bodies: { 123: order({}) } } }))],
  [CONTENT_TYPE, "of somebody else's answer", 'GH_CONTENT_TYPE', custom({ responses: [{ statusCode: 200, templates: { 123: '{}' } }] })],
  [CONTENT_TYPE, 'of a gateway response', 'GH_GATEWAY_RESPONSE_TEMPLATE', () => ({ gatewayResponses: [{ type: DEFAULT_4XX, templates: { 123: '{}' } }] })],
  [CONTENT_TYPE, 'that is binary', 'GH_CONTENT_TYPE', () => ({ binaryMediaTypes: ['123'] })],
  ['Model name already exists for this REST API', 'two schemas', 'GH_SCHEMA_NAME', () => ({
    routes: {
      'POST /a': { integration: http(), request: { body: order({ a: { type: 'string' } }) } },
      'POST /b': { integration: http(), request: { body: order({ b: { type: 'string' } }) } },
    },
  })],
  [NUMBER, 'a template', 'GH_TYPE', route({ responses: [{ status: 200, template: 123 as never }] })],
  [NUMBER, 'a template by type', 'GH_TYPE', route({ responses: [{ status: 200, templates: { 'application/json': 123 as never } }] })],
  [NUMBER, "somebody else's template", 'GH_TYPE', custom({ responses: [{ statusCode: 200, templates: { 'application/json': 123 as never } }] })],
  [BOOLEAN, 'a source', 'GH_TYPE', route({ mapping: { headers: { True: true as never } } })],
  [BOOLEAN, "somebody else's expression", 'GH_TYPE', custom({ requestParameters: { 'integration.request.path.testPath': true as never } })],
  [TYPE, "somebody else's type", 'GH_TYPE', custom({ type: 'https_proxy' as never })],
  ['Invalid API Key description specified.', 'a long one', 'GH_API_KEY', (stack) => {
    new GatewayApiKey(stack, 'Key', { description: 'a'.repeat(125_001) });
    return {};
  }],
  [STATUS, 'text', 'GH_TYPE', route({ responses: [{ status: 'wrong' as never }] })],
  [STATUS, 'no status', 'GH_RESPONSE_STATUS', route({ responses: [{ status: 999 }] })],
  [STATUS, 'of a mock', 'GH_INTEGRATION_OPTION', route(() => ({ integration: Integrations.mock({ status: 999 }) }))],
  [STATUS, 'of a gateway response', 'GH_GATEWAY_RESPONSE', () => ({ gatewayResponses: [{ type: DEFAULT_4XX, status: 999 }] })],
  [STATUS, "of somebody else's answer", 'GH_RESPONSE_STATUS', custom({ responses: [{ statusCode: 999 }] })],
];

/** What is only warned of, because AWS may know more than this version. */
export const WARNED: readonly Provocation[] = [
  ["Value 'FAKE_RESPONSE_TYPE' at 'responseType' failed to satisfy constraint: Member must satisfy enum value set: […]", 'a type by its name', 'GH_GATEWAY_RESPONSE_UNKNOWN',
    () => ({ gatewayResponses: [{ type: GatewayResponseType.of('FAKE_RESPONSE_TYPE'), headers: { A: Source.literal('a') } }] })],
];
