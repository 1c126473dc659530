import { Token } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { bodyOf, newGateway, newPool, newStack, templateOf } from './fixtures';
import { http, operation, order, refused } from './mapped';
import { Authorizers, Condition, ContentConversion, Integrations, MappingTemplate, PassthroughBehavior, Schema, Source } from '../../../src';
import type { RestRouteOptions } from '../../../src';
import { expectRefusal } from '../../errors/refusal';

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
    }, { stages: { prod: { variables: { version: '3' } } } });
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
