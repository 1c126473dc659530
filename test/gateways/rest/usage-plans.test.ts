import { App, Aspects, Annotations as CdkAnnotations, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { all, deploymentIdOf, newGateway, newStack, only, templateOf } from './fixtures';
import { Authorizers, GatewayApiKey, Integrations, Quota, RestGateway, UsagePlan, UsagePlanStage } from '../../../src';
import type { RestGatewayProps, RestUsagePlanOptions } from '../../../src';
import { expectRefusal } from '../../errors/refusal';

const mock = (apiKeyRequired?: boolean) => ({ integration: Integrations.mock(), apiKeyRequired });
const throttle = { rate: 50, burst: 20 };
const slow = { rate: 1, burst: 2 };

function gatewayWith(options: RestUsagePlanOptions = {}, props: Partial<RestGatewayProps> = {}, stack = newStack()): RestGateway {
  const gateway = newGateway(stack, { apiKeyRequired: true, routes: { 'GET /': mock(), 'GET /pets/{id}': mock(), 'GET /health': mock(false) }, ...props });
  gateway.addUsagePlan('gold', { throttle, ...options });
  return gateway;
}

const planOf = (gateway: RestGateway) => only(templateOf(gateway), 'AWS::ApiGateway::UsagePlan');
const throttlesOf = (throttles: RestUsagePlanOptions['throttles'], props: Partial<RestGatewayProps> = {}) => planOf(gatewayWith({ throttles }, props)).Properties.ApiStages[0].Throttle;

describe('a plan of a gateway', () => {
  test('opens every stage, with the throttles of routes on each', () => {
    const stack = newStack();
    const keys = [new GatewayApiKey(stack, 'Partner')];
    const gateway = gatewayWith({ throttles: { 'GET /pets/{id}': slow }, quota: Quota.perDay(10), keys }, { stages: { prod: {}, dev: {} } }, stack);
    const stages = ['dev', 'prod'].map((name) => ({
      ApiId: { Ref: only(templateOf(gateway), 'AWS::ApiGateway::RestApi').id },
      Stage: { Ref: expect.stringMatching(`^ApiStage${name}`) },
      Throttle: { '/pets/{id}/GET': { RateLimit: 1, BurstLimit: 2 } },
    }));
    expect(planOf(gateway)).toMatchObject({ id: 'ApiUsagePlangoldC3B6D0AA', Properties: { ApiStages: stages, Quota: { Limit: 10, Period: 'DAY' }, Throttle: { RateLimit: 50, BurstLimit: 20 } } });
    expect(only(templateOf(gateway), 'AWS::ApiGateway::UsagePlanKey').id).toBe('ApiUsagePlangoldKeyPartner7d56e36f53E51664');
  });

  test('opens the stages that it names', () => {
    const gateway = gatewayWith({ stages: ['dev'] }, { stages: { prod: {}, dev: {} } });
    expect(planOf(gateway).Properties.ApiStages).toEqual([{ ApiId: expect.anything(), Stage: { Ref: expect.stringMatching(/^ApiStagedev/) } }]);
  });

  test('changes neither deployment nor stages', () => {
    const bare = newGateway(newStack(), { apiKeyRequired: true, routes: { 'GET /': mock(), 'GET /pets/{id}': mock(), 'GET /health': mock(false) } });
    const planned = templateOf(gatewayWith({ throttles: { 'GET /': slow }, quota: Quota.perDay(5), usagePlanName: 'gold', description: 'x', stages: ['prod'] }));
    expect(deploymentIdOf(planned)).toBe(deploymentIdOf(templateOf(bare)));
    expect(all(planned, 'AWS::ApiGateway::Stage')).toEqual(all(templateOf(bare), 'AWS::ApiGateway::Stage'));
  });

  test('has its id from its name, whatever other plans come and go, and the same template in any order', () => {
    const build = (...ids: string[]) => {
      const gateway = newGateway(newStack(), { apiKeyRequired: true });
      ids.forEach((id) => gateway.addUsagePlan(id, {}));
      return all(templateOf(gateway), 'AWS::ApiGateway::UsagePlan').map(({ id }) => id).sort();
    };
    expect(build('gold', 'silver')).toEqual([...build('gold'), ...build('silver')]);
    expect(build('silver', 'gold')).toEqual(build('gold', 'silver'));
  });

  test('may be added by an aspect, and sees routes that come after it', () => {
    const stack = newStack();
    const gateway = newGateway(stack);
    Aspects.of(stack).add({
      visit: (node) => {
        if (node !== gateway) return;
        gateway.addUsagePlan('gold', { throttle, throttles: { 'GET /late': slow } });
        gateway.addRoute('GET /late', mock(true));
      },
    });
    expect(planOf(gateway).Properties.ApiStages[0].Throttle).toEqual({ '/late/GET': { RateLimit: 1, BurstLimit: 2 } });
    expectRefusal(() => gateway.addUsagePlan('silver'), 'GH_ROUTE_LATE', 'usage plan "silver" was added');
  });

  test('grows by stages of other gateways', () => {
    const stack = newStack();
    const other = new RestGateway(stack, 'Other', { authorizer: Authorizers.none(), apiKeyRequired: true, routes: { 'PUT /x': mock() } });
    const gateway = newGateway(stack, { apiKeyRequired: true });
    gateway.addUsagePlan('gold', { throttle }).addStage(UsagePlanStage.rest(other.stage('prod'), { throttles: { 'PUT /x': slow } }));
    const [plan] = all(templateOf(gateway), 'AWS::ApiGateway::UsagePlan');
    expect(plan.Properties.ApiStages.map((each: any) => Object.keys(each.Throttle ?? {}))).toEqual([[], ['/x/PUT']]);
  });
});

describe('throttles of routes', () => {
  const limit = { RateLimit: 1, BurstLimit: 2 };

  test('expand ANY to what it means there', () => {
    const routes = { 'ANY /a': mock(), 'GET /a': mock(), 'POST /a': mock() };
    expect(Object.keys(throttlesOf({ 'ANY /a': slow }, { routes }))).toEqual(['/a/DELETE', '/a/HEAD', '/a/OPTIONS', '/a/PATCH', '/a/PUT']);
    expect(Object.keys(throttlesOf({ 'ANY /a': slow }, { routes, cors: { allowOrigins: ['*'] } }))).not.toContain('/a/OPTIONS');
  });

  test('name one method of ANY, which wins over ANY', () => {
    const throttles = throttlesOf({ 'GET /a': { rate: 9, burst: 9 }, 'ANY /a': slow }, { routes: { 'ANY /a': mock() } });
    expect([Object.keys(throttles).length, throttles['/a/GET'], throttles['/a/PUT']]).toEqual([7, { RateLimit: 9, BurstLimit: 9 }, limit]);
  });

  test('of the root and of a greedy path', () => {
    expect(throttlesOf({ 'GET /': slow, 'PUT /{proxy+}': slow }, { routes: { 'GET /': mock(), 'PUT /{proxy+}': mock() } })).toEqual({ '//GET': limit, '/{proxy+}/PUT': limit });
  });

  test.each<[string, string, RegExp]>([
    ['a route that is not there', 'GET /petz/{id}', /GH_ROUTE_UNKNOWN: the usage plan limits "GET \/petz\/{id}", which is no route\. Did you mean "GET \/pets\/{id}"\?/],
    ['another method of the path', 'PUT /', /GH_ROUTE_UNKNOWN/],
    ['a route that requires no key', 'GET /health', /GH_USAGE_PLAN_THROTTLE: the usage plan limits "GET \/health", which requires no API key/],
  ])('of %s are refused at synth', (_, key, message) => {
    expect(() => throttlesOf({ [key]: slow })).toThrow(message);
  });

  test('beyond the quota of 20 are warned about', () => {
    const keys = Array.from({ length: 21 }, (_, i) => `GET /a${i}`);
    const each = <T>(value: T) => Object.fromEntries(keys.map((key) => [key, value]));
    const gateway = gatewayWith({ throttles: each(slow) }, { routes: each(mock()) });
    templateOf(gateway);
    Annotations.fromStack(Stack.of(gateway)).hasWarning('*', Match.stringLikeRegexp('GH_QUOTA_METHOD_THROTTLES: '));
  });
});

describe('plans and keys that miss each other', () => {
  const PLAN_MISSING = Match.stringLikeRegexp('GH_API_KEY_PLAN_MISSING: "GET /" require an API key');
  const warnings = (stack: Stack) => Annotations.fromStack(stack).findWarning('*', PLAN_MISSING);

  test('a plan without a route that requires a key is an error', () => {
    const gateway = newGateway();
    gateway.addUsagePlan('gold');
    expect(() => templateOf(gateway)).toThrow(/GH_USAGE_PLAN_UNUSED: no route of stage "Stack\/Api\/Stageprod" requires an API key/);
  });

  test('a route that requires a key without a plan is a warning, which can be acknowledged', () => {
    const stack = newStack();
    const gateway = newGateway(stack, { apiKeyRequired: true });
    templateOf(gateway);
    expect(warnings(stack)).toHaveLength(1);

    const quiet = newStack();
    newGateway(quiet, { apiKeyRequired: true });
    CdkAnnotations.of(quiet).acknowledgeWarning('cdk-gatehouse:GH_API_KEY_PLAN_MISSING', 'made by the portal');
    templateOf(quiet);
    expect(warnings(quiet)).toEqual([]);
  });

  test.each<[string, (gateway: RestGateway, stack: Stack) => unknown]>([
    ['of the gateway', (gateway) => gateway.addUsagePlan('gold')],
    ['that stands alone', (gateway, stack) => new UsagePlan(stack, 'Gold', { stages: [UsagePlanStage.rest(gateway.stage('prod'))] })],
    ['of aws-cdk-lib', (gateway, stack) => new apigateway.UsagePlan(stack, 'Gold', { apiStages: [{ api: gateway.api, stage: gateway.stage('prod') as any }] })],
    ['of the L1', (gateway, stack) => new apigateway.CfnUsagePlan(stack, 'Gold', { apiStages: [{ apiId: gateway.restApiId, stage: 'prod' }] })],
    ['of another stack', (gateway, stack) => new UsagePlan(new Stack(stack.node.root, 'Plans'), 'Gold', { stages: [UsagePlanStage.rest(gateway.stage('prod'))] })],
  ])('a plan %s is one', (_, add) => {
    const stack = newStack();
    add(newGateway(stack, { apiKeyRequired: true }), stack);
    templateOf(stack);
    expect(warnings(stack)).toEqual([]);
  });

  test('a plan of another API is none', () => {
    const stack = newStack();
    newGateway(stack, { apiKeyRequired: true });
    new RestGateway(stack, 'Other', { authorizer: Authorizers.none(), routes: { 'GET /': mock(true) } }).addUsagePlan('gold');
    templateOf(stack);
    expect(warnings(stack)).toHaveLength(1);
  });
});

describe('a plan is refused, and nothing is made', () => {
  test.each<[string, any, any, Parameters<typeof expectRefusal>[1]]>([
    ['without an id', undefined, {}, 'GH_USAGE_PLAN_ID'],
    ['with an empty id', '', {}, 'GH_USAGE_PLAN_ID'],
    ['with an id that is known at deployment', '${Token[TOKEN.1]}', {}, 'GH_USAGE_PLAN_ID'],
    ['with null', 'gold', null, 'GH_TYPE'],
    ['with text', 'gold', 'gold', 'GH_TYPE'],
    ['with an unknown stage', 'gold', { stages: ['prd'] }, 'GH_STAGE_UNKNOWN'],
    ['with a stage that is no list', 'gold', { stages: 'prod' }, 'GH_TYPE'],
    ['with a stage that is no text', 'gold', { stages: [null] }, 'GH_TYPE'],
    ['with throttles that are no map', 'gold', { throttles: [] }, 'GH_TYPE'],
    ['with a throttle that is none', 'gold', { throttles: { 'GET /': {} } }, 'GH_THROTTLE'],
    ['with a quota that is none', 'gold', { quota: Quota.perDay(0) }, 'GH_USAGE_PLAN_QUOTA'],
    ['with a key that is none', 'gold', { keys: ['abc123'] }, 'GH_TYPE'],
    ['with the throttle of nothing', 'gold', { throttle: { rate: '5' } }, 'GH_THROTTLE'],
  ])('%s', (_, id, options, code) => {
    const gateway = newGateway(newStack(), { apiKeyRequired: true });
    expectRefusal(() => gateway.addUsagePlan(id, options), code);
    expect(all(templateOf(gateway), 'AWS::ApiGateway::UsagePlan')).toEqual([]);
  });

  test('with the id of another one', () => {
    const gateway = newGateway(newStack(), { apiKeyRequired: true });
    gateway.addUsagePlan('gold', { throttle });
    expectRefusal(() => gateway.addUsagePlan('gold', {}), 'GH_USAGE_PLAN_ID', 'as another one');
    expect(planOf(gateway).Properties.Throttle).toEqual({ RateLimit: 50, BurstLimit: 20 });
  });

  test('with no stage, at synth', () => {
    expect(() => templateOf(gatewayWith({ stages: [] }))).toThrow(/GH_USAGE_PLAN_STAGE/);
  });
});

test('a plan in another stack than its keys and stages deploys after them', () => {
  const app = new App();
  const [apis, keys, plans] = ['Apis', 'Keys', 'Plans'].map((id) => new Stack(app, id));
  const gateway = newGateway(apis, { apiKeyRequired: true });
  new UsagePlan(plans, 'Gold', { stages: [UsagePlanStage.rest(gateway.stage('prod'))], keys: [new GatewayApiKey(keys, 'Partner')] });
  const plan = only(Template.fromStack(plans).toJSON(), 'AWS::ApiGateway::UsagePlan');
  expect(plan.Properties.ApiStages).toEqual([{ ApiId: { 'Fn::ImportValue': expect.anything() }, Stage: { 'Fn::ImportValue': expect.anything() } }]);
  expect(plans.dependencies.map((each) => each.node.id).sort()).toEqual(['Apis', 'Keys']);
});
