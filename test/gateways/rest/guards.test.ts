import { App, Stack } from 'aws-cdk-lib';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import { AwsSolutionsChecks } from 'cdk-nag';
import { all, bodyOf, newGateway, newStack, only, templateOf } from './fixtures';
import { Authorizers, Integrations } from '../../../src';
import type { IRestIntegration, RestIntegrationConfig, RestRouteOptions } from '../../../src';
import { expectRefusal } from '../../errors/refusal';

const mock = () => ({ integration: Integrations.mock() });
const route = (more: Partial<RestRouteOptions>, path = '/') => () => newGateway(newStack(), { routes: { [`GET ${path}`]: { ...mock(), ...more } } });
const custom = (config: Partial<RestIntegrationConfig>): IRestIntegration => ({
  bindRestIntegration: () => ({ type: 'aws', label: 'own', uri: 'arn:aws:apigateway:eu-west-1:sqs:path/x', httpMethod: 'POST', ...config }) as RestIntegrationConfig,
});

describe('request validation is acknowledged only where something is validated', () => {
  const findings = (more: Partial<RestRouteOptions>, change: (api: CfnRestApi) => void = () => undefined) => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    change(newGateway(stack, { routes: { 'GET /{id}': { ...mock(), ...more } } }).api.node.defaultChild as CfnRestApi);
    app.synth();
    return new AwsSolutionsChecks(app).validateScope(stack).violations.map(({ ruleName }) => ruleName);
  };
  const required = { request: { headers: { A: { required: true } } } };

  test.each<[string, Partial<RestRouteOptions>, boolean]>([
    ['nothing but a path parameter', {}, false],
    ['an optional parameter', { request: { headers: { A: {} } } }, false],
    ['a required parameter', required, true],
    ['a required parameter whose validator an override took away', { ...required, overrides: { 'x-amazon-apigateway-request-validator': null } }, false],
    ['a required parameter whose validator an override renamed', { ...required, overrides: { 'x-amazon-apigateway-request-validator': 'other' } }, false],
  ])('%s', (_what, more, acknowledged) => {
    expect(findings(more).includes('AwsSolutions-APIG2')).toBe(!acknowledged);
  });

  test('a body that the app put in the place of ours is its own affair', () => {
    expect(findings(required, (api) => { api.body = { openapi: '3.0.1', paths: {} }; })).toContain('AwsSolutions-APIG2');
  });
});

describe('overrides must not say who may call', () => {
  test.each<[string, object]>([
    ['security that opens the route', { security: [] }],
    ['security of another scheme', { security: [{ other: [] }] }],
    ['security that is removed', { security: null }],
    ['security that is not there', { security: undefined }],
    ['API Gateway\'s own word for it', { 'x-amazon-apigateway-auth': { type: 'NONE' } }],
  ])('%s', (_what, overrides) => {
    expectRefusal(route({ authorizer: Authorizers.iam(), overrides }), 'GH_BODY_OVERRIDE', 'route "GET /" has the overrides', Object.keys(overrides)[0], 'an authorizer for who may call');
  });

  test.each([[[]], [new Map()], [new Date(0)], ['text'], [5], [null], [() => 1]])('%p is no override', (overrides) => {
    expectRefusal(route({ overrides: overrides as any }), 'GH_BODY_OVERRIDE', 'a plain object');
  });

  test('others are merged, security stays', () => {
    const body = bodyOf(templateOf(route({ authorizer: Authorizers.iam(), overrides: { 'x-own': { a: 1 }, 'deprecated': true } })()));
    expect(body.paths['/'].get).toMatchObject({ 'x-own': { a: 1 }, 'deprecated': true, 'security': [{ iam: [] }] });
  });
});

describe('names that differ in case only', () => {
  test.each<[string, Partial<RestRouteOptions>, string, string]>([
    ['headers', { request: { headers: { 'X-A': {}, 'x-a': {} } } }, '/', 'x-a'],
    ['path parameters', {}, '/{id}/{ID}', '"ID"'],
    ['headers of an answer', { integration: Integrations.mock({ headers: { 'X-A': '1', 'x-a': '2' } }) }, '/', 'x-a'],
    ['headers of a custom answer', { integration: custom({ responses: [{ statusCode: 200, headers: { 'X-A': "'1'", 'x-a': "'2'" } }] }) }, '/', 'x-a'],
  ])('%s are refused', (_what, more, path, name) => {
    expectRefusal(route(more, path), 'GH_PARAMETER_NAME', `route "GET ${path}"`, name, 'beside one that differs in case only', 'each once');
  });

  test('in two places, in two answers or in the gateway\'s own headers they are fine', () => {
    expect(route({ request: { headers: { a: {} }, querystrings: { A: {} } } }, '/{a}')().routes).toHaveLength(1);
    expect(route({ request: { querystrings: { page: {}, Page: {} } } })().routes).toHaveLength(1);
    expect(route({ integration: custom({ responses: [{ statusCode: 200, headers: { a: "'1'" } }, { statusCode: 400, selectionPattern: '4..', headers: { A: "'1'" } }] }) })().routes).toHaveLength(1);
    const echo = { integration: Integrations.mock({ headers: { vary: 'Accept' } }) };
    const gateway = newGateway(newStack(), { cors: { allowOrigins: ['https://a.example'] }, routes: { 'GET /': echo } });
    expect(Object.keys(bodyOf(templateOf(gateway)).paths['/'].get.responses[200].headers).filter((name) => /^vary$/i.test(name))).toEqual(['vary']);
  });
});

describe('custom integrations', () => {
  test.each<[string, (string | undefined)[], string]>([
    ['the same pattern twice', ['4\\d{2}', '4\\d{2}'], '4\\\\d{2}'],
    ['two answers without a pattern', [undefined, undefined], '"default"'],
    ['a pattern that is called as the answer without one', ['default', undefined], '"default"'],
    ['a pattern that is no regular expression', ['4('], '"4("'],
    ['a pattern that repeats nothing', ['*'], '"*"'],
  ])('with %s are refused', (_what, patterns, mention) => {
    const responses = patterns.map((selectionPattern, i) => ({ statusCode: 200 + i, selectionPattern }));
    expectRefusal(route({ integration: custom({ responses }) }), 'GH_INTEGRATION_OPTION', 'the integration of route "GET /" has the selection pattern', mention);
  });

  test('with different patterns have each of their answers', () => {
    const responses = [{ statusCode: 200, selectionPattern: '2\\d{2}' }, { statusCode: 400, selectionPattern: '4\\d{2}' }, { statusCode: 500 }];
    const body = bodyOf(templateOf(route({ integration: custom({ responses }) })()));
    expect(Object.keys(body.paths['/'].get['x-amazon-apigateway-integration'].responses).sort()).toEqual(['2\\d{2}', '4\\d{2}', 'default']);
  });

  // API Gateway takes the patterns of Java: https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
  test.each(['(?s).*Error.*', '(?i)bad request.*', '(\\n|.)*', '[^x]++.*', '\\QError:\\E.*'])('with the pattern %s, which Java compiles, are taken', (selectionPattern) => {
    expect(route({ integration: custom({ responses: [{ statusCode: 400, selectionPattern }] }) })().routes).toHaveLength(1);
  });

  test.each([[undefined], [{}], [{ statements: [] }]])('that use the service role with the wants %j have a role without an empty policy', (wants) => {
    const template = templateOf(route({ integration: custom({ usesServiceRole: true, wants }) })());
    const role = all(template, 'AWS::IAM::Role').find(({ id }) => /ServiceRole/.test(id))!;
    expect(role.Properties.Policies).toBeUndefined();
    expect(bodyOf(template).paths['/'].get['x-amazon-apigateway-integration'].credentials).toEqual({ 'Fn::GetAtt': [role.id, 'Arn'] });
  });

  test('the trust policy lets nobody but API Gateway take it', () => {
    const template = templateOf(newGateway(newStack(), { accountLogRole: false, routes: { 'GET /': { integration: custom({ usesServiceRole: true }) } } }));
    expect(only(template, 'AWS::IAM::Role').Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'apigateway.amazonaws.com' } },
    ]);
  });
});
