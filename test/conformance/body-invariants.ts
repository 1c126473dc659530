import { answersOf, operationsOf, valuesUnder, variablesOf } from './body-parts';
import { imported } from './importer';
import type { Json } from './importer';

/** What holds of every body that AWS imports whole: where it does not, in words. */
export type Invariant = (body: Json) => string[];

const NAME = '[A-Za-z0-9._$-]+';
const FIXED = "'[^'\\r\\n]*'";
const VARIABLE = 'context\\.[A-Za-z0-9_.:-]+|stageVariables\\.[A-Za-z0-9_]+';
const BODY = 'body(?:(?:\\.|\\[).+)?';
const REQUEST = new RegExp(`^(?:method\\.request\\.(?:(?:path|header|querystring|multivalueheader|multivaluequerystring)\\.${NAME}|${BODY})|${VARIABLE}|${FIXED})$`);
const RESPONSE = new RegExp(`^(?:integration\\.response\\.(?:(?:header|multivalueheader)\\.${NAME}|${BODY})|${VARIABLE}|${FIXED})$`);
const GATEWAY = new RegExp(`^(?:method\\.request\\.(?:path|header|querystring)\\.${NAME}|${VARIABLE}|'[^'\\r\\n]+')$`);
const MEDIA_TYPE = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+$/;
const STATUS = /^[1-5]\d\d$/;

/** The types of the recorded refusal of another one. */
const RESPONSE_TYPES = [
  'REQUEST_TOO_LARGE', 'RESOURCE_NOT_FOUND', 'AUTHORIZER_CONFIGURATION_ERROR', 'MISSING_AUTHENTICATION_TOKEN', 'BAD_REQUEST_BODY', 'INVALID_SIGNATURE',
  'INVALID_API_KEY', 'BAD_REQUEST_PARAMETERS', 'AUTHORIZER_FAILURE', 'UNAUTHORIZED', 'INTEGRATION_TIMEOUT', 'ACCESS_DENIED', 'DEFAULT_4XX', 'DEFAULT_5XX',
  'WAF_FILTERED', 'QUOTA_EXCEEDED', 'THROTTLED', 'API_CONFIGURATION_ERROR', 'UNSUPPORTED_MEDIA_TYPE', 'INTEGRATION_FAILURE', 'EXPIRED_TOKEN',
];

const referencesResolve: Invariant = (body) => valuesUnder('$ref', body)
  .filter((ref) => !/^#\/components\/schemas\//.test(ref) || body.components?.schemas?.[ref.split('/').pop()] === undefined);

const modelsHaveNames: Invariant = (body) => Object.keys(body.components?.schemas ?? {}).filter((name) => !/^[A-Za-z0-9]+$/.test(name));

const modelsSaySomething: Invariant = (body) => Object.entries<Json>(body.components?.schemas ?? {})
  .filter(([, schema]) => Object.keys(schema).length === 0).map(([name]) => name);

const answersAreDeclared: Invariant = (body) => answersOf(body)
  .filter(({ operation, answer }) => operation.responses?.[answer.statusCode] === undefined).map(({ at }) => at);

/** AWS keeps them by their status: another of the same would be lost. */
const oneAnswerForEachStatus: Invariant = (body) => {
  const kept = Object.values(imported(body).methods).flatMap(({ methodIntegration }) => Object.keys(methodIntegration?.integrationResponses ?? {}));
  return kept.length === answersOf(body).length ? [] : [`${answersOf(body).length} answers, of which ${kept.length} are kept`];
};

const statusesAreText: Invariant = (body) => [
  ...answersOf(body).filter(({ answer }) => typeof answer.statusCode !== 'string' || !STATUS.test(answer.statusCode)).map(({ at }) => at),
  ...operationsOf(body).flatMap(({ at, operation }) => Object.keys(operation.responses ?? {}).filter((status) => !STATUS.test(status))
    .map((status) => `${at} ${status}`)),
];

const MAPPED = ['aws', 'http', 'mock'];
const aDefaultIsThere: Invariant = (body) => operationsOf(body)
  .filter(({ integration }) => MAPPED.includes(integration.type) && !integration.responses?.default).map(({ at }) => at);

const headersAreDeclared: Invariant = (body) => answersOf(body).flatMap(({ at, operation, answer }) => Object.keys(answer.responseParameters ?? {})
  .filter((target) => !/^method\.response\.header\./.test(target) || !operation.responses?.[answer.statusCode]?.headers?.[target.slice('method.response.header.'.length)])
  .map((target) => `${at} ${target}`));

const requestMappingsParse: Invariant = (body) => operationsOf(body)
  .flatMap(({ at, integration }) => Object.entries<string>(integration.requestParameters ?? {})
    .filter(([target,
      expression]) => !new RegExp(`^integration\\.request\\.(?:path|header|querystring)\\.${NAME}$`).test(target) || !REQUEST.test(expression))
    .map(([target, expression]) => `${at} ${target} ${expression}`));

const responseMappingsParse: Invariant = (body) => answersOf(body).flatMap(({ at, answer }) => Object.entries<string>(answer.responseParameters ?? {})
  .filter(([target, expression]) => !new RegExp(`^method\\.response\\.header\\.${NAME}$`).test(target) || !RESPONSE.test(expression))
  .map(([target, expression]) => `${at} ${target} ${expression}`));

const readsAreDeclared: Invariant = (body) => operationsOf(body).flatMap(({ at, operation, integration }) => {
  const declared = (operation.parameters ?? []).map((each: Json) => `${each.in === 'query' ? 'querystring' : each.in}.${each.name}`);
  const read = Object.values<string>(integration.requestParameters ?? {})
    .map((expression) => /^method\.request\.(?:multivalue)?((?:path|header|querystring)\..+)$/.exec(expression)?.[1]);
  return read.filter((each) => each !== undefined && !declared.includes(each)).map((each) => `${at} ${each}`);
});

const addressesAreFilled: Invariant = (body) => operationsOf(body).flatMap(({ at, integration }) => variablesOf(integration.uri ?? '')
  .filter((name) => !integration.requestParameters?.[`integration.request.path.${name}`]).map((name) => `${at} {${name}}`));

const validatorsAreDefined: Invariant = (body) => operationsOf(body)
  .map(({ at, operation }) => [at, operation['x-amazon-apigateway-request-validator']])
  .filter(([, name]) => name !== undefined && !body['x-amazon-apigateway-request-validators']?.[name]).map(([at, name]) => `${at} ${name}`);

const operationIdsAreUnique: Invariant = (body) => {
  const ids = operationsOf(body).flatMap(({ operation }) => operation.operationId ?? []);
  return ids.filter((id, i) => id === '' || ids.indexOf(id) < i);
};

const schemesAreDefined: Invariant = (body) => {
  const schemes: Json = body.components?.securitySchemes ?? {};
  const asked = operationsOf(body).flatMap(({ at, operation }) => (operation.security ?? []).flatMap(Object.keys).map((name: string) => [at, name]));
  const half = Object.entries<Json>(schemes).filter(([, scheme]) => /^(?:custom|cognito_user_pools)$/.test(scheme['x-amazon-apigateway-authtype'] ?? '') && !scheme['x-amazon-apigateway-authorizer']);
  return [...asked.filter(([, name]) => !schemes[name]).map((each) => each.join(' ')), ...half.map(([name]) => name)];
};

const contentTypesAreSome: Invariant = (body) => [
  ...operationsOf(body).flatMap(({ operation, integration }) => [operation.requestBody?.content, integration.requestTemplates,
    ...Object.values<Json>(operation.responses ?? {}).map(({ content }) => content)]),
  ...answersOf(body).map(({ answer }) => answer.responseTemplates),
].flatMap((byType) => Object.keys(byType ?? {})).filter((type) => !MEDIA_TYPE.test(type));

/** One variable at a place, whole segments only, and nothing behind a greedy one. */
const pathsAgree: Invariant = (body) => {
  const paths = Object.keys(body.paths ?? {}).map((path) => path.split('/').slice(1));
  const variables = new Map<string, Set<string>>();
  paths.forEach((segments) => segments.forEach((segment, i) => {
    const before = segments.slice(0, i).map((each) => each.replace(/^\{.*\}$/, '{}')).join('/');
    if (segment.includes('{')) variables.set(before, (variables.get(before) ?? new Set()).add(segment));
  }));
  return [
    ...[...variables].filter(([, names]) => names.size > 1).map(([before, names]) => `/${before}: ${[...names].join()}`),
    ...paths.filter((segments) => segments.some((each, i) => /[{}]/.test(each) && !(/^\{[^{}+]+\}$/.test(each) || (/^\{[^{}+]+\+\}$/.test(each) && i === segments.length - 1)))).map((segments) => `/${segments.join('/')}`),
  ];
};

const pathParametersAreDeclared: Invariant = (body) => operationsOf(body).filter(({ at }) => !at.startsWith('options '))
  .flatMap(({ at, path, operation }) => variablesOf(path)
    .filter((name) => !(operation.parameters ?? []).some((each: Json) => each.in === 'path' && each.name === name && each.required))
    .map((name) => `${at} ${name}`));

const gatewayResponsesAreKnown: Invariant = (body) => Object.entries<Json>(body['x-amazon-apigateway-gateway-responses'] ?? {})
  .flatMap(([type, response]) => [
    ...RESPONSE_TYPES.includes(type) ? [] : [type],
    ...response.statusCode === undefined || STATUS.test(response.statusCode) ? [] : [`${type} ${response.statusCode}`],
    ...Object.entries<string>(response.responseParameters ?? {}).filter(([target, expression]) => !/^gatewayresponse\.header\.[A-Za-z0-9._$-]+$/.test(target) || !GATEWAY.test(expression)).map((each) => `${type} ${each.join(' ')}`),
    ...Object.entries(response.responseTemplates ?? {}).filter(([, template]) => !template).map(([contentType]) => `${type} ${contentType}`),
  ]);

const ADDRESSES: Readonly<Record<string, RegExp>> = {
  aws: /^arn:[^:]+:apigateway:[^:]+:[^:]+:(?:path|action)\//,
  aws_proxy: /^arn:[^:]+:apigateway:[^:]+:lambda:path\/\d{4}-\d\d-\d\d\/functions\/.+\/[a-z-]*invocations$/,
  http: /^https?:\/\//,
  http_proxy: /^https?:\/\//,
};

const backEndsHaveAddresses: Invariant = (body) => operationsOf(body).filter(({ integration: { type = 'mock', uri = '', httpMethod = '' } }) =>
  type !== 'mock' && !(ADDRESSES[type.toLowerCase()]?.test(uri) && /^(?:GET|PUT|POST|DELETE|PATCH|OPTIONS|HEAD|ANY)$/.test(httpMethod)))
  .map(({ at }) => at);

const binaryTypesAreSome: Invariant = (body) => (body['x-amazon-apigateway-binary-media-types'] ?? [])
  .filter((type: string) => type !== '*/*' && !MEDIA_TYPE.test(type.replace('/*', '/any')));

const compressionIsInRange: Invariant = (body) => [body['x-amazon-apigateway-minimum-compression-size']]
  .filter((size) => size !== undefined && !(Number.isInteger(size) && size >= 0 && size <= 10_485_760)).map(String);

/** Each invariant, with the recording that it is learnt from; where nothing is recorded, the page of AWS. */
export const INVARIANTS: Readonly<Record<string, readonly [holds: Invariant, source: string]>> = {
  'every $ref leads to a model': [referencesResolve, 'TestApiGatewayApiMethod-test-put-method-validation'],
  'models are named with letters and digits': [modelsHaveNames, 'API_CreateModel'],
  'models say something': [modelsSaySomething, 'TestApiGatewayApiModels-test-model-validation'],
  'every answer has its method response': [answersAreDeclared, 'TestApiGatewayImportRestApi-test-import-swagger-api'],
  'there is one answer for each status': [oneAnswerForEachStatus, 'test-put-integration-responses'],
  'statuses are text of three digits': [statusesAreText, 'TestApiGatewayImportRestApi-test-import-with-integer-http-status-code'],
  'mapped answers have a default': [aDefaultIsThere, 'api-gateway-swagger-extensions-integration-responses'],
  'mapped headers are declared': [headersAreDeclared, 'TestApiGatewayImportRestApi-test-import-and-validate-rest-api-openapi-spec-tf-json'],
  'mappings of requests parse': [requestMappingsParse, 'TestApigatewayIntegration-test-put-integration-request-parameter-bool-type'],
  'mappings of answers parse': [responseMappingsParse, 'API_IntegrationResponse'],
  'what mappings read is declared': [readsAreDeclared, 'TestApiGatewayImportRestApi-test-import-swagger-api'],
  'variables of addresses are filled': [addressesAreFilled, 'test-export-swagger-openapi-TEST-IMPORT-PETS'],
  'validators are defined': [validatorsAreDefined, 'TestApiGatewayApiMethod-test-put-method-validation'],
  'operation ids are unique': [operationIdsAreUnique, 'TestApiGatewayImportRestApi-test-import-with-cognito-auth-identity-source'],
  'security schemes are defined and whole': [schemesAreDefined, 'TestApiGatewayApiMethod-test-put-method-validation'],
  'content types are media types': [contentTypesAreSome, 'TestApigatewayIntegrationResponse-test-integration-response-invalid-responsetemplates'],
  'paths agree': [pathsAgree, 'TestApiGatewayApiResource-test-create-proxy-resource-validation'],
  'path parameters are declared': [pathParametersAreDeclared, 'TestApiGatewayImportRestApi-test-import-swagger-api'],
  'gateway responses are known': [gatewayResponsesAreKnown, 'TestApiGatewayGatewayResponse-test-gateway-response-validation'],
  'back ends have addresses': [backEndsHaveAddresses, 'test-put-integration-aws-proxy-uri'],
  'binary types are media types': [binaryTypesAreSome, 'TestApiGatewayImportRestApi-test-import-rest-api'],
  'the compression size is in range': [compressionIsInRange, 'TestApiGatewayApiRestApi-test-update-rest-api-compression'],
};
