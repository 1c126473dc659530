import { modelOf } from './models';
import type { RouteSpec } from './models';
import type { RestIntegrationConfig, RestIntegrationResponse } from '../../src/integrations';
import { RestIntegrationType } from '../../src/integrations';
import { ContentConversion } from '../../src/mapping';
import { renderRestBody } from '../../src/openapi';
import type { RestBodyModel } from '../../src/openapi';

const PROXY: RestIntegrationConfig = { type: RestIntegrationType.HTTP_PROXY, label: 'http', httpMethod: 'any', uri: 'https://a.example.com' };
const COGNITO = { label: 'cognito', schemeName: 'cognito', scheme: { type: 'apiKey' }, checksScopes: true };

const render = (routes: Record<string, RouteSpec>, more: Partial<RestBodyModel> = {}) => renderRestBody(modelOf(routes, more));

describe('the body of an API', () => {
  test('without anything is lean', () => {
    expect(render({})).toEqual({ openapi: '3.0.1', info: { title: 'Api', version: '1' }, paths: {} });
  });

  test('has what the API says of itself', () => {
    expect(render({}, { description: 'Photos', minimumCompressionSize: 0, apiKeySource: 'AUTHORIZER', policy: { Version: '2012-10-17' }, binaryMediaTypes: ['image/png'] })).toMatchObject({
      'info': { title: 'Api', version: '1', description: 'Photos' },
      'x-amazon-apigateway-minimum-compression-size': 0,
      'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
      'x-amazon-apigateway-policy': { Version: '2012-10-17' },
      'x-amazon-apigateway-binary-media-types': ['image/png'],
    });
  });

  test('switches the default endpoint off only where that is wanted', () => {
    expect(render({}, { disableExecuteApiEndpoint: true }).servers).toEqual([{ 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } }]);
    expect(render({}, { disableExecuteApiEndpoint: false })).not.toHaveProperty('servers');
  });

  test('has ANY beside explicit methods', () => {
    const body = render({ 'ANY /a': {}, 'GET /a': {}, 'POST /': {} });
    expect(Object.keys(body.paths)).toEqual(['/', '/a']);
    expect(Object.keys(body.paths['/a']).sort()).toEqual(['get', 'x-amazon-apigateway-any-method']);
  });
});

describe('who may call', () => {
  test('public routes name nothing', () => {
    const body = render({ 'GET /a': {} });
    expect(body).not.toHaveProperty('components');
    expect(body.paths['/a'].get).not.toHaveProperty('security');
  });

  test('an authorizer and an API key are both required, scopes sorted', () => {
    const body = render({ 'GET /a': { authorizer: COGNITO, scopes: ['b', 'a'], apiKeyRequired: true } });
    expect(body.paths['/a'].get.security).toEqual([{ api_key: [] }, { cognito: ['a', 'b'] }]);
    expect(body.components.securitySchemes).toEqual({ api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' }, cognito: COGNITO.scheme });
  });

  test('two schemes of one name are told apart where both are used', () => {
    const [one, two] = ['1', '2'].map((schemeIdentity) => ({ ...COGNITO, schemeIdentity, scheme: { type: 'apiKey', name: schemeIdentity } }));
    const body = render({ 'GET /a': { authorizer: one }, 'GET /b': { authorizer: two } });
    expect(body.paths['/a'].get.security).toEqual([{ cognito_1: [] }]);
    expect(body.paths['/b'].get.security).toEqual([{ cognito_2: [] }]);
    expect(body.components.securitySchemes).toEqual({ cognito_1: one.scheme, cognito_2: two.scheme });
    expect(Object.keys(render({ 'GET /a': { authorizer: one } }).components.securitySchemes)).toEqual(['cognito']);
  });

  test('two schemes of one name that nothing tells apart are never merged into one', () => {
    const [one, two] = ['1', '2'].map((name) => ({ ...COGNITO, scheme: { type: 'apiKey', name } }));
    expect(() => render({ 'GET /a': { authorizer: one }, 'GET /b': { authorizer: two } })).toThrow(/^GH_/);
  });
});

describe('what a caller sends', () => {
  test('required parameters name the one validator', () => {
    const body = render({ 'GET /a/{id}': { request: { headers: { 'X-A': { required: true } } } }, 'GET /b/{id}': { request: { querystrings: { q: {} } } } });
    expect(body['x-amazon-apigateway-request-validators']).toEqual({ parameters: { validateRequestParameters: true, validateRequestBody: false } });
    expect(body.paths['/a/{id}'].get['x-amazon-apigateway-request-validator']).toBe('parameters');
    expect(body.paths['/b/{id}'].get).not.toHaveProperty('x-amazon-apigateway-request-validator');
    expect(body.paths['/a/{id}'].get.parameters).toEqual([
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'X-A', in: 'header', required: true, schema: { type: 'string' } },
    ]);
  });

  test('without required parameters there is no validator', () => {
    expect(render({ 'GET /a/{id}': {} })).not.toHaveProperty('x-amazon-apigateway-request-validators');
  });
});

describe('what answers', () => {
  test('a proxy is lean, its method in capitals', () => {
    expect(render({ 'ANY /a': { integration: PROXY } }).paths['/a']['x-amazon-apigateway-any-method']).toEqual({
      'responses': {},
      'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'ANY', uri: 'https://a.example.com' },
    });
  });

  test('the service role signs only where it is wanted', () => {
    const integration = (usesServiceRole: boolean) => render({ 'GET /a': { integration: { ...PROXY, usesServiceRole } } }).paths['/a'].get['x-amazon-apigateway-integration'];
    expect(integration(true).credentials).toBe('arn:aws:iam::111111111111:role/gateway');
    expect(integration(false)).not.toHaveProperty('credentials');
  });

  test('every status that can be answered is declared, with every header that any answer sets', () => {
    const responses: RestIntegrationResponse[] = [
      { statusCode: 404, selectionPattern: '404', headers: { 'X-B': "'b'" } },
      { statusCode: 200, headers: { ETag: "'e'" } },
      { statusCode: 404, selectionPattern: '403', headers: { 'X-A': "'a'" } },
    ];
    const operation = render({ 'GET /a': { integration: { ...PROXY, responses } } }).paths['/a'].get;
    expect(Object.entries<any>(operation.responses).map(([status, { headers }]) => [status, Object.keys(headers)])).toEqual([['200', ['ETag']], ['404', ['X-A', 'X-B']]]);
    expect(operation['x-amazon-apigateway-integration'].responses).toEqual({
      403: { statusCode: '404', responseParameters: { 'method.response.header.X-A': "'a'" } },
      404: { statusCode: '404', responseParameters: { 'method.response.header.X-B': "'b'" } },
      default: { statusCode: '200', responseParameters: { 'method.response.header.ETag': "'e'" } },
    });
  });

  test('once there are binary types, every mock is text in and out', () => {
    const cors = { allowOrigins: ['https://a.example.com'] };
    const { paths } = render({ 'GET /a': {}, 'GET /b': { integration: PROXY } }, { cors, binaryMediaTypes: ['*/*'] });
    for (const operation of [paths['/a'].get, paths['/a'].options, paths['/b'].options]) {
      const integration = operation['x-amazon-apigateway-integration'];
      expect(integration.contentHandling).toBe('CONVERT_TO_TEXT');
      expect(integration.responses.default.contentHandling).toBe('CONVERT_TO_TEXT');
    }
    expect(paths['/b'].get['x-amazon-apigateway-integration']).not.toHaveProperty('contentHandling');
  });

  test('without binary types nothing is said of content handling', () => {
    expect(JSON.stringify(render({ 'GET /a': {} }, { cors: { allowOrigins: ['*'] } }))).not.toContain('contentHandling');
  });

  test('an integration\'s own content handling wins', () => {
    const integration = { ...PROXY, type: RestIntegrationType.MOCK, contentHandling: ContentConversion.TO_BINARY };
    expect(render({ 'GET /a': { integration } }, { binaryMediaTypes: ['*/*'] }).paths['/a'].get['x-amazon-apigateway-integration'].contentHandling).toBe('CONVERT_TO_BINARY');
  });
});
