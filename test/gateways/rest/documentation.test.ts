import { Stack } from 'aws-cdk-lib';
import { all, bodyOf, deploymentIdOf, newGateway, newStack, only, templateOf } from './fixtures';
import { Authorizers, Integrations, Schema } from '../../../src';
import type { RestGatewayProps, RestRouteOptions } from '../../../src';
import { LocalGateway } from '../../../src/local';
import { expectRefusal, refusal } from '../../errors/refusal';

const DOCUMENTATION = 'x-amazon-apigateway-documentation';
const mock = (more: Partial<RestRouteOptions> = {}): RestRouteOptions => ({ integration: Integrations.mock({ body: { ok: true } }), ...more });
const item = Schema.named('Item', Schema.fromObject({ type: 'object', title: 'An item', description: 'What is sold', properties: { name: { type: 'string' } } }));

/** A shop that describes everything that can be described. */
const SHOP: Partial<RestGatewayProps> = {
  description: 'The shop',
  documentation: {},
  routes: {
    'GET /items/{id}': mock({
      summary: 'One item',
      description: 'Reads it from the stock',
      request: { path: { id: { description: 'its number' } }, headers: { 'X-Shop': { description: 'which shop' }, 'X-Silent': {} }, querystrings: { lang: { description: 'of the texts' } } },
    }),
    'PUT /items/{id}': mock({ request: { body: item } }),
    'ANY /other': mock({ summary: 'Anything' }),
    'GET /silent': mock(),
  },
};

function template(more: Partial<RestGatewayProps> = {}, stack: Stack = newStack()) {
  newGateway(stack, { ...SHOP, ...more });
  return templateOf(stack);
}

const versionOf = (each: ReturnType<typeof template>) => only(each, 'AWS::ApiGateway::DocumentationVersion').Properties.DocumentationVersion;

test('routes, parameters, schemas and the API become parts, each where it is said, and no others', () => {
  expect(bodyOf(template())[DOCUMENTATION].documentationParts).toEqual([
    { location: { type: 'API' }, properties: { description: 'The shop' } },
    { location: { type: 'METHOD', path: '/other' }, properties: { summary: 'Anything' } },
    { location: { type: 'METHOD', path: '/items/{id}', method: 'GET' }, properties: { summary: 'One item', description: 'Reads it from the stock' } },
    { location: { type: 'REQUEST_HEADER', path: '/items/{id}', method: 'GET', name: 'X-Shop' }, properties: { description: 'which shop' } },
    { location: { type: 'PATH_PARAMETER', path: '/items/{id}', method: 'GET', name: 'id' }, properties: { description: 'its number' } },
    { location: { type: 'QUERY_PARAMETER', path: '/items/{id}', method: 'GET', name: 'lang' }, properties: { description: 'of the texts' } },
    { location: { type: 'MODEL', name: 'Item' }, properties: { title: 'An item', description: 'What is sold' } },
  ]);
});

test('a version of them is made after the API and shown by every stage, which waits for it', () => {
  const made = template({ stages: { dev: {}, prod: {} } });
  const version = only(made, 'AWS::ApiGateway::DocumentationVersion');
  expect(version.id).toBe('ApiDocumentation2A1924EB');
  expect(version.Properties).toEqual({ RestApiId: { Ref: only(made, 'AWS::ApiGateway::RestApi').id }, DocumentationVersion: expect.stringMatching(/^[0-9a-f]{16}$/) });
  for (const { Properties, DependsOn } of all(made, 'AWS::ApiGateway::Stage')) {
    expect(Properties.DocumentationVersion).toBe(versionOf(made));
    expect(DependsOn).toContain(version.id);
  }
});

test('another description is another version, and no other deployment', () => {
  const [one, other] = [template(), template({ description: 'The other shop' })];
  expect(versionOf(one)).not.toBe(versionOf(other));
  expect(deploymentIdOf(one)).toBe(deploymentIdOf(other));
});

test('documentation itself is no behaviour', () => {
  expect(deploymentIdOf(template())).toBe(deploymentIdOf(template({ documentation: undefined })));
});

test('the order of the routes means nothing', () => {
  const reversed = Object.fromEntries(Object.entries(SHOP.routes!).reverse());
  expect(JSON.stringify(template({ routes: reversed }))).toBe(JSON.stringify(template()));
});

test('routes that come later are described too', () => {
  const stack = newStack();
  const gateway = newGateway(stack, SHOP);
  const before = versionOf(template());
  gateway.addRoute('GET /late', mock({ summary: 'Later' }));
  const made = templateOf(stack);
  expect(JSON.stringify(bodyOf(made)[DOCUMENTATION])).toContain('Later');
  expect(versionOf(made)).not.toBe(before);
});

test('a version of one\'s own has its name and description', () => {
  const made = template({ documentation: { version: '2026-11', description: 'The November edition' } });
  expect(only(made, 'AWS::ApiGateway::DocumentationVersion').Properties).toMatchObject({ DocumentationVersion: '2026-11', Description: 'The November edition' });
  expect(only(made, 'AWS::ApiGateway::Stage').Properties.DocumentationVersion).toBe('2026-11');
});

test('without the prop there is none of it', () => {
  const made = template({ documentation: undefined });
  expect(bodyOf(made)).not.toHaveProperty(DOCUMENTATION);
  expect(all(made, 'AWS::ApiGateway::DocumentationVersion')).toEqual([]);
  expect(only(made, 'AWS::ApiGateway::Stage').Properties).not.toHaveProperty('DocumentationVersion');
});

test('it answers as before', async () => {
  const gateway = await LocalGateway.fromTemplate(template());
  expect((await gateway.dispatch({ method: 'GET', path: '/silent' })).response.status).toBe(200);
  expect(gateway.unsupported).toEqual([]);
  await gateway.dispose();
});

test('nothing to describe is an error', () => {
  const stack = newStack();
  newGateway(stack, { documentation: {}, authorizer: Authorizers.none(), routes: { 'GET /': { integration: Integrations.mock() } } });
  expect(() => templateOf(stack)).toThrow(/GH_DOCUMENTATION: the gateway has `documentation`, and nothing is described/);
});

test.each<[string, unknown, string[]]>([
  ['true', true, ['GH_TYPE']],
  ['null', null, ['GH_TYPE']],
  ['text', 'v1', ['GH_TYPE']],
  ['a list', [], ['GH_TYPE']],
  ['a version that is a number', { version: 1 }, ['GH_TYPE']],
  ['an empty version', { version: '' }, ['GH_DOCUMENTATION']],
  ['a version with a space', { version: 'v 1' }, ['GH_DOCUMENTATION']],
  ['a version that is a token', { version: '${Token[X.1]}' }, ['GH_DOCUMENTATION']],
  ['a long version', { version: 'v'.repeat(65) }, ['GH_DOCUMENTATION']],
  ['an empty description', { description: '' }, ['GH_TEXT_EMPTY']],
])('%s is refused by name', (_, documentation, codes) => {
  const make = () => newGateway(newStack(), { ...SHOP, documentation: documentation as {} });
  expect(refusal(make).findings.map(({ code }) => code)).toEqual(codes);
  expectRefusal(make, codes[0] as 'GH_TYPE');
});
