import { INVARIANTS } from './body-invariants';
import { asDeployed } from './body-parts';
import { imported } from './importer';
import type { Json } from './importer';
import { ROUTE_TABLES } from './route-tables';
import type { RouteTableOf } from './route-tables';
import { bodyOf, newGateway, newStack, templateOf } from '../gateways/rest/fixtures';

/** A gateway with these props, and its body as AWS gets it. */
function rendered(props: RouteTableOf) {
  const stack = newStack();
  const gateway = newGateway(stack, props(stack));
  return { gateway, body: asDeployed(bodyOf(templateOf(stack))) as Json };
}

describe.each(Object.entries(ROUTE_TABLES))('the body of: %s', (_name, props) => {
  const { gateway, body } = rendered(props);

  test.each(Object.entries(INVARIANTS).map(([name, [holds, source]]) => [name, source, holds] as const))('%s (%s)', (_invariant, _source, holds) => {
    expect(holds(body)).toEqual([]);
  });

  test('is imported with every route, and with who may call it', () => {
    const { methods } = imported(body);
    const guards = gateway.routes
      .map(({ key, authorizer, scopes, apiKeyRequired }) => [key, authorizer.split(':')[0], [...scopes].sort(), apiKeyRequired]);
    const kinds: Json = { NONE: 'none', AWS_IAM: 'iam', COGNITO_USER_POOLS: 'cognito' };
    expect(gateway.routes.map(({ key }) => methods[key]).map((method, i) => [
      gateway.routes[i].key, kinds[method.authorizationType], method.authorizationScopes ?? [], method.apiKeyRequired,
    ])).toEqual(guards);
  });

  test('is imported with preflights that anybody may ask, and with nothing else', () => {
    const others = Object.entries(imported(body).methods).filter(([key]) => !gateway.routes.some((route) => route.key === key));
    expect(others
      .filter(([key, method]) => !(key.startsWith('OPTIONS ') && method.authorizationType === 'NONE' && !method.apiKeyRequired))).toEqual([]);
  });

  test('is imported with its binary types, compression and key source', () => {
    const { api } = imported(body);
    const { binaryMediaTypes = [], minimumCompressionSize, apiKeySource = 'HEADER', description } = props(newStack());
    expect(api.binaryMediaTypes ?? []).toEqual(expect.arrayContaining([...binaryMediaTypes]));
    expect([api.minimumCompressionSize, api.apiKeySource, api.description]).toEqual([minimumCompressionSize?.toBytes(), apiKeySource, description]);
  });
});

test('the route tables make every kind of integration, of guard and of answer', () => {
  const all = Object.values(ROUTE_TABLES).flatMap((props) => Object.values(imported(rendered(props).body).methods));
  expect(new Set(all.map(({ methodIntegration }) => methodIntegration.type))).toEqual(new Set(['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK']));
  expect(new Set(all.map(({ authorizationType }) => authorizationType))).toEqual(new Set(['NONE', 'AWS_IAM', 'COGNITO_USER_POOLS']));
  expect(all.filter(({ requestModels }) => requestModels).length).toBeGreaterThan(3);
  expect(all.some(({ apiKeyRequired }) => apiKeyRequired)).toBe(true);
});

test('answers that share a status with the integration are joined', () => {
  const { methods } = imported(rendered(ROUTE_TABLES['answers whose statuses the integration has too']).body);
  const statusFor = (key: string, status: number) => {
    const answers: Json[] = Object.values(methods[key].methodIntegration.integrationResponses);
    const matching = answers
      .filter(({ selectionPattern }) => selectionPattern !== undefined && new RegExp(`^(?:${selectionPattern})$`).test(String(status)));
    return (matching.length ? matching : answers.filter(({ selectionPattern }) => selectionPattern === undefined))
      .map(({ statusCode }) => statusCode).join();
  };
  expect([200, 204, 400, 422, 404, 410, 500, 503]
    .map((status) => statusFor('GET /a', status))).toEqual(['200', '200', '400', '400', '404', '404', '502', '502']);
  expect([200, 201, 204, 404].map((status) => statusFor('GET /b', status))).toEqual(['200', '201', '200', '404']);
});
