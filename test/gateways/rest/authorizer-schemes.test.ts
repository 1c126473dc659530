import { App, Stack, Stage } from 'aws-cdk-lib';
import { bodyOf, newGateway, newPool, newStack, templateOf } from './fixtures';
import { Authorizers, Integrations } from '../../../src';
import type { IRestAuthorizer, RestAuthorizerContext } from '../../../src';
import { expectRefusal } from '../../errors/refusal';

const SCHEME = { type: 'apiKey', name: 'Authorization', in: 'header' };
const guard = (config: unknown): IRestAuthorizer => ({ bindRestAuthorizer: () => config as ReturnType<IRestAuthorizer['bindRestAuthorizer']> });
const mock = () => ({ integration: Integrations.mock() });

describe('an authorizer that describes itself by half would leave the route open', () => {
  class Config {
    public readonly label = 'own';
    public readonly schemeName = 'own';
  }

  test.each<[string, unknown, string]>([
    ['a scheme without a name', { label: 'own', scheme: SCHEME }, 'describes itself as "label", "scheme"'],
    ['a name without a scheme', { label: 'own', schemeName: 'own' }, 'describes itself as "label", "schemeName"'],
    ['the reserved name', { label: 'own', schemeName: 'api_key', scheme: SCHEME }, 'any name but "api_key"'],
    ['a scheme whose name is null', { label: 'own', schemeName: null, scheme: SCHEME }, 'describes itself as'],
    ['a scheme whose name is empty', { label: 'own', schemeName: '', scheme: SCHEME }, 'describes itself as'],
    ['a name whose scheme is null', { label: 'own', schemeName: 'own', scheme: null }, 'describes itself as'],
    ['a scheme that is text', { label: 'own', schemeName: 'own', scheme: 'apiKey' }, 'describes itself as'],
    ['a name that is a list', { label: 'own', schemeName: ['own'], scheme: SCHEME }, 'describes itself as'],
    ['nothing', undefined, 'describes itself as undefined'],
    ['null', null, 'describes itself as null'],
    ['text', 'none', 'describes itself as "none"'],
    ['a list', [], 'describes itself as'],
    ['an instance of a class by half', new Config(), 'describes itself as a Config'],
    ['an object with nothing in it', {}, 'describes itself as'],
  ])('%s', (_what, config, mention) => {
    expectRefusal(() => newGateway(newStack(), { authorizer: guard(config) }), 'GH_AUTHORIZER_SCHEME', 'of route "GET /"', mention, '(at Stack/Api)');
    expectRefusal(() => newGateway().addRoute('GET /a', { ...mock(), authorizer: guard(config) }), 'GH_AUTHORIZER_SCHEME', 'of route "GET /a"', mention);
    expectRefusal(() => newGateway().addRoutes('/a', { authorizer: guard(config), routes: { 'GET /b': mock() } }), 'GH_AUTHORIZER_SCHEME', '"GET /a/b"', mention);
  });

  test('one that is whole guards the route', () => {
    const body = bodyOf(templateOf(newGateway(newStack(), { authorizer: guard({ label: 'own', schemeName: 'own', scheme: SCHEME }) })));
    expect(body.components.securitySchemes).toEqual({ own: SCHEME });
    expect(body.paths['/'].get.security).toEqual([{ own: [] }]);
  });

  test('its scheme and that of API keys never take each other\'s place', () => {
    const named = (schemeIdentity: string) => guard({ label: schemeIdentity, schemeName: 'api', schemeIdentity, scheme: { ...SCHEME, name: schemeIdentity } });
    const routes = { 'GET /a': { ...mock(), authorizer: named('key'), apiKeyRequired: true }, 'GET /b': { ...mock(), authorizer: named('other') } };
    const build = () => bodyOf(templateOf(newGateway(newStack(), { routes })));
    const names = (() => {
      try {
        return Object.values<{ name: string }>(build().components.securitySchemes).map(({ name }) => name).sort();
      } catch (error) {
        return String(error);
      }
    })();
    if (typeof names === 'string') expect(names).toContain('GH_AUTHORIZER_SCHEME');
    else expect(names).toEqual(['key', 'other', 'x-api-key']);
  });

  test('it is told which route it guards', () => {
    const seen: RestAuthorizerContext[] = [];
    const authorizer: IRestAuthorizer = {
      bindRestAuthorizer: (route) => {
        seen.push(route);
        return { label: 'own', schemeName: 'own', scheme: SCHEME, checksScopes: true };
      },
    };
    newGateway(newStack(), { authorizer, routes: { 'ANY /a/{id}': { ...mock(), scopes: ['a/b'] }, 'GET /b': mock() } });
    expect(seen).toEqual([{ method: 'ANY', path: '/a/{id}', scopes: ['a/b'] }, { method: 'GET', path: '/b', scopes: [] }]);
  });
});

describe('the scheme of a Cognito authorizer', () => {
  const build = (app: App, stage: string) => {
    const stack = new Stack(new Stage(app, stage), 'Stack');
    const [users, staff] = [newPool(stack), newPool(stack, 'Staff')];
    newGateway(stack, { authorizer: Authorizers.cognito(users), routes: { 'GET /a': mock(), 'GET /b': { ...mock(), authorizer: Authorizers.cognito(staff) } } });
    return templateOf(stack);
  };

  test('has the same names in every stage of a pipeline', () => {
    const app = new App();
    const [dev, prod] = ['Dev', 'Prod'].map((stage) => Object.keys(bodyOf(build(app, stage)).components.securitySchemes));
    expect(dev).toHaveLength(2);
    expect(new Set(dev).size).toBe(2);
    expect(prod).toEqual(dev);
  });

  test('and so the same deployment id', () => {
    const app = new App();
    const ids = ['Dev', 'Prod'].map((stage) => Object.keys(build(app, stage).Resources).find((id) => /^ApiDeployment/.test(id)));
    expect(ids[0]).toBe(ids[1]);
  });
});
