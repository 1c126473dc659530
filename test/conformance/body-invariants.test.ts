import { INVARIANTS } from './body-invariants';
import { asDeployed, operationsOf, variablesOf } from './body-parts';
import type { Json } from './importer';
import { imported } from './importer';
import { recordedImports } from './imports';
import { recordingsOf, whereRecorded } from './recordings';

/** A body of which every invariant holds. */
function sound(): Json {
  return {
    'openapi': '3.0.1',
    'paths': {
      '/items/{id}': {
        get: {
          'operationId': 'GetItem',
          'parameters': [{ name: 'id', in: 'path', required: true }, { name: 'page', in: 'query' }],
          'requestBody': { content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } } },
          'responses': { 200: { headers: { ETag: {} } }, 404: {} },
          'security': [{ users: [] }],
          'x-amazon-apigateway-request-validator': 'all',
          'x-amazon-apigateway-integration': {
            type: 'http',
            httpMethod: 'GET',
            uri: 'https://stock.example.com/{id}',
            requestParameters: { 'integration.request.path.id': 'method.request.path.id', 'integration.request.querystring.page': 'method.request.querystring.page' },
            requestTemplates: { 'application/json': '{}' },
            responses: {
              default: { statusCode: '200', responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' } },
              404: { statusCode: '404' },
            },
          },
        },
      },
    },
    'components': {
      schemas: { Item: { type: 'object' } },
      securitySchemes: { users: { 'x-amazon-apigateway-authtype': 'custom', 'x-amazon-apigateway-authorizer': { type: 'request' } } },
    },
    'x-amazon-apigateway-request-validators': { all: {} },
    'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { responseParameters: { 'gatewayresponse.header.A': "'a'" }, responseTemplates: { 'application/json': '{}' } } },
    'x-amazon-apigateway-binary-media-types': ['image/*'],
    'x-amazon-apigateway-minimum-compression-size': 0,
  };
}

const operation = (body: Json): Json => body.paths['/items/{id}'].get;
const integration = (body: Json): Json => operation(body)['x-amazon-apigateway-integration'];
const gatewayResponses = (body: Json): Json => body['x-amazon-apigateway-gateway-responses'];

/** What breaks each invariant. */
const BROKEN: ReadonlyArray<readonly [name: string, what: string, spoil: (body: Json) => unknown]> = [
  ['every $ref leads to a model', 'another name', (body) => operation(body).requestBody.content['application/json'].schema.$ref += 's'],
  ['every $ref leads to a model', 'another place', (body) => operation(body).requestBody.content['application/json'].schema.$ref = '#/definitions/Item'],
  ['models are named with letters and digits', 'a hyphen', (body) => body.components.schemas['My-Item'] = {}],
  ['models say something', 'nothing', (body) => body.components.schemas.Item = {}],
  ['every answer has its method response', 'none', (body) => delete operation(body).responses[404]],
  ['there is one answer for each status', 'two', (body) => integration(body).responses['410'] = { statusCode: '404' }],
  ['statuses are text of three digits', 'a number', (body) => integration(body).responses['404'].statusCode = 404],
  ['statuses are text of three digits', 'default', (body) => operation(body).responses.default = {}],
  ['mapped answers have a default', 'none', (body) => delete integration(body).responses.default],
  ['mapped headers are declared', 'none', (body) => delete operation(body).responses[200].headers],
  ['mapped headers are declared', 'a body', (body) => integration(body).responses.default.responseParameters['method.response.body'] = "'a'"],
  ['mappings of requests parse', 'a word', (body) => integration(body).requestParameters['integration.request.header.A'] = 'true'],
  ['mappings of requests parse', 'no name', (body) => integration(body).requestParameters['integration.request.header.'] = "'a'"],
  ['mappings of requests parse', 'an answer', (body) => integration(body).requestParameters['integration.request.header.A'] = 'integration.response.header.A'],
  ['mappings of answers parse', 'a request', (body) => integration(body).responses.default.responseParameters['method.response.header.ETag'] = 'method.request.header.A'],
  ['what mappings read is declared', 'not', (body) => operation(body).parameters.pop()],
  ['variables of addresses are filled', 'not', (body) => delete integration(body).requestParameters['integration.request.path.id']],
  ['validators are defined', 'not', (body) => delete body['x-amazon-apigateway-request-validators']],
  ['operation ids are unique', 'twice', (body) => body.paths['/items/{id}'].put = operation(body)],
  ['security schemes are defined and whole', 'not', (body) => delete body.components.securitySchemes.users],
  ['security schemes are defined and whole', 'half', (body) => delete body.components.securitySchemes.users['x-amazon-apigateway-authorizer']],
  ['content types are media types', 'a number', (body) => integration(body).requestTemplates[123] = '{}'],
  ['content types are media types', 'of a body', (body) => operation(body).requestBody.content['*'] = {}],
  ['paths agree', 'two names', (body) => body.paths['/items/{key}/x'] = {}],
  ['paths agree', 'greedy in between', (body) => body.paths['/all/{proxy+}/x'] = {}],
  ['paths agree', 'half a segment', (body) => body.paths['/v{version}'] = {}],
  ['path parameters are declared', 'not', (body) => operation(body).parameters.shift()],
  ['gateway responses are known', 'another type', (body) => gatewayResponses(body).FAKE = {}],
  ['gateway responses are known', 'another status', (body) => gatewayResponses(body).DEFAULT_4XX.statusCode = '999'],
  ['gateway responses are known', 'another expression', (body) => gatewayResponses(body).DEFAULT_4XX.responseParameters['gatewayresponse.header.A'] = 'a'],
  ['gateway responses are known', 'an empty template', (body) => gatewayResponses(body).DEFAULT_4XX.responseTemplates['application/json'] = ''],
  ['back ends have addresses', 'none', (body) => delete integration(body).uri],
  ['back ends have addresses', 'another type', (body) => integration(body).type = 'https_proxy'],
  ['back ends have addresses', "a function's own ARN", (body) => Object.assign(integration(body), { type: 'aws_proxy', uri: 'arn:aws:lambda:us-east-1:111111111111:function:f' })],
  ['back ends have addresses', 'another method', (body) => integration(body).httpMethod = 'WRONG'],
  ['binary types are media types', 'a word', (body) => body['x-amazon-apigateway-binary-media-types'].push('png')],
  ['the compression size is in range', 'too large', (body) => body['x-amazon-apigateway-minimum-compression-size'] = 10_485_761],
];

describe('each invariant', () => {
  test.each(Object.entries(INVARIANTS))('holds of a sound body: %s', (_name, [holds]) => {
    expect(holds(sound())).toEqual([]);
  });

  test.each(BROKEN)('can fail: %s (%s)', (name, _what, spoil) => {
    const body = sound();
    spoil(body);
    const [holds] = INVARIANTS[name];
    expect(holds(body)).not.toEqual([]);
  });

  test('has something that breaks it', () => {
    expect(Object.keys(INVARIANTS).filter((name) => !BROKEN.some(([broken]) => broken === name))).toEqual([]);
  });
});

whereRecorded('control', 'import')('the source of an invariant', () => {
  const ids = ['control', 'import'].flatMap((folder) => recordingsOf<{ readonly id: string }>(folder)).map(({ id }) => id);
  const isPage = (source: string) => /^(?:API_|api-gateway-)/.test(source);

  test.each(Object.entries(INVARIANTS).map(([name, [, source]]) => [name, source] as const).filter(([, source]) => !isPage(source)))('of «%s» is recorded: %s', (_name, source) => {
    expect(ids.filter((id) => id.endsWith(source))).toHaveLength(1);
  });
});

whereRecorded('import')('bodies of OpenAPI 3 that AWS took', () => {
  /** Of their own: AWS gives proxies their answers, adds the parameters of a path, and keeps the method of a mock to itself. */
  const MORE = ['mapped answers have a default', 'path parameters are declared'];
  const bodies = recordedImports().filter(({ body }) => body.openapi).map(({ id, body }) => [id, body] as const);

  test('are there', () => {
    expect(bodies.length).toBeGreaterThan(2);
  });

  test.each(bodies)('keep the invariants: %s', (_id, body) => {
    const broken = Object.entries(INVARIANTS).filter(([name]) => !MORE.includes(name)).filter(([, [holds]]) => holds(body).length > 0);
    expect(broken.map(([name, [holds]]) => [name, holds(body)])).toEqual([]);
  });
});

describe('the parts of a body', () => {
  test('are its operations, without what describes a path', () => {
    expect(operationsOf({ paths: { '/a': { parameters: [], get: {}, summary: '' } } }).map(({ at }) => at)).toEqual(['get /a']);
  });

  test('have references resolved', () => {
    const uri = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':x:', { 'Fn::GetAtt': ['F', 'Arn'] }]] };
    expect(asDeployed({ uri, list: [{ Ref: 'Pool' }] })).toEqual({ uri: 'arn:aws:x:F.Arn', list: ['Pool'] });
  });

  test('have variables, which those of stages are not', () => {
    expect(variablesOf('https://${stageVariables.host}/{id}/{proxy+}')).toEqual(['id', 'proxy']);
  });

  test('are kept by the model of the importer as far as AWS has room', () => {
    const body = sound();
    integration(body).responses['410'] = { statusCode: '404' };
    expect(Object.keys(imported(body).methods['GET /items/{id}'].methodIntegration.integrationResponses)).toEqual(['200', '404']);
  });
});
