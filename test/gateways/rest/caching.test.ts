import { Duration } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { all, bodyOf, deploymentIdOf, newGateway, newPool, newStack, only, templateOf } from './fixtures';
import { Authorizers, CacheSize, Integrations, MappingTemplate, Source } from '../../../src';
import type { IRestAuthorizer, RestAuthorizerConfig, RestGatewayProps, RestRouteOptions, RouteCacheOptions } from '../../../src';
import type { Code } from '../../../src/errors';
import { expectRefusal } from '../../errors/refusal';

const HTTP = () => Integrations.http('https://back.example.com/pets');
const CACHED = { stages: { prod: { cache: {} } } };

function build(route: Partial<RestRouteOptions>, key = 'GET /pets/{id}', props: Partial<RestGatewayProps> = {}, stack = newStack()) {
  const gateway = newGateway(stack, { ...CACHED, routes: { [key]: { integration: HTTP(), ...route } }, ...props });
  const [method, path] = key.split(' ');
  return { stack, gateway, operation: () => bodyOf(templateOf(stack)).paths[path][method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase()] };
}

const keysOf = (route: Partial<RestRouteOptions>, key?: string, props?: Partial<RestGatewayProps>): string[] =>
  build(route, key, props).operation()['x-amazon-apigateway-integration'].cacheKeyParameters;
const settingsOf = (template: Record<string, any>) => only(template, 'AWS::ApiGateway::Stage').Properties.MethodSettings as Record<string, any>[];
const warned = (stack: ReturnType<typeof newStack>, code: Code) => Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(`${code}:`)).map(({ entry }) => String(entry.data));

describe('the keys of a cached route', () => {
  test('are the API key where that is all that a caller has, unless the answer is for all', () => {
    const route = { authorizer: Authorizers.none(), apiKeyRequired: true };
    expect(keysOf({ ...route, cache: {} })).toContain('method.request.header.x-api-key');
    expect(keysOf({ ...route, cache: { shared: true } })).toEqual(['method.request.path.id']);
  });

  test('are the path\'s parameters, what is declared and what is mapped, where none are named', () => {
    const request = { querystrings: { page: {} }, headers: { 'Accept-Language': {} } };
    expect(keysOf({ cache: {}, request, integration: Integrations.httpCustom('https://back.example.com'), mapping: { headers: { A: Source.header('X-A') } } })).toEqual([
      'method.request.header.Accept-Language', 'method.request.header.X-A', 'method.request.path.id', 'method.request.querystring.page',
    ]);
  });

  test('are declared by the route, which otherwise declares nothing', () => {
    const { operation } = build({ cache: { keys: ['querystring.page', 'header.Accept-Language'] } });
    const { parameters, 'x-amazon-apigateway-integration': integration, 'x-amazon-apigateway-request-validator': validator } = operation();
    expect(parameters.map((each: any) => [each.in, each.name, each.required])).toEqual([['path', 'id', true], ['header', 'Accept-Language', false], ['query', 'page', false]]);
    expect(integration.cacheKeyParameters).toEqual(['method.request.header.Accept-Language', 'method.request.path.id', 'method.request.querystring.page']);
    expect(integration.cacheNamespace).toMatch(/^[0-9a-f]{16}$/);
    expect(validator).toBeUndefined();
  });

  test('leave out what is declared and not named, but never the path', () => {
    expect(keysOf({ cache: { keys: [] }, request: { querystrings: { page: {} } } })).toEqual(['method.request.path.id']);
  });

  test('have the letters of the declared header, each once and in one order', () => {
    const request = { headers: { 'accept-language': {} } };
    expect(keysOf({ cache: { keys: ['header.Accept-Language', 'header.accept-language', 'path.id'] }, request })).toEqual(['method.request.header.accept-language', 'method.request.path.id']);
    const [one, other] = [['querystring.b', 'querystring.a'], ['querystring.a', 'querystring.b']].map((keys) => templateOf(build({ cache: { keys } }).stack));
    expect(one).toEqual(other);
  });

  test('have a namespace of their own, and another one with other keys', () => {
    const namespaceOf = (cache: RouteCacheOptions, key?: string) => build({ cache }, key).operation()['x-amazon-apigateway-integration'].cacheNamespace;
    const names = [namespaceOf({}), namespaceOf({}, 'HEAD /pets/{id}'), namespaceOf({ keys: ['querystring.a'] }), namespaceOf({}, 'GET /cats/{id}')];
    expect(new Set(names).size).toBe(4);
    expect(namespaceOf({ ttl: Duration.seconds(7) })).toBe(names[0]);
  });

  test('of a route that is not cached are none', () => {
    const { 'x-amazon-apigateway-integration': integration } = build({}).operation();
    expect(Object.keys(integration)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^cache/)]));
  });

  test('include what the integration itself reads, and the origin where several may call', () => {
    const cors = { allowOrigins: ['https://a.example', 'https://b.example'] };
    expect(keysOf({ cache: { keys: [] } }, undefined, { cors })).toEqual(['method.request.header.Origin', 'method.request.path.id']);
    expect(keysOf({ cache: { keys: [] } }, undefined, { cors: { allowOrigins: ['https://a.example'] } })).toEqual(['method.request.path.id']);
  });
});

/** An authorizer of somebody else. */
const custom = (config: Partial<RestAuthorizerConfig>): IRestAuthorizer => ({ bindRestAuthorizer: () => ({ label: 'custom', schemeName: 'custom', scheme: {}, ...config }) });
const authorizer = (identitySource?: string, type = 'request', name = 'Unused') => custom({
  scheme: { 'type': 'apiKey', 'in': 'header', name, 'x-amazon-apigateway-authtype': 'custom', 'x-amazon-apigateway-authorizer': { type, ...identitySource !== undefined && { identitySource } } },
});

describe('behind an authorizer', () => {
  test('a cache is for each caller: the token is a key', () => {
    const stack = newStack();
    const { operation } = build({ cache: {}, authorizer: Authorizers.cognito(newPool(stack)) }, undefined, {}, stack);
    expect(operation()['x-amazon-apigateway-integration'].cacheKeyParameters).toEqual(['method.request.header.Authorization', 'method.request.path.id']);
  });

  test.each<[string, IRestAuthorizer, string[]]>([
    ['a header', authorizer('method.request.header.X-Token', 'token', 'X-Token'), ['header.X-Token']],
    ['a header that only the scheme names', authorizer(undefined, 'token', 'X-Token'), ['header.X-Token']],
    ['several places', authorizer('method.request.header.X-Token, method.request.querystring.tenant'), ['header.X-Token', 'querystring.tenant']],
  ])('that finds callers by %s, that is the key', (_, of, expected) => {
    expect(keysOf({ cache: {}, authorizer: of }, 'GET /pets')).toEqual(expected.map((each) => `method.request.${each}`));
  });

  test.each<[string, IRestAuthorizer]>([
    ['that signs', Authorizers.iam()], ['that looks at the whole request', authorizer()], ['that looks at the context', authorizer('method.request.header.A, context.identity.sourceIp')],
    ['that says nothing', custom({})], ['that says nothing of use', custom({ scheme: { type: 'oauth2' } })], ['with an empty source', authorizer(' , ')],
  ])('%s, sharing must be said', (_, of) => {
    expectRefusal(() => build({ cache: {}, authorizer: of }), 'GH_CACHE_CALLER', 'GET /pets/{id}', 'shared: true');
    expect(keysOf({ cache: { shared: true }, authorizer: of })).toEqual(['method.request.path.id']);
  });

  test('a public route has no callers to tell apart', () => {
    expectRefusal(() => build({ cache: { shared: false } }), 'GH_CACHE_CALLER', 'is public', 'Leave `shared` out');
  });

  test('sharing what depends on the caller is warned of', () => {
    const stack = newStack();
    const integration = Integrations.httpCustom('https://back.example.com/{claims.sub}');
    newGateway(stack, { ...CACHED, authorizer: Authorizers.cognito(newPool(stack)), routes: { 'GET /a': { integration, cache: { shared: true } }, 'GET /b': { integration, cache: {} } } });
    expect(warned(stack, 'GH_CACHE_SHARED')).toEqual([expect.stringContaining('GET /a')]);
  });
});

describe('the settings of a stage', () => {
  test('with a cache say of every route that asks whether it is cached', () => {
    const stack = newStack();
    newGateway(stack, {
      stages: { prod: { cache: { size: CacheSize.GB_6_1, ttl: Duration.minutes(1) } } },
      routes: {
        'GET /': { integration: HTTP(), cache: {} },
        'GET /pets/{id}': { integration: HTTP(), cache: { ttl: Duration.hours(1) }, throttle: { rate: 5, burst: 2 } },
        'GET /off': { integration: HTTP(), cache: { ttl: Duration.seconds(0) } },
        'GET /plain': { integration: HTTP() },
        'POST /plain': { integration: HTTP() },
        'ANY /any': { integration: HTTP(), cache: {} },
      },
    });
    const template = templateOf(stack);
    expect(only(template, 'AWS::ApiGateway::Stage').Properties).toMatchObject({ CacheClusterEnabled: true, CacheClusterSize: '6.1' });
    const [general, ...own] = settingsOf(template);
    expect(general).toMatchObject({ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: false, CacheDataEncrypted: true });
    expect(own.map((each) => [each.HttpMethod, each.ResourcePath, each.CachingEnabled, each.CacheTtlInSeconds, each.ThrottlingRateLimit])).toEqual([
      ['GET', '/', true, 60, 1000],
      ['GET', '/~1any', true, 60, 1000],
      ['GET', '/~1off', false, undefined, 1000],
      ['GET', '/~1pets~1{id}', true, 3600, 5],
      ['GET', '/~1plain', false, undefined, 1000],
    ]);
  });

  test('without one say that there is none', () => {
    const stack = newStack();
    newGateway(stack, { stages: { prod: { cache: { encrypted: false } }, dev: {} }, routes: { 'GET /a': { integration: HTTP(), cache: {} }, 'GET /b': { integration: HTTP() } } });
    const [dev, prod] = all(templateOf(stack), 'AWS::ApiGateway::Stage').map(({ Properties }) => Properties);
    expect(dev).toMatchObject({ StageName: 'dev', CacheClusterEnabled: false });
    expect(dev.CacheClusterSize).toBeUndefined();
    expect(dev.MethodSettings.map((each: any) => [each.ResourcePath, each.CachingEnabled, each.CacheTtlInSeconds])).toEqual([['/*', false, undefined], ['/~1a', false, undefined]]);
    expect(prod.MethodSettings.map((each: any) => [each.ResourcePath, each.CachingEnabled, each.CacheDataEncrypted])).toEqual([['/*', false, false], ['/~1a', true, false], ['/~1b', false, false]]);
    expect(dev.DeploymentId).toEqual(prod.DeploymentId);
  });

  test('change alone where only times change', () => {
    const [a, b] = [1, 2].map((minutes) => templateOf(build({ cache: { ttl: Duration.minutes(minutes) } }).stack));
    expect(deploymentIdOf(a)).toBe(deploymentIdOf(b));
    expect(settingsOf(a)).not.toEqual(settingsOf(b));
  });

  test('of ANY are those of GET, unless GET stands beside it', () => {
    const stack = newStack();
    newGateway(stack, { ...CACHED, routes: { 'ANY /a': { integration: HTTP(), cache: {} }, 'GET /a': { integration: HTTP() } } });
    expect(settingsOf(templateOf(stack)).filter((each) => each.CachingEnabled)).toEqual([]);
  });
});

describe('what cannot be cached', () => {
  const streamed = () => Integrations.http('https://back.example.com', { stream: true });
  test.each<[string, string, Partial<RestRouteOptions>, Code]>([
    ['a mock', 'GET /a', { integration: Integrations.mock(), cache: {} }, 'GH_CACHE_ROUTE'],
    ['a stream', 'GET /a', { integration: streamed(), cache: {} }, 'GH_CACHE_ROUTE'],
    ['a body in a template', 'GET /a', { integration: Integrations.httpCustom('https://b.example.com'), mapping: { template: MappingTemplate.json({ id: Source.body('$.id') }) }, cache: {} }, 'GH_CACHE_ROUTE'],
    ['a body in a parameter', 'GET /a', { integration: HTTP(), mapping: { querystrings: { id: Source.body('$.id') } }, cache: {} }, 'GH_CACHE_ROUTE'],
    ...['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method): [string, string, Partial<RestRouteOptions>, Code] => [method, `${method} /a`, { cache: {} }, 'GH_CACHE_ROUTE']),
    ['for more than an hour', 'GET /a', { cache: { ttl: Duration.seconds(3601) } }, 'GH_CACHE_TTL'],
    ['for a part of a second', 'GET /a', { cache: { ttl: Duration.millis(1500) } }, 'GH_CACHE_TTL'],
    ['by a parameter that the path does not have', 'GET /a/{id}', { cache: { keys: ['path.ids'] } }, 'GH_CACHE_KEY'],
    ['by a query string that is not declared beside others', 'GET /a', { cache: { keys: ['querystring.pages'] }, request: { querystrings: { page: {} } } }, 'GH_CACHE_KEY'],
    ['by a header that is not declared beside others', 'GET /a', { cache: { keys: ['header.B'] }, request: { headers: { A: {} } } }, 'GH_CACHE_KEY'],
    ...['page', '', 'body.a', 'querystring.', 'querystring.a b', 'method.request.querystring.a', 'constructor', 'Path.id'].map((key): [string, string, Partial<RestRouteOptions>, Code] => (
      [`by ${JSON.stringify(key)}`, 'GET /a', { cache: { keys: [key] } }, 'GH_CACHE_KEY']
    )),
    ...[null, true, 60, 'yes', [], new Map()].map((cache): [string, string, Partial<RestRouteOptions>, Code] => [`by ${String(cache)}`, 'GET /a', { cache: cache as never }, 'GH_TYPE']),
    ['with a number of seconds', 'GET /a', { cache: { ttl: 60 as never } }, 'GH_TYPE'],
    ['with keys that are text', 'GET /a', { cache: { keys: 'querystring.a' as never } }, 'GH_TYPE'],
    ['with keys that are none', 'GET /a', { cache: { keys: [null] as never } }, 'GH_TYPE'],
    ['with shared that is text', 'GET /a', { cache: { shared: 'yes' as never } }, 'GH_TYPE'],
  ])('%s', (_, key, route, code) => {
    const { gateway } = build({}, 'GET /there');
    expectRefusal(() => gateway.addRoute(key, { integration: HTTP(), ...route }), code);
    expect(gateway.routes.map((each) => each.key)).toEqual(['GET /there']);
  });

  test.each<[string, unknown, Code]>([
    ['true', true, 'GH_TYPE'], ['null', null, 'GH_TYPE'], ['a size of its own', { size: '0.6' }, 'GH_TYPE'], ['a number', { size: 0.5 }, 'GH_TYPE'], ['text', { encrypted: 'yes' }, 'GH_TYPE'],
    ['too long', { ttl: Duration.hours(2) }, 'GH_CACHE_TTL'], ['no duration', { ttl: 5 }, 'GH_TYPE'],
  ])('in a stage: %s', (_, cache, code) => {
    expectRefusal(() => newGateway(newStack(), { stages: { prod: { cache: cache as never } } }), code, '"prod"');
  });
});

describe('a cache that nothing is in', () => {
  test.each<[string, Partial<RestGatewayProps>, string]>([
    ['a stage whose routes are not cached', { ...CACHED, routes: { 'GET /a': { integration: HTTP() } } }, '"prod"'],
    ['a stage whose routes are kept for no time', { ...CACHED, routes: { 'GET /a': { integration: HTTP(), cache: { ttl: Duration.seconds(0) } } } }, '"prod"'],
    ['a route that no stage caches', { routes: { 'GET /a': { integration: HTTP(), cache: {} } } }, '"GET /a"'],
  ])('is warned of: %s', (_, props, mention) => {
    const stack = newStack();
    newGateway(stack, props);
    expect(warned(stack, 'GH_CACHE_UNUSED')).toEqual([expect.stringContaining(mention)]);
  });

  test('is not warned of where a route comes later, or one stage of several has it', () => {
    const stack = newStack();
    const gateway = newGateway(stack, { stages: { prod: { cache: {} }, dev: {} } });
    gateway.addRoute('GET /a', { integration: HTTP(), cache: {} });
    expect(warned(stack, 'GH_CACHE_UNUSED')).toEqual([]);
    expect(warned(build({ cache: { ttl: Duration.seconds(0) } }, undefined, { stages: { prod: {} } }).stack, 'GH_CACHE_UNUSED')).toEqual([]);
  });
});

describe('grantInvalidateCache', () => {
  const iam = (routes: RestGatewayProps['routes']) => {
    const stack = newStack();
    const gateway = newGateway(stack, { ...CACHED, authorizer: Authorizers.iam(), routes });
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    return { stack, gateway, role };
  };
  const statementsOf = (stack: ReturnType<typeof newStack>) => all(templateOf(stack), 'AWS::IAM::Policy').flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  const cache = { shared: true };

  test.each([
    ['GET /pets/{id}', ['/*/GET/pets/*']], ['ANY /any', ['/*/GET/any']], ['HEAD /pets/{id}', ['/*/HEAD/pets/*']],
  ])('on %s is for what of it is cached', (key, ends) => {
    const { stack, gateway, role } = iam({ [key]: { integration: HTTP(), cache } });
    gateway.grantInvalidateCache(role, key);
    const [{ Action, Resource }] = statementsOf(stack);
    expect(Action).toBe('execute-api:InvalidateCache');
    expect([Resource].flat().map((each: any) => each['Fn::Join'][1].at(-1))).toEqual(ends);
  });

  test('without a route is for all of them', () => {
    const { stack, gateway, role } = iam({ 'GET /a': { integration: HTTP(), cache } });
    gateway.grantInvalidateCache(role);
    expect(statementsOf(stack)[0].Resource['Fn::Join'][1].at(-1)).toBe('/*/*/*');
  });

  test('is refused where it would change nothing', () => {
    const { gateway, role } = iam({ 'GET /a': { integration: HTTP() }, 'GET /b': { integration: HTTP(), cache, authorizer: Authorizers.none() } });
    expectRefusal(() => gateway.grantInvalidateCache(role, 'GET /a'), 'GH_GRANT_NOT_CACHED', '"GET /a"');
    expectRefusal(() => gateway.grantInvalidateCache(role, 'GET /b'), 'GH_GRANT_NOT_IAM', '"GET /b"');
    expectRefusal(() => gateway.grantInvalidateCache(role, 'GET /c'), 'GH_ROUTE_UNKNOWN');
    expectRefusal(() => gateway.grantInvalidateCache(null as never, 'GET /a'), 'GH_TYPE');
    expectRefusal(() => gateway.grantInvalidateCache(role, 5 as never), 'GH_ROUTE_KEY');
  });

  test('does not change what grantInvoke does', () => {
    const { stack, gateway } = iam({ 'GET /a': { integration: HTTP(), cache } });
    gateway.grantInvoke(new User(stack, 'User'), 'GET /a');
    expect(statementsOf(stack)[0].Action).toBe('execute-api:Invoke');
  });
});
