import { api, exchangeFor, failureOf, method } from './models';
import { validateRequest } from '../../../../src/local/rest/chain/validate-request';
import type { GatewayRequest } from '../../../../src/local/rest/exchange';
import type { MethodModel, RestApiModel } from '../../../../src/local/rest/model';

const REQUIRED = {
  'method.request.querystring.q': true,
  'method.request.header.X-Token': true,
  'method.request.path.id': true,
  'method.request.header.X-Other': false,
};

function validate(given: Partial<MethodModel>, request: Partial<GatewayRequest>, of: Partial<RestApiModel> = {}, id = '') {
  const model = api({ methods: [method({ validator: { body: true, parameters: true }, ...given })], ...of });
  return validateRequest(exchangeFor(model, request, { pathParameters: { id } }));
}

describe('parameters', () => {
  test('what is missing or blank is named: headers, then path, then query string', () => {
    const failure = failureOf(() => validate({ requestParameters: REQUIRED }, { query: { q: ' ' } }));
    expect(failure).toMatchObject({ type: 'BAD_REQUEST_PARAMETERS', status: 400, message: 'Missing required request parameters: [X-Token, id, q]' });
  });

  test('header names may have other letters', () => {
    expect(validate({ requestParameters: REQUIRED }, { query: { q: '1' }, headers: { 'x-token': 't' } }, {}, '7')).toBeUndefined();
  });

  test('are not looked at where the validator does not say so', () => {
    expect(validate({ requestParameters: REQUIRED, validator: { body: false, parameters: false } }, {})).toBeUndefined();
  });
});

describe('bodies', () => {
  const PERSON = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, friends: { type: 'array', items: { $ref: '#/components/schemas/Person' } } } };
  const URL = 'https://apigateway.amazonaws.com/restapis/api1/models/Person';
  const models = {
    Person: { $schema: 'http://json-schema.org/draft-04/schema#', id: 'urn:person', ...PERSON },
    People: { type: 'array', items: { $ref: URL }, minItems: 1 },
    Own: { definitions: { n: { type: 'number', minimum: 1, exclusiveMinimum: true } }, properties: { n: { $ref: '#/definitions/n' } } },
    Names: { properties: { $ref: { type: 'string' }, id: { type: 'number' } }, enum: [{ $ref: 'x', id: 1 }] },
    Text: JSON.stringify({ type: 'object', required: ['a'] }),
    Broken: { pattern: '(' },
  };
  const check = (model: string, body: unknown, headers = {}) => (
    validate({ requestModels: { 'application/json': model } }, { body: typeof body === 'string' ? body : JSON.stringify(body), headers }, { models })
  );

  test.each([
    ['Person', { name: 'a' }],
    ['Person', { name: 'a', friends: [{ name: 'b' }] }],
    ['People', [{ name: 'a' }]],
    ['Own', { n: 2 }],
    ['Names', { $ref: 'x', id: 1 }],
    ['Text', { a: 1 }],
  ])('%s: %j passes', (model, body) => {
    expect(check(model, body)).toEqual({ details: { model } });
  });

  test.each([
    ['Person', {}, '[object has missing required properties (["name"])]'],
    ['Person', { name: 1 }, '[instance type (integer) does not match any allowed primitive type (allowed: ["string"])]'],
    ['Person', { name: 'a', friends: [{}] }, '[object has missing required properties (["name"])]'],
    ['Person', '', '[object has missing required properties (["name"])]'],
    ['People', '', '[instance type (object) does not match any allowed primitive type (allowed: ["array"])]'],
    ['Own', { n: 1 }, expect.stringContaining('> 1')],
    ['Names', { id: 'x' }, expect.any(String)],
    ['Text', {}, expect.any(String)],
    ['Person', '{', expect.any(String)],
  ])('%s: %j fails', (model, body, validationError) => {
    const failure = failureOf(() => check(model, body));
    expect(failure).toMatchObject({ type: 'BAD_REQUEST_BODY', status: 400, message: 'Invalid request body', validationError });
  });

  test('content types without a model pass, others by their media type', () => {
    expect(check('Person', '<x/>', { 'content-type': 'application/xml' })).toBeUndefined();
    expect(failureOf(() => check('Person', {}, { 'content-type': 'Application/JSON; charset=utf-8' }))).toMatchObject({ type: 'BAD_REQUEST_BODY' });
  });

  test('a schema that is none is a fault of the configuration', () => {
    expect(failureOf(() => check('Broken', {}))).toMatchObject({ type: 'API_CONFIGURATION_ERROR', status: 500 });
  });
});

test('a model that is itself, and a body without end, are refused', () => {
  const models = { Self: { $ref: '#/components/schemas/Self' }, Chain: { properties: { c: { $ref: '#/components/schemas/Chain' } } } };
  const check = (model: string, body: string) => failureOf(() => validate({ requestModels: { 'application/json': model } }, { body }, { models }));
  const deep = '{"c":'.repeat(50_000) + '{}' + '}'.repeat(50_000);
  expect(check('Self', '{}')).toMatchObject({ type: 'API_CONFIGURATION_ERROR', status: 500, log: expect.stringContaining('Invalid model schema') });
  expect(check('Chain', deep)).toMatchObject({ type: 'BAD_REQUEST_BODY', status: 400, validationError: expect.stringContaining('nested too deeply') });
});
