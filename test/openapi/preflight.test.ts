import { Duration } from 'aws-cdk-lib';
import { modelOf } from './models';
import type { CorsOptions } from '../../src/mapping';
import { renderRestBody } from '../../src/openapi';

const ONE: CorsOptions = { allowOrigins: ['https://app.example.com'] };
const TWO: CorsOptions = { allowOrigins: ['https://app.example.com', 'https://admin.example.com'], allowCredentials: true };
const COGNITO = { label: 'cognito', schemeName: 'cognito', scheme: { type: 'apiKey' } };

function preflight(cors: CorsOptions, ...keys: string[]) {
  const routes = Object.fromEntries(keys.map((key) => [key, { authorizer: COGNITO, apiKeyRequired: true }]));
  return renderRestBody(modelOf(routes, { cors })).paths['/a'].options;
}

const answer = (operation: any) => operation['x-amazon-apigateway-integration'].responses.default;

describe('a preflight', () => {
  test('needs neither authorizer nor key, although the routes do', () => {
    expect(preflight(ONE, 'GET /a')).not.toHaveProperty('security');
  });

  test('answers 204 by itself', () => {
    const operation = preflight(ONE, 'GET /a');
    expect(operation['x-amazon-apigateway-integration']).toMatchObject({ type: 'mock', requestTemplates: { 'application/json': '{"statusCode":204}' } });
    expect(answer(operation).statusCode).toBe('204');
    expect(Object.keys(operation.responses)).toEqual(['204']);
  });

  test.each([
    [['GET /a'], 'GET,OPTIONS'],
    [['POST /a', 'DELETE /a'], 'DELETE,OPTIONS,POST'],
    [['ANY /a'], 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'],
    [['ANY /a', 'GET /a'], 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'],
  ])('of %j announces %s', (keys, methods) => {
    expect(answer(preflight(ONE, ...keys)).responseParameters['method.response.header.Access-Control-Allow-Methods']).toBe(`'${methods}'`);
  });

  test('tells one origin, the usual headers, and an hour', () => {
    expect(answer(preflight(ONE, 'GET /a')).responseParameters).toEqual({
      'method.response.header.Access-Control-Allow-Headers': "'Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key'",
      'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS'",
      'method.response.header.Access-Control-Allow-Origin': "'https://app.example.com'",
      'method.response.header.Access-Control-Max-Age': "'3600'",
      'method.response.header.Vary': "'Origin'",
    });
  });

  test('tells what the gateway says, but exposes nothing: that is for answers', () => {
    const cors = { ...ONE, allowHeaders: ['X-A', 'X-B'], allowMethods: ['GET', 'PUT'], exposeHeaders: ['ETag'], maxAge: Duration.minutes(5), allowCredentials: true };
    const headers = answer(preflight(cors, 'GET /a')).responseParameters;
    expect(headers).toMatchObject({
      'method.response.header.Access-Control-Allow-Credentials': "'true'",
      'method.response.header.Access-Control-Allow-Headers': "'X-A,X-B'",
      'method.response.header.Access-Control-Allow-Methods': "'GET,PUT'",
      'method.response.header.Access-Control-Max-Age': "'300'",
    });
    expect(JSON.stringify(headers)).not.toContain('Expose');
  });

  test('of several origins compares the caller\'s, and declares the header that it sets', () => {
    const operation = preflight(TWO, 'GET /a');
    expect(answer(operation).responseTemplates['application/json']).toContain("$origin == 'https://admin.example.com' || $origin == 'https://app.example.com'");
    expect(answer(operation).responseParameters).not.toHaveProperty(['method.response.header.Access-Control-Allow-Origin']);
  });

  test('stands on every path', () => {
    const { paths } = renderRestBody(modelOf({ 'GET /': {}, 'GET /a/{id}': {}, 'ANY /{proxy+}': {} }, { cors: ONE }));
    expect(Object.values<any>(paths).map((path) => 'options' in path)).toEqual([true, true, true]);
  });

  test('is nowhere without CORS', () => {
    expect(Object.keys(renderRestBody(modelOf({ 'GET /a': {} })).paths['/a'])).toEqual(['get']);
  });
});

describe('the answers that API Gateway gives by itself', () => {
  const responses = (cors?: CorsOptions) => renderRestBody(modelOf({ 'GET /a': {} }, { cors }))['x-amazon-apigateway-gateway-responses'];

  test('are left alone without CORS', () => {
    expect(responses()).toBeUndefined();
  });

  test('with one origin have it as a static header, and API Gateway\'s own text', () => {
    expect(responses(ONE).DEFAULT_4XX).toEqual({
      responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'https://app.example.com'", 'gatewayresponse.header.Vary': "'Origin'" },
    });
  });

  test('with several echo the caller\'s, vary, and carry no data of the caller', () => {
    const { responseParameters, responseTemplates } = responses(TWO).DEFAULT_4XX;
    expect(responseParameters).toMatchObject({ 'gatewayresponse.header.Access-Control-Allow-Origin': 'method.request.header.Origin', 'gatewayresponse.header.Vary': "'Origin'" });
    expect(Object.values<string>(responseTemplates).join().match(/\$[\w.]+/g)).toEqual(['$context.error.responseType']);
  });

  test('are the same for 4xx and 5xx', () => {
    expect(responses(TWO).DEFAULT_5XX).toEqual(responses(TWO).DEFAULT_4XX);
  });
});
