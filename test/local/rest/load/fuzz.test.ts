import * as fc from 'fast-check';
import { BODY, ofApi, withApi } from './templates';
import { TemplateError, loadTemplate } from '../../../../src/local/rest/load';

type Json = Record<string, any>;

/** A template with something of everything that is loaded. */
const TEMPLATE = JSON.stringify({
  Parameters: { Env: { Type: 'String', Default: 'a' } },
  Conditions: { C: { 'Fn::Equals': [{ Ref: 'Env' }, 'a'] } },
  Mappings: { M: { a: { b: 'c' } } },
  ...withApi({
    Name: { 'Fn::Sub': '${Env}' },
    Parameters: { basepath: 'split' },
    Body: {
      ...BODY,
      'servers': [{ url: 'https://x/{basePath}', variables: { basePath: { default: 'a/b' } } }],
      'security': [{ S: [] }],
      'components': { securitySchemes: { S: { 'type': 'apiKey', 'in': 'header', 'name': 'A', 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'x' } } }, schemas: { P: {} } },
      'paths': {
        '/a/{b}': {
          parameters: [{ in: 'query', name: 'q' }],
          post: {
            'requestBody': { content: { 'application/json': { schema: { $ref: '#/components/schemas/P' } } } },
            'responses': { 200: { headers: { A: {} }, content: { 'text/plain': { schema: {} } } } },
            'x-amazon-apigateway-request-validator': 'v',
            'x-amazon-apigateway-integration': { type: 'aws', uri: { 'Fn::GetAtt': ['F', 'Arn'] }, responses: { default: { statusCode: '200', responseTemplates: { a: 'b' } } } },
          },
        },
      },
      'x-amazon-apigateway-request-validators': { v: { validateRequestBody: true } },
      'x-amazon-apigateway-gateway-responses': { DEFAULT_5XX: { statusCode: 500 } },
    },
  }, {
    F: { Type: 'AWS::Lambda::Function', Condition: 'C', Properties: { Code: { ZipFile: 'x' }, Environment: { Variables: { A: { 'Fn::FindInMap': ['M', 'a', 'b'] } } } } },
    Alias: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'F' }, Name: 'live' } },
    R: ofApi('Resource', { ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'r' }),
    M: ofApi('Method', {
      ResourceId: { Ref: 'R' }, HttpMethod: 'GET', AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Auth' }, Integration: { Type: 'MOCK', IntegrationResponses: [{ StatusCode: 200 }] },
    }),
    Auth: ofApi('Authorizer', { Type: 'REQUEST', IdentitySource: 'a,b' }),
    Model: ofApi('Model', { Schema: {} }),
    D: ofApi('Deployment', {}),
    Stage: ofApi('Stage', { StageName: 'prod', DeploymentId: { Ref: 'D' }, MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: true }], CanarySetting: { PercentTraffic: 1 } }),
    Plan: { Type: 'AWS::ApiGateway::UsagePlan', Properties: { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' } }], Quota: { Limit: 1, Period: 'DAY' } } },
    Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: { Value: { 'Fn::Join': ['', ['a', { 'Fn::Select': [0, { 'Fn::Split': ['-', 'b-c'] }] }]] } } },
    PlanKey: { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: { KeyId: { Ref: 'Key' }, UsagePlanId: { Ref: 'Plan' } } },
  }),
});

/** Every place in a JSON value. */
function places(value: unknown, path: readonly string[] = []): ReadonlyArray<readonly string[]> {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

function replaced(path: readonly string[], value: unknown, key: string | undefined): unknown {
  const template = JSON.parse(TEMPLATE);
  if (path.length === 0) return value;
  const holder = path.slice(0, -1).reduce<Json>((object, each) => object[each], template);
  const last = path.at(-1)!;
  Object.defineProperty(holder, Array.isArray(holder) ? last : key ?? last, { value, enumerable: true, configurable: true, writable: true });
  return template;
}

/** Loads a template; the error where it is refused, which must be of the right kind. */
function outcome(template: unknown): 'loaded' | TemplateError {
  try {
    loadTemplate(template);
    return 'loaded';
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

const NAMES = ['Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join', 'Fn::If', 'Fn::Select', 'Fn::Split', 'Fn::FindInMap', 'Fn::ImportValue', 'Condition', '__proto__', 'constructor', 'toString', '$ref', 'Api', 'F', 'length'];
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 }));
const hostile = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 }, name, fc.integer(), fc.boolean(), fc.constant(null), fc.double(), fc.constantFrom(undefined, NaN, () => 1, Symbol('x'), 10n, new Map(), new Date(0)),
    fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: false }), fc.tuple(name, tie('value')).map(([key, value]) => ({ [key]: value })),
  ),
})).value;

test('the template itself loads', () => {
  expect(outcome(JSON.parse(TEMPLATE))).toBe('loaded');
});

test('whatever stands at whichever place, a template loads or is refused with a logical id', () => {
  const all = places(JSON.parse(TEMPLATE));
  fc.assert(fc.property(fc.constantFrom(...all), hostile, fc.option(name, { nil: undefined }), (path, value, key) => {
    const result = outcome(replaced(path, value, key));
    expect(result === 'loaded' || result.message === `${result.logicalId}: ${result.reason}`).toBe(true);
  }), { numRuns: 2000 });
});

test('a place that is missing is no other error', () => {
  for (const path of places(JSON.parse(TEMPLATE))) expect(outcome(replaced(path, undefined, undefined))).toBeDefined();
});

test('whatever is given as a template', () => {
  fc.assert(fc.property(hostile, (value) => {
    expect(outcome(value)).toBeDefined();
    expect(outcome({ Resources: value })).toBeDefined();
    expect(outcome(withApi({ Body: value }))).toBeDefined();
    expect(outcome(withApi({ Body: { ...BODY, paths: { '/a': value } } }))).toBeDefined();
  }), { numRuns: 500 });
});

test('depth and number end somewhere', () => {
  const deep = (key: string) => JSON.parse(`${`{"${key}":[`.repeat(5000)}1${']}'.repeat(5000)}`);
  for (const key of ['Fn::Join', 'Fn::If', 'Fn::Not', 'x']) expect(outcome(withApi({ Name: deep(key) }))).toBeInstanceOf(TemplateError);
  const conditions = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`C${index}`, { 'Fn::Not': [{ Condition: `C${index + 1}` }] }]));
  expect(outcome({ Conditions: conditions, Resources: { A: { Type: 'X', Condition: 'C0' } } })).toBeInstanceOf(TemplateError);
});

