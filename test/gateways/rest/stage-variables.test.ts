import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alias, CfnFunction, Function } from 'aws-cdk-lib/aws-lambda';
import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { all, bodyOf, deploymentIdOf, handler, newGateway, newStack, templateOf } from './fixtures';
import { Authorizers, Integrations, RestIntegrationType, Source, StageDeployment } from '../../../src';
import type { IRestIntegration, RestGatewayProps, RestRouteOptions, RestStageOptions } from '../../../src';
import { LocalGateway } from '../../../src/local';
import { expectRefusal, refusal } from '../../errors/refusal';

const BACK = 'https://${stageVariables.host}/v1/{proxy}';
const withHost = (host: string): RestStageOptions => ({ variables: { host } });
const hosts = (dev: string, prod: string): Partial<RestGatewayProps> => ({ stages: { dev: withHost(dev), prod: withHost(prod) } });
const proxied = (url: string): RestGatewayProps['routes'] => ({ 'GET /{proxy+}': { integration: Integrations.http(url) } });
function stagesOf(template: Record<string, any>): Record<string, any> {
  return Object.fromEntries(all(template, 'AWS::ApiGateway::Stage').map(({ Properties }) => [Properties.StageName, Properties]));
}

describe('a stage variable in a URL', () => {
  test('stays in the body, so that the stages share one deployment', () => {
    const stack = newStack();
    const gateway = newGateway(stack, { routes: proxied(BACK), ...hosts('dev.example.com', 'www.example.com:8443') });
    const template = templateOf(stack);
    const { uri, requestParameters } = bodyOf(template).paths['/{proxy+}'].get['x-amazon-apigateway-integration'];
    expect([uri, requestParameters]).toEqual([BACK, { 'integration.request.path.proxy': 'method.request.path.proxy' }]);
    const { dev, prod } = stagesOf(template);
    expect([dev.Variables, prod.Variables]).toEqual([{ host: 'dev.example.com' }, { host: 'www.example.com:8443' }]);
    expect(dev.DeploymentId).toEqual(prod.DeploymentId);
    expect(gateway.routes[0].integration).toBe('http:${stageVariables.host}');
  });

  test.each([['dev', 'https://dev.example.com/v1/a/b'], ['prod', 'https://www.example.com/v1/a/b']])('leads from the stage %s to its own back end', async (stage, expected) => {
    const stack = newStack();
    newGateway(stack, { routes: proxied(BACK), ...hosts('dev.example.com', 'www.example.com') });
    const gateway = await LocalGateway.fromTemplate(Template.fromStack(stack).toJSON(), { stage, http: { 'https://': ({ url }) => ({ body: url }) } });
    expect((await gateway.dispatch({ method: 'GET', path: '/a/b' })).response.text).toBe(expected);
    await gateway.dispose();
  });

  test.each([
    'https://${stageVariables.host}', 'https://api.${stageVariables.host}/a', 'https://${stageVariables.host}.example.com:8443/{proxy}',
    'https://a.example.com/${stageVariables.host}/{proxy}', 'https://a.example.com/?q=${stageVariables.host}',
  ])('may stand where AWS takes it: %s', (url) => {
    const stack = newStack();
    newGateway(stack, { routes: proxied(url), ...hosts('dev', 'prod') });
    expect(bodyOf(templateOf(stack)).paths['/{proxy+}'].get['x-amazon-apigateway-integration'].uri).toBe(url);
  });

  test.each(['${stageVariables.host}/a', 'https://${stageVariables.}/a', 'https://${stageVariables.a b}/', 'https://${host}/', 'https://{stageVariables.host}/'])('%s is no URL', (url) => {
    expectRefusal(() => newGateway(newStack(), { routes: proxied(url), ...hosts('a', 'b') }), 'GH_INTEGRATION_OPTION');
  });

  test('that a stage lacks is refused, with the stage', () => {
    const stages = { dev: {}, prod: { variables: { host: 'www.example.com' } } };
    expectRefusal(() => newGateway(newStack(), { routes: proxied(BACK), stages }), 'GH_STAGE_VARIABLE_MISSING', '"host"', '"dev"', 'variables: { host:');
    expectRefusal(() => newGateway(newStack(), { routes: proxied('https://a.example/${stageVariables.constructor}'), ...hosts('a', 'b') }), 'GH_STAGE_VARIABLE_MISSING');
  });

  test('that a mapping reads is looked for too', () => {
    const route: RestRouteOptions = { integration: Integrations.httpCustom('https://a.example'), mapping: { headers: { 'X-Version': Source.stageVariable('version') } } };
    expectRefusal(() => newGateway(newStack(), { routes: { 'GET /': route } }), 'GH_STAGE_VARIABLE_MISSING', '"version"', '"prod"');
    newGateway(newStack(), { routes: { 'GET /': route }, stages: { prod: { variables: { version: '2' } } } });
  });

  test.each(['https://a.example.com', '/a', '?a', '#', ':a', 'a:b', 'a..b~c'])('that makes no address is refused: %s', (host) => {
    expectRefusal(() => newGateway(newStack(), { routes: proxied(BACK), ...hosts('dev.example.com', host) }), 'GH_STAGE_VARIABLE', '"prod"', host);
  });

  test('need not be there where older routes are served', () => {
    const pinned = { deployment: StageDeployment.pinned('abc123') };
    const stages = (prod: object) => ({ routes: proxied(BACK), stages: { prod: { ...pinned, ...prod } } });
    expect(() => newGateway(newStack(), stages({}))).not.toThrow();
    expect(() => newGateway(newStack(), stages({ canary: { percent: 5, variables: { host: 'b.example.com' } } }))).not.toThrow();
    expectRefusal(() => newGateway(newStack(), stages({ canary: { percent: 5 } })), 'GH_STAGE_VARIABLE_MISSING', '"host"');
  });

  test('is looked at for a canary too', () => {
    const canary = (host: string) => ({ prod: { ...withHost('a.example.com'), deployment: StageDeployment.pinned('abc123'), canary: { percent: 5, variables: { host } } } });
    newGateway(newStack(), { routes: proxied(BACK), stages: canary('b.example.com') });
    expectRefusal(() => newGateway(newStack(), { routes: proxied(BACK), stages: canary('https://b.example.com') }), 'GH_STAGE_VARIABLE', 'https://https://');
  });

  test('that only the deployment knows is left alone', () => {
    const stack = newStack();
    newGateway(stack, { routes: proxied(BACK), ...hosts(Stack.of(stack).region, 'b.example.com') });
    expect(stagesOf(templateOf(stack)).dev.Variables).toEqual({ host: { Ref: 'AWS::Region' } });
  });
});

/** Two stages with a function each. */
function byStage(make: (stack: Stack) => { [stage: string]: IFunctionRef }, stages: { [name: string]: RestStageOptions } = { dev: {}, prod: {} }) {
  const stack = newStack();
  const functions = make(stack);
  const gateway = newGateway(stack, { routes: { 'GET /orders': { integration: Integrations.lambdaByStage('orders', functions) } }, stages });
  return { stack, gateway, functions };
}

const aliasOf = (stack: Stack) => new Alias(stack, 'Live', { aliasName: 'live', version: handler(stack, 'Orders').currentVersion });

describe('a function for each stage', () => {
  test('stands in a variable, by name and qualifier, and may be invoked', () => {
    const { stack, gateway } = byStage((scope) => ({ prod: aliasOf(scope), dev: handler(scope, 'DevOrders') }));
    const template = templateOf(stack);
    const { dev, prod } = stagesOf(template);
    expect(dev.Variables).toEqual({ orders: { Ref: expect.stringMatching(/^DevOrders/) } });
    expect(JSON.stringify(prod.Variables.orders)).toMatch(/"Fn::Select":\[6.*:live"/);
    const { uri } = bodyOf(template).paths['/orders'].get['x-amazon-apigateway-integration'];
    expect(uri['Fn::Join'][1].filter((each: unknown) => typeof each === 'string').join('…')).toBe(
      'arn:…:apigateway:…:lambda:path/2015-03-31/functions/arn:…:lambda:…:…:function:${stageVariables.orders}/invocations',
    );
    const permissions = all(template, 'AWS::Lambda::Permission');
    expect(permissions.map(({ Properties }) => Properties.FunctionName).map((name) => JSON.stringify(name)).sort()).toEqual([
      expect.stringContaining('DevOrders'), expect.stringContaining('Live'),
    ]);
    expect(permissions.every(({ id }) => dev.DependsOn === undefined && JSON.stringify(all(template, 'AWS::ApiGateway::Stage').map(({ DependsOn }) => DependsOn)).includes(id))).toBe(true);
    expect(gateway.routes[0]).toMatchObject({ integration: 'lambda:${stageVariables.orders}', backend: { service: 'lambda', target: '${stageVariables.orders}' } });
  });

  test.each([['dev', 'dev says /orders'], ['prod', 'prod says /orders']])('answers in the stage %s', async (stage, text) => {
    const { stack } = byStage((scope) => ({ prod: aliasOf(scope), dev: handler(scope, 'DevOrders') }));
    const says = (who: string) => (event: any) => ({ statusCode: 200, body: `${who} says ${event.path}` });
    const gateway = await LocalGateway.fromTemplate(Template.fromStack(stack).toJSON(), { stage, functions: { DevOrders: says('dev'), Orders: says('prod') } });
    expect((await gateway.dispatch({ method: 'GET', path: '/orders' })).response.text).toBe(text);
    await gateway.dispose();
  });

  test('is the same whatever the order, and another one is no other deployment', () => {
    const made = (order: string[], dev: string) => {
      const { stack } = byStage((scope) => {
        const functions: { [stage: string]: Function } = { dev: handler(scope, dev), prod: handler(scope, 'Prod') };
        return Object.fromEntries(order.map((stage) => [stage, functions[stage]]));
      });
      return templateOf(stack);
    };
    expect(made(['dev', 'prod'], 'Dev')).toEqual(made(['prod', 'dev'], 'Dev'));
    expect(deploymentIdOf(made(['dev', 'prod'], 'Other'))).toBe(deploymentIdOf(made(['dev', 'prod'], 'Dev')));
  });

  test('is one permission and one variable for any number of routes and stages, beside the stage\'s own', () => {
    const { stack, gateway, functions } = byStage((scope) => {
      const one = handler(scope, 'One');
      return { dev: one, prod: one };
    }, { dev: { variables: { a: 'b', z: 'y' } }, prod: {} });
    gateway.addRoute('POST /orders', { integration: Integrations.lambdaByStage('orders', functions) });
    const template = templateOf(stack);
    expect(all(template, 'AWS::Lambda::Permission')).toHaveLength(1);
    expect(Object.keys(stagesOf(template).dev.Variables)).toEqual(['a', 'orders', 'z']);
  });

  test('may be imported, and a resource of CloudFormation', () => {
    const { stack } = byStage((scope) => ({
      dev: Function.fromFunctionArn(scope, 'Dev', 'arn:aws:lambda:us-east-1:111111111111:function:orders:beta'),
      prod: new CfnFunction(scope, 'Prod', { code: { zipFile: '//' }, role: 'arn:aws:iam::111111111111:role/r', handler: 'index.handler', runtime: 'nodejs22.x' }),
    }));
    const { dev, prod } = stagesOf(templateOf(stack));
    expect([dev.Variables.orders, prod.Variables.orders]).toEqual(['orders:beta', { Ref: 'Prod' }]);
  });

  test('streams, where it is asked to', () => {
    const stack = newStack();
    const one = handler(stack, 'One');
    newGateway(stack, { routes: { 'GET /': { integration: Integrations.lambdaByStage('chat', { prod: one }, { stream: true }) } } });
    const integration = bodyOf(templateOf(stack)).paths['/'].get['x-amazon-apigateway-integration'];
    expect(integration).toMatchObject({ type: 'aws_proxy', responseTransferMode: 'STREAM', timeoutInMillis: 900_000 });
    expect(JSON.stringify(integration.uri)).toContain('${stageVariables.chat}/response-streaming-invocations');
  });

  test('that is missing, too many, or of another account, is refused', () => {
    expectRefusal(() => byStage((scope) => ({ dev: handler(scope, 'A') })), 'GH_STAGE_VARIABLE_MISSING', '"prod"', 'Name a function');
    expectRefusal(() => byStage((scope) => ({ dev: handler(scope, 'A'), prod: handler(scope, 'B'), prd: handler(scope, 'C') })), 'GH_STAGE_VARIABLE_MISSING', '"prd"', 'Did you mean "prod"?');
    const far = (scope: Stack) => Function.fromFunctionArn(scope, 'Far', 'arn:aws:lambda:us-east-1:222222222222:function:far');
    const home = new Stack(undefined, 'Home', { env: { account: '111111111111', region: 'us-east-1' } });
    const integration = Integrations.lambdaByStage('orders', { prod: far(home) });
    expectRefusal(() => newGateway(home, { routes: { 'GET /': { integration } } }), 'GH_INTEGRATION_OPTION', 'Home/Far');
  });

  test('does not share a variable with anything else', () => {
    const same = { dev: { variables: { orders: 'a' } }, prod: {} };
    expectRefusal(() => byStage((scope) => ({ dev: handler(scope, 'A'), prod: handler(scope, 'B') }), same), 'GH_STAGE_VARIABLE', '"orders"', '"dev"');
    const canary = { dev: {}, prod: { deployment: StageDeployment.pinned('abc123'), canary: { percent: 5, variables: { orders: 'other' } } } };
    expectRefusal(() => byStage((scope) => ({ dev: handler(scope, 'A'), prod: handler(scope, 'B') }), canary), 'GH_STAGE_VARIABLE', 'its canary');
    const { stack, gateway } = byStage((scope) => ({ dev: handler(scope, 'A'), prod: handler(scope, 'B') }));
    const other = Integrations.lambdaByStage('orders', { dev: handler(stack, 'C'), prod: handler(stack, 'D') });
    const before = templateOf(stack);
    expect(before).toBeDefined();
    const again = byStage((scope) => ({ dev: handler(scope, 'A'), prod: handler(scope, 'B') }));
    expectRefusal(() => again.gateway.addRoute('GET /other', { integration: other }), 'GH_STAGE_VARIABLE', 'another function');
    expect(again.gateway.routes.map(({ key }) => key)).toEqual(['GET /orders']);
    expect(gateway.routes).toHaveLength(1);
  });

  test.each<[string, unknown]>([['null', null], ['text', 'a'], ['null for a stage', { prod: null }], ['a number for a function', { prod: { a: 5 } }]])(
    'variables that somebody else\'s integration wants are looked at: %s', (_what, stageVariables) => {
      const integration: IRestIntegration = {
        bindRestIntegration: () => ({ type: RestIntegrationType.HTTP_PROXY, label: 'own', uri: 'https://a.example', wants: { stageVariables: stageVariables as never } }),
      };
      expectRefusal(() => newGateway(newStack(), { routes: { 'GET /': { integration } } }), 'GH_TYPE', 'stageVariables');
    },
  );

  test.each<[string, unknown, unknown, string]>([
    ['no name', undefined, {}, 'GH_STAGE_VARIABLE'], ['an empty name', '', {}, 'GH_STAGE_VARIABLE'], ['a name with a dash', 'a-b', {}, 'GH_STAGE_VARIABLE'],
    ['a number', 5, {}, 'GH_STAGE_VARIABLE'], ['no functions', 'a', undefined, 'GH_TYPE'], ['null', 'a', null, 'GH_TYPE'], ['a Map', 'a', new Map(), 'GH_TYPE'],
    ['none', 'a', {}, 'GH_INTEGRATION_OPTION'], ['null in it', 'a', { prod: null }, 'GH_INTEGRATION_OPTION'], ['an ARN', 'a', { prod: 'arn:aws:lambda' }, 'GH_INTEGRATION_OPTION'],
  ])('%s is refused', (_, variable, functions, code) => {
    const integration = Integrations.lambdaByStage(variable as string, functions as never);
    const { findings } = refusal(() => newGateway(newStack(), { authorizer: Authorizers.none(), routes: { 'GET /': { integration } } }));
    expect(findings[0].code).toBe(code);
  });
});
