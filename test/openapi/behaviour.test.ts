import { App, CfnParameter, CfnResource, Lazy, Stack, Stage } from 'aws-cdk-lib';
import fc from 'fast-check';
import { modelOf, shuffled } from './models';
import type { RouteSpec } from './models';
import { behaviourHash, renderRestBody } from '../../src/openapi';
import type { Json, RestBodyModel } from '../../src/openapi';

const stack = new Stack(new App(), 'Stack');
const hash = (body: Json, beside: unknown = []) => behaviourHash(stack, body, beside);
const hashOf = (spec: RouteSpec, more: Partial<RestBodyModel> = {}) => hash(renderRestBody(modelOf({ 'GET /a': spec }, more)));
const operation = (more: Json): Json => ({ paths: { '/a': { get: { responses: {}, ...more } } } });

describe('the hash of a behaviour', () => {
  test('is short and fit for a logical id', () => {
    expect(hash({})).toMatch(/^[0-9a-f]{8,}$/);
  });

  test('does not change with the order of keys', () => {
    fc.assert(fc.property(fc.json(), fc.integer(), (text, seed) => {
      const body = { paths: JSON.parse(text) };
      expect(hash(shuffled(body, seed))).toBe(hash(body));
    }));
  });

  test.each<[string, RouteSpec, Partial<RestBodyModel>]>([
    ['the title', {}, { title: 'Another' }],
    ['the description of the API', {}, { description: 'Photos' }],
    ['a summary', { summary: 'Lists photos' }, {}],
    ['a description', { description: 'Lists photos' }, {}],
    ['an operation name', { operationName: 'listPhotos' }, {}],
    ['tags', { overrides: { tags: ['photos'] } }, {}],
    ['documentation', { overrides: { 'externalDocs': { url: 'https://a' }, 'x-amazon-apigateway-documentation': { version: '1' } } }, {}],
  ])('does not change with %s', (_what, spec, more) => {
    expect(hashOf(spec, more)).toBe(hashOf({}));
  });

  test.each<[string, RouteSpec, Partial<RestBodyModel>]>([
    ['an API key', { apiKeyRequired: true }, {}],
    ['an authorizer', { authorizer: { label: 'iam', schemeName: 'iam', scheme: { type: 'apiKey' } } }, {}],
    ['a parameter', { request: { headers: { 'X-A': {} } } }, {}],
    ['a parameter called description', { request: { querystrings: { description: {} } } }, {}],
    ['CORS', {}, { cors: { allowOrigins: ['*'] } }],
    ['binary types', {}, { binaryMediaTypes: ['image/png'] }],
    ['compression', {}, { minimumCompressionSize: 0 }],
    ['the key source', {}, { apiKeySource: 'HEADER' }],
    ['the default endpoint', {}, { disableExecuteApiEndpoint: true }],
    ['the policy', {}, { policy: { Statement: [] } }],
    ['a raw override', { overrides: { deprecated: true } }, {}],
  ])('changes with %s', (_what, spec, more) => {
    expect(hashOf(spec, more)).not.toBe(hashOf({}));
  });

  test.each(['description', 'summary', 'tags', 'operationId'])('changes with a response header called %s', (name) => {
    const body = (headers: Json) => operation({ responses: { 200: { headers } } });
    expect(hash(body({ [name]: { schema: { type: 'string' } } }))).not.toBe(hash(body({})));
  });

  test.each(['description', 'summary', 'tags', 'operationId'])('changes with the scopes of a scheme called %s', (name) => {
    const body = (scopes: string[]) => operation({ security: [{ [name]: scopes }] });
    expect(hash(body(['photos/write']))).not.toBe(hash(body([])));
  });

  test('changes with what stands beside the body', () => {
    expect(hash({}, ['REGIONAL'])).not.toBe(hash({}, ['EDGE']));
  });

  test('changes with any value of any other key', () => {
    fc.assert(fc.property(fc.string().filter((key) => key !== '__proto__'), fc.jsonValue(), fc.jsonValue(), (key, one, two) => {
      const comment = /^(summary|description|operationId|tags|externalDocs|x-amazon-apigateway-documentation)$/.test(key);
      fc.pre(!comment && !/description|summary|tags|operationId|externalDocs/.test(JSON.stringify([one, two])));
      expect(hash(operation({ [key]: one })) === hash(operation({ [key]: two }))).toBe(sortedText(one) === sortedText(two));
    }));
  });
});

describe('the hash of a behaviour with references', () => {
  test('changes with what a reference points to', () => {
    const [a, b] = ['A', 'B'].map((id) => new CfnParameter(stack, id).valueAsString);
    expect(hash(operation({ uri: `x/${a}` }))).not.toBe(hash(operation({ uri: `x/${b}` })));
  });

  test('changes with the logical id of what it points to, because that says when it is replaced', () => {
    const one = new Stack(new App(), 'One');
    const resource = new CfnResource(one, 'Resource', { type: 'A::B::C' });
    const before = hash(operation({ uri: resource.ref }));
    resource.overrideLogicalId('Other');
    expect(hash(operation({ uri: resource.ref }))).not.toBe(before);
  });

  test('does not change with where in its stack the target stands, if its logical id stays', () => {
    const hashes = ['A', 'B'].map((id) => {
      const resource = new CfnResource(new Stack(new App(), 'One'), id, { type: 'A::B::C' });
      resource.overrideLogicalId('Same');
      return hash(operation({ uri: resource.ref }));
    });
    expect(hashes[0]).toBe(hashes[1]);
  });

  test('changes with the stack of the target, and with the attribute', () => {
    const [a, b] = ['A', 'B'].map((id) => new CfnResource(new Stack(new App(), id), 'Resource', { type: 'A::B::C' }));
    const hashes = [a.ref, b.ref, a.getAtt('Arn')].map((uri) => hash(operation({ uri })));
    expect(new Set(hashes).size).toBe(3);
  });

  test('is the same in every stage of a pipeline', () => {
    const app = new App();
    const hashes = ['Dev', 'Prod'].map((id) => {
      const scope = new Stack(new Stage(app, id), 'Stack');
      const resource = new CfnResource(scope, 'Resource', { type: 'A::B::C' });
      return behaviourHash(scope, operation({ uri: resource.ref, arn: `x/${resource.getAtt('Arn')}` }), []);
    });
    expect(hashes[0]).toBe(hashes[1]);
  });

  test('does not change with how many tokens there are', () => {
    const resource = new CfnResource(stack, 'Resource', { type: 'A::B::C' });
    const one = hash(operation({ uri: `x/${resource.ref}`, other: Lazy.any({ produce: () => resource.getAtt('Arn') }) }));
    for (let i = 0; i < 10; i++) Lazy.string({ produce: () => `${i}` });
    expect(hash(operation({ uri: `x/${resource.ref}`, other: Lazy.any({ produce: () => resource.getAtt('Arn') }) }))).toBe(one);
  });

  test.each<[string, (value: string) => unknown]>([
    ['text', (value) => Lazy.string({ produce: () => value })],
    ['text inside text', (value) => `x${Lazy.string({ produce: () => value })}y`],
    ['a number', (value) => Lazy.number({ produce: () => value.length })],
    ['a list', (value) => Lazy.list({ produce: () => [value] })],
    ['an object', (value) => Lazy.any({ produce: () => ({ value }) })],
    ['an object that holds tokens', (value) => Lazy.any({ produce: () => ({ value: Lazy.string({ produce: () => value }) }) })],
  ])('changes with the value of a lazy %s', (_what, make) => {
    expect(hash(operation({ x: make('a') }))).toBe(hash(operation({ x: make('a') })));
    expect(hash(operation({ x: make('a') }))).not.toBe(hash(operation({ x: make('bb') })));
  });

  test('a lazy description is a description', () => {
    const described = operation({ description: Lazy.any({ produce: () => 'text' }) });
    expect(hash(described)).toBe(hash(operation({})));
  });

  test('a lazy object is the same whatever the order of its keys', () => {
    const [one, two] = [{ a: 1, b: 2 }, { b: 2, a: 1 }].map((value) => hash(operation({ x: Lazy.any({ produce: () => value }) })));
    expect(one).toBe(two);
  });
});

function sortedText(value: unknown): string {
  return JSON.stringify(shuffled(value, 1));
}
