import { Token } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { bodyOf, handler, newGateway, newStack, templateOf } from './fixtures';
import { http, operation, order, refused } from './mapped';
import { ContentConversion, Integrations, LambdaCustomIntegration, MappingTemplate, ResponseSource, Source } from '../../../src';
import type { RestRouteOptions } from '../../../src';
import { expectRefusal } from '../../errors/refusal';

describe('responses', () => {
  test('statuses stand in both boxes, with the headers that each maps', () => {
    const { body, rendered, integration } = operation('GET /items', {
      integration: http(),
      responses: [
        { status: 200, headers: { 'ETag': ResponseSource.header('ETag'), 'X-Kind': ResponseSource.literal('item') }, template: MappingTemplate.json({ sku: Source.body('$.sku') }), schema: order },
        { status: 410, match: '404', headers: { 'X-Reason': ResponseSource.body('$.reason') } },
      ],
    });
    expect(integration.responses.default).toMatchObject({ statusCode: '200', responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag', 'method.response.header.X-Kind': "'item'" } });
    expect(integration.responses['404']).toMatchObject({ statusCode: '410', responseParameters: { 'method.response.header.X-Reason': 'integration.response.body.reason' } });
    const statuses = new Set(Object.values<{ statusCode: string }>(integration.responses).map((each) => each.statusCode));
    expect(Object.keys(rendered.responses)).toEqual([...statuses].sort());
    expect(rendered.responses['200']).toEqual({ description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } }, headers: { 'ETag': { schema: { type: 'string' } }, 'X-Kind': { schema: { type: 'string' } } } });
    expect(Object.keys(body.components.schemas)).toEqual(['Order']);
  });

  test('errors that no response takes stay errors', () => {
    const { integration } = operation('GET /items', { integration: http(), responses: [{ status: 200 }, { status: 409, match: '409' }, { status: 503, match: '5\\d{2}' }] });
    const statusFor = (status: number) => Object.entries<{ statusCode: string }>(integration.responses)
      .filter(([pattern]) => pattern !== 'default' && new RegExp(`^(?:${pattern})$`).test(String(status))).map(([, each]) => each.statusCode);
    expect([404, 409, 400, 500, 301].map(statusFor)).toEqual([['404'], ['409'], ['400'], ['503'], ['502']]);
    expect(statusFor(200)).toEqual([]);
  });

  test('errors of a function that no response takes are a 502', () => {
    const stack = newStack();
    newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambdaCustom(handler(stack, 'F')), responses: [{ status: 404, match: '[\\s\\S]*NotFound[\\s\\S]*' }] } } });
    const { responses } = bodyOf(templateOf(stack)).paths['/'].get['x-amazon-apigateway-integration'];
    const statusFor = (message: string) => Object.entries<{ statusCode: string }>(responses)
      .filter(([pattern]) => pattern !== 'default' && new RegExp(`^(?:${pattern})$`).test(message)).map(([, each]) => each.statusCode);
    expect(['ItemNotFound', 'a\nNotFound\nb', 'boom', 'two\nlines'].map(statusFor)).toEqual([['404'], ['404'], ['502'], ['502']]);
    expect(responses.default.statusCode).toBe('200');
  });

  test.each(['.*', '.+', '\\d+', '[0-9]{3}', '(?s).*'])('no match leaves an error of a function a success: %s', (match) => {
    const stack = newStack();
    newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambdaCustom(handler(stack, 'F')), responses: [{ status: 500, match }] } } });
    const { responses } = bodyOf(templateOf(stack)).paths['/'].get['x-amazon-apigateway-integration'];
    expect(Object.values<{ statusCode: string }>(responses).map(({ statusCode }) => statusCode).sort()).toEqual(['200', '500', '502']);
    const own = Object.keys(responses).find((pattern) => responses[pattern].statusCode === '502')!;
    expect(own).toBe(`(?!(?:${match})(?![\\s\\S]))(?:[\\s\\S]+)`);
  });

  test('Java patterns that JavaScript does not have are left to AWS', () => {
    const { integration } = operation('GET /', { integration: http(), responses: [{ status: 410, match: '\\Q410\\E' }, { status: 409, match: '(?<kind>409)' }] });
    expect(Object.keys(integration.responses).filter((pattern) => pattern.includes('(?<kind>'))).toEqual(['(?<kind>409)']);
    expect(integration.responses['\\Q410\\E'].statusCode).toBe('410');
  });

  test('all other errors of a function may be worded too', () => {
    const stack = newStack();
    const template = MappingTemplate.json({ title: 'Out of order' });
    newGateway(stack, {
      routes: {
        'GET /': {
          integration: Integrations.lambdaCustom(handler(stack, 'F')),
          responses: [{ status: 404, match: '[\\s\\S]*NotFound[\\s\\S]*' }, { status: 502, match: LambdaCustomIntegration.OTHER_ERRORS, template }],
        },
      },
    });
    const { responses } = bodyOf(templateOf(stack)).paths['/'].get['x-amazon-apigateway-integration'];
    const statusFor = (message: string) => Object.entries<{ statusCode: string }>(responses)
      .filter(([pattern]) => pattern !== 'default' && new RegExp(`^(?:${pattern})$`).test(message)).map(([, each]) => each.statusCode);
    expect(['NotFound', 'boom\nboom', 'x'].map(statusFor)).toEqual([['404'], ['502'], ['502']]);
  });

  test('a match that is the whole message is a warning', () => {
    const stack = newStack();
    newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambdaCustom(handler(stack, 'F')), responses: [{ status: 404, match: 'NotFound' }] } } });
    const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('GH_RESPONSE_WHOLE'));
    expect(warnings.map(({ entry }) => String(entry.data))).toEqual([expect.stringContaining('"[\\\\s\\\\S]*NotFound[\\\\s\\\\S]*"')]);
  });

  test('a schema stands under the content types of the templates', () => {
    const templates = { 'application/problem+json': MappingTemplate.json({ title: 'x' }) };
    const { rendered } = operation('GET /', { integration: http(), responses: [{ status: 409, match: '409', templates, schema: order }] });
    expect(Object.keys(rendered.responses['409'].content)).toEqual(['application/problem+json']);
  });

  test('a default is always there', () => {
    const { integration } = operation('GET /', { integration: Integrations.mock({ status: 201 }), responses: [{ status: 500, match: '5\\d{2}' }] });
    expect(integration.responses.default.statusCode).toBe('201');
  });

  test.each<[string, RestRouteOptions['responses'], string, string]>([
    ['two defaults', [{ status: 200 }, { status: 201 }], 'GH_RESPONSE_MATCH', '2 responses without a match'],
    ['a broken pattern', [{ status: 200, match: '4(' }], 'GH_RESPONSE_MATCH', '4('],
    ['a pattern that no status matches', [{ status: 200, match: 'NotFound' }], 'GH_RESPONSE_MATCH', 'no status'],
    ['a success in the words of an error', [{ status: 200, match: '404' }], 'GH_RESPONSE_STATUS', 'answers with 200 by itself'],
    ['two answers of one status', [{ status: 400, match: '404' }, { status: 400, match: '405' }], 'GH_RESPONSE_STATUS', '"404", "405"'],
    ['a match that is a token', [{ status: 400, match: Token.asString({ Ref: 'P' }) }], 'GH_RESPONSE_MATCH', 'only at deployment'],
    ['a claim without an authorizer', [{ status: 200, headers: { A: ResponseSource.context('authorizer.claims.sub') } }], 'GH_CLAIMS_MISSING', 'Cognito'],
    ['an error for every success', [{ status: 500 }], 'GH_RESPONSE_MATCH', 'every success'],
    ['a request override in a response template', [{ status: 200, template: MappingTemplate.json(1, { requestOverrides: {} }) }], 'GH_SOURCE', 'has been sent'],
    ['the same by hand', [{ status: 200, template: MappingTemplate.fromVtl('\n#set($context.requestOverride.header.a = 1)') }], 'GH_SOURCE', 'line 2'],
    ['two patterns for one status', [{ status: 400, match: '4\\d{2}' }, { status: 404, match: '404' }], 'GH_RESPONSE_MATCH', 'both match 404'],
    ['one pattern twice', [{ status: 400, match: '404' }, { status: 404, match: '404' }], 'GH_RESPONSE_MATCH', 'twice'],
    ['a status that is none', [{ status: 20 }], 'GH_RESPONSE_STATUS', '20'],
    ['a status that is text', [{ status: '200' as never }], 'GH_TYPE', 'status of response 1'],
    ['binary beside a template', [{ status: 200, template: MappingTemplate.json({}), contentHandling: ContentConversion.TO_BINARY }], 'GH_RESPONSE_BINARY', '500'],
    ['a request source in a header', [{ status: 200, headers: { A: Source.header('A') as never } }], 'GH_TYPE', 'a ResponseSource'],
    ['a schema that is none', [{ status: 200, schema: {} as never }], 'GH_TYPE', 'a Schema'],
    ['a header with a bad name', [{ status: 200, headers: { 'A B': ResponseSource.literal('x') } }], 'GH_PARAMETER_NAME', 'A B'],
    ['nothing at all', [null as never], 'GH_TYPE', 'response 1'],
  ])('%s is refused', (_, responses, code, mention) => {
    expectRefusal(refused('GET /', { integration: http(), responses }), code as never, mention, 'GET /');
  });

  test('a success without a match on an integration whose default is an error is pointed out', () => {
    const stack = newStack();
    const integration = Integrations.s3PutObject(new Bucket(stack, 'B'), { key: '{key}', contentTypes: ['image/png'] });
    expectRefusal(() => newGateway(stack, { routes: { 'PUT /{key}': { integration, responses: [{ status: 201 }] } } }), 'GH_RESPONSE_MATCH', 'Give it the match "2');
  });

  test('a mock says its body in one place', () => {
    expectRefusal(refused('GET /', { integration: Integrations.mock({ body: { a: 1 } }), responses: [{ status: 200 }] }), 'GH_RESPONSE_MATCH', 'in one place');
    const template = MappingTemplate.json({ a: Source.header('A') });
    expect(operation('GET /', { integration: Integrations.mock(), responses: [{ status: 200, template }] }).integration.responses.default.responseTemplates).toBeDefined();
  });

  test('answers carry the CORS headers, and with several origins the one that asked', () => {
    const one = operation('GET /', { integration: http(), responses: [{ status: 200 }] }, { cors: { allowOrigins: ['https://a.example'] } });
    for (const response of Object.values<any>(one.integration.responses)) expect(response.responseParameters['method.response.header.Access-Control-Allow-Origin']).toBe("'https://a.example'");
    const two = operation('GET /', { integration: http(), responses: [{ status: 200 }] }, { cors: { allowOrigins: ['https://a.example', 'https://b.example'] } });
    for (const response of Object.values<any>(two.integration.responses)) expect(response.responseTemplates['application/json']).toContain('Access-Control-Allow-Origin = $origin');
  });

  test('what compares the origins stands before what the author wrote, and gives way to his header', () => {
    const props = { cors: { allowOrigins: ['https://a.example', 'https://b.example'] } };
    const templateFor = (response: object) => operation('GET /', { integration: http(), responses: [{ status: 200, ...response }] }, props).integration.responses.default;
    const commented = templateFor({ template: MappingTemplate.fromVtl('x ## end') }).responseTemplates['application/json'];
    expect(commented).toMatch(/^#set\(\$origin.*#\{end\}x ## end$/);
    const own = templateFor({ headers: { 'access-control-allow-origin': ResponseSource.literal('https://c.example') } });
    expect(own.responseTemplates).toBeUndefined();
    const set = '#set($context.responseOverride.header.Access-Control-Allow-Origin = "https://c.example")';
    expect(templateFor({ template: MappingTemplate.fromVtl(set) }).responseTemplates['application/json']).toBe(set);
  });

  test('a binary answer cannot compare several origins', () => {
    const route = { integration: http(), responses: [{ status: 200, contentHandling: ContentConversion.TO_BINARY }] };
    const props = { cors: { allowOrigins: ['https://a.example', 'https://b.example'] }, routes: { 'GET /': route } };
    expectRefusal(() => newGateway(newStack(), props), 'GH_RESPONSE_BINARY', 'several CORS origins');
  });
});

describe('proxies', () => {
  test('pass everything through, so templates and responses are refused by name', () => {
    const stack = newStack();
    const lambda = Integrations.lambda(handler(stack, 'F'));
    const template = MappingTemplate.json({});
    expectRefusal(refused('GET /', { integration: lambda, mapping: { template } }), 'GH_MAPPING_PROXY', 'Integrations.lambdaCustom');
    expectRefusal(refused('GET /', { integration: lambda, responses: [{ status: 200 }] }), 'GH_MAPPING_PROXY', '"responses"');
    // Recorded: AWS takes the mapping of a header on a Lambda proxy and hands the function the request's own.
    expectRefusal(refused('GET /', { integration: lambda, mapping: { headers: { A: Source.literal('a') } } }), 'GH_MAPPING_PROXY', '"headers"');
    expectRefusal(refused('GET /', { integration: Integrations.http('https://a.example.com/'), responses: [{ status: 200 }] }), 'GH_MAPPING_PROXY', 'Integrations.httpCustom');
  });
});
