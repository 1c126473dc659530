import { Token } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { bodyOf, handler, newGateway, newPool, newStack, templateOf } from './fixtures';
import { Authorizers, Condition, ContentConversion, Integrations, LambdaCustomIntegration, MappingTemplate, PassthroughBehavior, ResponseSource, Schema, Source } from '../../../src';
import type { RestGatewayProps, RestRouteOptions } from '../../../src';
import { expectRefusal } from '../../errors/refusal';

const order = Schema.named('Order', Schema.fromObject({ type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } }));
const http = () => Integrations.httpCustom('https://stock.example.com/items');

/** The operation that a route becomes. */
function operation(key: string, route: RestRouteOptions, props: Partial<RestGatewayProps> = {}) {
  const stack = newStack();
  newGateway(stack, { routes: { [key]: route }, ...props });
  const body = bodyOf(templateOf(stack));
  const [method, path] = key.split(' ');
  const rendered = body.paths[path][method.toLowerCase()];
  return { body, rendered, integration: rendered['x-amazon-apigateway-integration'] };
}

function refused(key: string, route: RestRouteOptions) {
  return () => newGateway(newStack(), { routes: { [key]: route } });
}

/** A value behind many conditions. */
const nested = (levels: number): unknown => (levels === 0 ? 1 : MappingTemplate.when(Condition.present(Source.header('A')), nested(levels - 1)));

describe('method request', () => {
  test('a body is a model, required and validated', () => {
    const { body, rendered } = operation('POST /orders', { integration: http(), request: { body: order } });
    expect(rendered.requestBody).toEqual({ required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } });
    expect(rendered['x-amazon-apigateway-request-validator']).toBe('body');
    expect(Object.keys(body.components.schemas)).toEqual(['Order']);
    expect(body['x-amazon-apigateway-request-validators']).toEqual({ body: { validateRequestBody: true, validateRequestParameters: false } });
  });

  test('bodies by content type share a schema', () => {
    const { body, rendered } = operation('POST /orders', { integration: http(), request: { body: order, bodies: { 'application/vnd.order+json': order } } });
    expect(Object.keys(rendered.requestBody.content)).toEqual(['application/json', 'application/vnd.order+json']);
    expect(Object.keys(body.components.schemas)).toEqual(['Order']);
  });

  test('however many routes there are, there are at most three validators', () => {
    const stack = newStack();
    const routes = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`POST /r${i}`, {
      integration: http(),
      request: { ...i % 3 < 2 && { body: order }, ...i % 3 > 0 && { querystrings: { a: { required: true } } } },
    }]));
    newGateway(stack, { routes });
    expect(Object.keys(bodyOf(templateOf(stack))['x-amazon-apigateway-request-validators'])).toEqual(['all', 'body', 'parameters']);
  });

  test('validation can be left out', () => {
    const { body, rendered } = operation('POST /orders', { integration: http(), request: { body: order, validate: false } });
    expect(rendered.requestBody.content).toBeDefined();
    expect(rendered['x-amazon-apigateway-request-validator']).toBeUndefined();
    expect(body['x-amazon-apigateway-request-validators']).toBeUndefined();
  });

  test('path parameters are described and stay required', () => {
    const { rendered } = operation('GET /orders/{id}', { integration: http(), request: { path: { id: { description: 'The order' } } } });
    expect(rendered.parameters).toEqual([{ name: 'id', in: 'path', required: true, description: 'The order', schema: { type: 'string' } }]);
  });

  test.each<[string, RestRouteOptions['request'], string, string]>([
    ['a described path parameter that is not there', { path: { nr: { description: 'x' } } }, 'GH_PARAMETER_NAME', '"nr"'],
    ['an optional path parameter', { path: { id: { required: false } } }, 'GH_PARAMETER_NAME', 'not required'],
    ['a body that is no schema', { body: { type: 'object' } as never }, 'GH_TYPE', 'a Schema'],
    ['a content type that is none', { bodies: { '*/*': order } }, 'GH_CONTENT_TYPE', '"*/*"'],
    ['two schemas for JSON', { body: order, bodies: { 'application/json': order } }, 'GH_MAPPING_TWICE', 'application/json'],
  ])('%s is refused', (_, request, code, mention) => {
    expectRefusal(refused('POST /orders/{id}', { integration: http(), request }), code as never, mention, 'POST /orders/{id}');
  });

  test('two schemas under one name are a finding at synth', () => {
    const stack = newStack();
    newGateway(stack, {
      routes: {
        'POST /a': { integration: http(), request: { body: order } },
        'POST /b': { integration: http(), request: { body: Schema.named('Order', Schema.fromObject({ type: 'object', properties: { other: {} } })) } },
      },
    });
    expect(() => templateOf(stack)).toThrow(/GH_SCHEMA_NAME[\s\S]*Order/);
  });
});

describe('integration request', () => {
  test('parameters come from sources, and what is read is declared', () => {
    const { rendered, integration } = operation('GET /orders/{id}', {
      integration: http(),
      mapping: {
        headers: { 'X-Request': Source.context('requestId'), 'X-Fixed': Source.literal('web') },
        querystrings: { id: Source.path('id'), lang: Source.header('Accept-Language'), all: Source.multiValueQuerystring('tag'), version: Source.stageVariable('version') },
      },
      request: { headers: { 'accept-language': {} } },
    });
    expect(integration.requestParameters).toEqual({
      'integration.request.header.X-Request': 'context.requestId',
      'integration.request.header.X-Fixed': "'web'",
      'integration.request.querystring.id': 'method.request.path.id',
      'integration.request.querystring.lang': 'method.request.header.accept-language',
      'integration.request.querystring.all': 'method.request.multivaluequerystring.tag',
      'integration.request.querystring.version': 'stageVariables.version',
    });
    expect(rendered.parameters.map((each: { in: string; name: string }) => `${each.in} ${each.name}`)).toEqual(['path id', 'header accept-language', 'query tag']);
  });

  test('a template closes the way past it, and reads are declared', () => {
    const { rendered, integration } = operation('POST /orders', {
      integration: http(),
      mapping: { template: MappingTemplate.json({ id: Source.querystring('id'), order: Source.body('$.order') }) },
    });
    expect(Object.keys(integration.requestTemplates)).toEqual(['application/json']);
    expect(integration.passthroughBehavior).toBe('never');
    expect(rendered.parameters).toEqual([{ name: 'id', in: 'query', required: false, schema: { type: 'string' } }]);
  });

  test('passthrough and content handling are as the route says', () => {
    const { integration } = operation('POST /orders', {
      integration: http(),
      mapping: { template: MappingTemplate.fromVtl('{}'), passthroughBehavior: PassthroughBehavior.WHEN_NO_MATCH, contentHandling: ContentConversion.TO_TEXT },
    });
    expect(integration).toMatchObject({ passthroughBehavior: 'when_no_match', contentHandling: 'CONVERT_TO_TEXT', requestTemplates: { 'application/json': '{}' } });
  });

  test('HTTP proxies take parameters', () => {
    const { integration } = operation('GET /orders/{id}', { integration: Integrations.http('https://a.example.com/x'), mapping: { headers: { 'X-Id': Source.path('id') } } });
    expect(integration.requestParameters).toEqual({ 'integration.request.header.X-Id': 'method.request.path.id' });
  });

  test.each<[string, RestRouteOptions['mapping'], string, string]>([
    ['a path parameter that is not there', { headers: { A: Source.path('idd') } }, 'GH_SOURCE', 'Did you mean "id"?'],
    ['a context variable that is not there', { headers: { A: Source.context('requestid') } }, 'GH_SOURCE', 'Did you mean "requestId"?'],
    ['a claim without an authorizer', { headers: { A: Source.claim('sub') } }, 'GH_CLAIMS_MISSING', 'Cognito'],
    ['a claim by its context name', { headers: { A: Source.context('authorizer.claims.sub') } }, 'GH_CLAIMS_MISSING', 'Cognito'],
    ['a literal with a quote', { headers: { A: Source.literal("it's") } }, 'GH_SOURCE', 'single quote'],
    ['joined sources as a parameter', { headers: { A: Source.concat(Source.path('id')) } }, 'GH_SOURCE', 'Override the parameter in a template'],
    ['a broken JSON path', { headers: { A: Source.body('$.a[') } }, 'GH_SOURCE', '$.a['],
    ['a JSON path that VTL would read', { template: MappingTemplate.json(Source.body("$['$x']")) }, 'GH_SOURCE', '$x'],
    ['one header in two spellings', { headers: { 'X-A': Source.path('id'), 'x-a': Source.path('id') } }, 'GH_MAPPING_TWICE', 'x-a'],
    ['a header name with a space', { headers: { 'X A': Source.path('id') } }, 'GH_PARAMETER_NAME', 'X A'],
    ['something that is no source', { headers: { A: 'method.request.path.id' as never } }, 'GH_TYPE', 'a Source'],
    ['something that is no template', { template: '{}' as never }, 'GH_TYPE', 'template of mapping'],
    ['a template that is an object', { template: {} as never }, 'GH_TYPE', 'MappingTemplate'],
    ['two templates for JSON', { template: MappingTemplate.json({}), templates: { 'application/json': MappingTemplate.json({}) } }, 'GH_MAPPING_TWICE', 'application/json'],
    ['VTL that does not parse', { template: MappingTemplate.fromVtl('{\n#if($a)') }, 'GH_TEMPLATE_SYNTAX', 'line 2'],
    ['VTL that overrides twice', { template: MappingTemplate.fromVtl('#set($context.requestOverride.header.a = "1")\n#set($context.requestOverride.header.A = "2")') }, 'GH_MAPPING_TWICE', 'line 2'],
    ['a template that is too large', { template: MappingTemplate.json('x'.repeat(310_000)) }, 'GH_TEMPLATE_SIZE', '307200'],
    ['a loop over what a path finds here and there', { template: MappingTemplate.json(MappingTemplate.each(Source.body('$.l[?(@.x==1)]'), Source.item())) }, 'GH_SOURCE', 'at one place'],
    ['a loop over a function of a path', { template: MappingTemplate.json(MappingTemplate.each(Source.body('$.l.length()'), 1)) }, 'GH_SOURCE', 'at one place'],
    ['a name that would end its reference', { template: MappingTemplate.json(1, { requestOverrides: { headers: { 'x = 1)#set($a': Source.literal('1') } } }) }, 'GH_PARAMETER_NAME', '#set'],
    ['an override of a name with a dot', { template: MappingTemplate.json(1, { requestOverrides: { querystrings: { 'a.b': Source.literal('1') } } }) }, 'GH_PARAMETER_NAME', '"a.b"'],
    ['a context variable that is no expression', { headers: { A: Source.context('authorizer.a(b') } }, 'GH_SOURCE', 'authorizer.a(b'],
    ['conditions that nest too deeply', { template: MappingTemplate.json(nested(120)) }, 'GH_TYPE', 'levels'],
    ['JSON that nests too deeply', { template: MappingTemplate.json(JSON.parse('['.repeat(5000) + ']'.repeat(5000))) }, 'GH_TYPE', '100 levels'],
    ['an item outside a loop', { template: MappingTemplate.json({ a: Source.item('$.a') }) }, 'GH_SOURCE', 'outside a loop'],
    ['a loop over a header', { template: MappingTemplate.json(MappingTemplate.each(Source.header('A'), 1)) }, 'GH_SOURCE', 'loop'],
    ['all values of a header in a template', { template: MappingTemplate.json(Source.multiValueHeader('A')) }, 'GH_SOURCE', 'Source.header'],
    ['a template for a wildcard', { templates: { '*/*': MappingTemplate.json({}) } }, 'GH_CONTENT_TYPE', '*/*'],
  ])('%s is refused', (_, mapping, code, mention) => {
    expectRefusal(refused('POST /orders/{id}', { integration: http(), mapping }), code as never, mention, 'POST /orders/{id}');
  });

  test('a mock answers by its statusCode, which its template must render', () => {
    expectRefusal(refused('GET /', { integration: Integrations.mock(), mapping: { template: MappingTemplate.json({ a: 1 }) } }), 'GH_SOURCE', 'statusCode');
  });

  test('what an authorizer or a stage calls its values does not break a template', () => {
    const sources = [Source.context('authorizer.cognito:groups'), Source.context('authorizer.1'), Source.stageVariable('1a'), Source.stageVariable('_a')];
    const { integration } = operation('GET /', { integration: http(), mapping: { template: MappingTemplate.json(sources) } });
    expect(integration.requestTemplates['application/json']).toContain("context.authorizer['cognito:groups']");
  });

  test('query strings may differ in case', () => {
    const { integration } = operation('GET /', { integration: http(), mapping: { querystrings: { q: Source.literal('1'), Q: Source.literal('2') } } });
    expect(Object.keys(integration.requestParameters)).toHaveLength(2);
  });

  test('tokens may stand in expressions of VTL', () => {
    const template = MappingTemplate.fromVtl(`#set($n = ${Token.asString({ Ref: 'P' })}){"n": $n}`);
    expect(operation('POST /', { integration: http(), mapping: { template } }).integration.requestTemplates).toBeDefined();
  });

  test('directives that API Gateway does not run are a warning', () => {
    const stack = newStack();
    newGateway(stack, { routes: { 'POST /': { integration: http(), mapping: { template: MappingTemplate.fromVtl('#macro(x)a#end#x()') } } } });
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('GH_TEMPLATE_NAME.*#macro'))).toHaveLength(1);
  });

  test('claims are fine where the authorizer yields them', () => {
    const stack = newStack();
    newGateway(stack, { routes: { 'GET /me': { integration: http(), authorizer: Authorizers.cognito(newPool(stack)), mapping: { headers: { 'X-User': Source.claim('sub') } } } } });
    const { requestParameters } = bodyOf(templateOf(stack)).paths['/me'].get['x-amazon-apigateway-integration'];
    expect(requestParameters).toEqual({ 'integration.request.header.X-User': 'context.authorizer.claims.sub' });
  });

  test('variables of the URI are the route\'s to map, whatever the path has', () => {
    const { integration } = operation('GET /orders/{id}', {
      integration: Integrations.httpCustom('https://a.example.com/{id}/{tenant}/{context.stage}'),
      mapping: { path: { tenant: Source.header('X-Tenant'), id: Source.literal('1') } },
    });
    expect(integration.uri).toBe('https://a.example.com/{id}/{tenant}/{context_stage}');
    expect(integration.requestParameters).toEqual({
      'integration.request.path.context_stage': 'context.stage',
      'integration.request.path.id': "'1'",
      'integration.request.path.tenant': 'method.request.header.X-Tenant',
    });
  });

  test('variables that the URI does not have are refused', () => {
    expectRefusal(refused('GET /a', { integration: http(), mapping: { path: { id: Source.literal('1') } } }), 'GH_SOURCE', '{id}');
  });

  test('what the integration sets is not set again', () => {
    const integration = Integrations.s3PutObject(new Bucket(newStack(), 'B'), { key: '{id}', contentTypes: ['image/png'] });
    expectRefusal(refused('PUT /orders/{id}', { integration, mapping: { headers: { 'content-type': Source.literal('text/html') } } }), 'GH_MAPPING_TWICE', 'content-type');
  });

  test('unknown names in VTL are warnings with what was meant', () => {
    const stack = newStack();
    newGateway(stack, { routes: { 'POST /': { integration: http(), mapping: { template: MappingTemplate.fromVtl('{"a": $input.jsn("$")}') } } } });
    const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('GH_TEMPLATE_NAME'));
    expect(warnings.map(({ entry }) => String(entry.data))).toEqual([expect.stringContaining('$input.json')]);
  });

  test('templates that would see base64 are found at synth', () => {
    const stack = newStack();
    newGateway(stack, { binaryMediaTypes: ['*/*'], routes: { 'POST /': { integration: http(), mapping: { template: MappingTemplate.json({ a: Source.body('$.a') }) } } } });
    expect(() => templateOf(stack)).toThrow(/GH_TEMPLATE_BINARY.*application\/json/);
  });

  test('base64 may be what a request template wants', () => {
    const stack = newStack();
    const mapping = { templates: { 'image/png': MappingTemplate.json({ image: Source.bodyText() }) } };
    newGateway(stack, { binaryMediaTypes: ['image/png'], routes: { 'POST /': { integration: http(), mapping } } });
    expect(bodyOf(templateOf(stack)).paths['/'].post['x-amazon-apigateway-integration'].contentHandling).toBe('CONVERT_TO_TEXT');
  });

  test('templates that read no body do not mind', () => {
    const stack = newStack();
    newGateway(stack, { binaryMediaTypes: ['*/*'], routes: { 'POST /': { integration: http(), mapping: { template: MappingTemplate.json({ a: Source.header('a') }) } } } });
    expect(bodyOf(templateOf(stack)).paths['/'].post['x-amazon-apigateway-integration'].contentHandling).toBe('CONVERT_TO_TEXT');
  });
});

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
