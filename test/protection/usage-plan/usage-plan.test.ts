import { App, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { GatewayApiKey, Quota, UsagePlan, UsagePlanStage } from '../../../src';
import type { UsagePlanProps, UsagePlanStageOptions } from '../../../src';
import { expectRefusal, refusal } from '../../errors/refusal';
import { all, newGateway, newStack, only, templateOf } from '../../gateways/rest/fixtures';

/** A plain API of aws-cdk-lib, with `GET /` and `GET /pets/{id}`. */
function plainApi(stack: Stack, id = 'Plain'): apigateway.RestApi {
  const api = new apigateway.RestApi(stack, id);
  api.root.addMethod('GET', new apigateway.MockIntegration(), { apiKeyRequired: true });
  api.root.addResource('pets').addResource('{id}').addMethod('GET', new apigateway.MockIntegration(), { apiKeyRequired: true });
  return api;
}

function plan(props: UsagePlanProps, stack = newStack(), id = 'Gold'): UsagePlan {
  return new UsagePlan(stack, id, props);
}

function plainPlan(options?: UsagePlanStageOptions, props: UsagePlanProps = {}, stack = newStack()): UsagePlan {
  return plan({ throttle: { rate: 50, burst: 20 }, ...props, stages: [UsagePlanStage.rest(plainApi(stack).deploymentStage, options)] }, stack);
}

const propertiesOf = (made: UsagePlan) => only(templateOf(made), 'AWS::ApiGateway::UsagePlan').Properties;

describe('a plan', () => {
  test('is written as API Gateway takes it', () => {
    const made = plainPlan({}, { quota: Quota.perMonth(1_000_000, 3), usagePlanName: 'gold', description: 'Of partners' });
    expect(propertiesOf(made)).toEqual({
      ApiStages: [{ ApiId: { Ref: expect.stringMatching(/^Plain/) }, Stage: { Ref: expect.stringMatching(/^PlainDeploymentStage/) } }],
      Quota: { Limit: 1_000_000, Period: 'MONTH', Offset: 3 },
      Throttle: { RateLimit: 50, BurstLimit: 20 },
      UsagePlanName: 'gold',
      Description: 'Of partners',
    });
  });

  test('may have nothing but a stage', () => {
    const stack = newStack();
    expect(Object.keys(propertiesOf(plan({ stages: [UsagePlanStage.rest(plainApi(stack).deploymentStage)] }, stack)))).toEqual(['ApiStages']);
  });

  test('takes L1 and imported stages', () => {
    const stack = newStack();
    const stages = [
      UsagePlanStage.rest(imported(stack, 'a')),
      UsagePlanStage.rest(new apigateway.CfnStage(stack, 'L1', { restApiId: 'abc123', stageName: 'dev' })),
    ];
    expect(propertiesOf(plan({ stages }, stack)).ApiStages).toEqual([{ ApiId: 'abc123', Stage: { Ref: 'L1' } }, { ApiId: 'a', Stage: 'prod' }]);
  });

  test('opens stages of several APIs, WebSocket ones too, in one order', () => {
    const build = (order: number[]) => {
      const stack = newStack();
      const sockets = new apigatewayv2.WebSocketApi(stack, 'Sockets');
      const live = new apigatewayv2.WebSocketStage(stack, 'Live', { webSocketApi: sockets, stageName: 'live' });
      const stages = [UsagePlanStage.webSocket(sockets, live), UsagePlanStage.rest(plainApi(stack, 'A').deploymentStage), UsagePlanStage.rest(plainApi(stack, 'B').deploymentStage)];
      return only(templateOf(plan({ stages: order.map((i) => stages[i]) }, stack)), 'AWS::ApiGateway::UsagePlan');
    };
    const made = build([0, 1, 2]);
    const [a, b, live] = made.Properties.ApiStages;
    expect([a.Stage.Ref, b.Stage.Ref].map((ref) => ref.slice(0, 11))).toEqual(['ADeployment', 'BDeployment']);
    expect(live).toEqual({ ApiId: { Ref: expect.stringMatching(/^Sockets/) }, Stage: 'live' });
    // aws-cdk-lib gives the name of the stage as text, so the order of deployment has to be said.
    expect(made.DependsOn).toEqual([expect.stringMatching(/^Live/)]);
    expect(build([2, 0, 1])).toEqual(made);
  });

  test('has its id as a reference', () => {
    const made = plainPlan();
    expect(Stack.of(made).resolve([made.usagePlanId, made.usagePlanRef.usagePlanId])).toEqual([{ Ref: 'Gold83B9B25C' }, { Ref: 'Gold83B9B25C' }]);
    expect([UsagePlan.isUsagePlan(made), UsagePlan.isUsagePlan(null), UsagePlan.isUsagePlan('x'), UsagePlan.isUsagePlan(Stack.of(made))]).toEqual([true, false, false, false]);
  });
});

function imported(stack: Stack, restApiId: string, stageName = 'prod'): apigateway.IStage {
  const restApi = apigateway.RestApi.fromRestApiId(stack, `Api${restApiId}${stageName}`, restApiId);
  return apigateway.Stage.fromStageAttributes(stack, `Stage${restApiId}${stageName}`, { restApi, stageName });
}

describe('throttles of routes', () => {
  test('have the plain encoding, not that of MethodSettings, sorted', () => {
    const throttles = { 'GET /pets/{id}': { rate: 1, burst: 2 }, 'get /': { rate: 3, burst: 4 } };
    const expected = { '//GET': { RateLimit: 3, BurstLimit: 4 }, '/pets/{id}/GET': { RateLimit: 1, BurstLimit: 2 } };
    const { Throttle } = propertiesOf(plainPlan({ throttles })).ApiStages[0];
    expect(Throttle).toEqual(expected);
    expect(Object.keys(Throttle)).toEqual(Object.keys(expected));
  });

  test('need one of the plan', () => {
    const stack = newStack();
    const made = plan({ stages: [UsagePlanStage.rest(plainApi(stack).deploymentStage, { throttles: { 'GET /': { rate: 1, burst: 1 } } })] }, stack);
    expect(() => templateOf(made)).toThrow(/GH_USAGE_PLAN_THROTTLE: .*"GET \/", and has no throttle of its own/);
  });

  test('beyond the quota of 20 on a stage are warned about', () => {
    const throttles = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`GET /a${i}`, { rate: 1, burst: 1 }]));
    const stack = newStack();
    plainPlan({ throttles }, {}, stack);
    Annotations.fromStack(stack).hasWarning('/Stack/Gold', Match.stringLikeRegexp('GH_QUOTA_METHOD_THROTTLES: '));
  });

  test.each<[string, any, Parameters<typeof expectRefusal>[1], string]>([
    ['no route key', { '/pets': { rate: 1, burst: 1 } }, 'GH_ROUTE_KEY', 'GET /pets'],
    ['ANY of a stage whose routes are not known', { 'ANY /pets': { rate: 1, burst: 1 } }, 'GH_USAGE_PLAN_THROTTLE', 'Name each method, for example "GET /pets"'],
    ['one route twice', { 'GET /pets': { rate: 1, burst: 1 }, 'get /pets': { rate: 2, burst: 1 } }, 'GH_USAGE_PLAN_THROTTLE', 'twice'],
    ['no rate', { 'GET /pets': { burst: 1 } }, 'GH_THROTTLE', 'route "GET /pets" of the usage plan'],
    ['a rate of 0', { 'GET /pets': { rate: 0, burst: 1 } }, 'GH_THROTTLE', '0'],
    ['half a burst', { 'GET /pets': { rate: 1, burst: 0.5 } }, 'GH_THROTTLE', '0.5'],
    ['no throttle', { 'GET /pets': null }, 'GH_TYPE', 'null'],
    ['undefined', { 'GET /pets': undefined }, 'GH_TYPE', 'undefined'],
    ['a number', { 'GET /pets': 5 }, 'GH_TYPE', '5'],
    ['a list', ['GET /pets'], 'GH_TYPE', 'a list'],
    ['a Map', new Map(), 'GH_TYPE', 'a Map'],
    ['a prototype', Object.create({ 'GET /': 1 }), 'GH_TYPE', 'an object'],
  ])('that are %s are refused', (_, throttles, code, mentions) => {
    expectRefusal(() => plainPlan({ throttles }), code, mentions);
  });

  test('are all refused together', () => {
    const { findings } = refusal(() => plainPlan({ throttles: { 'x': { rate: 1, burst: 1 }, 'GET /': { rate: -1, burst: 1 } } }));
    expect(findings.map((each) => each.code)).toEqual(['GH_ROUTE_KEY', 'GH_THROTTLE']);
  });
});

describe('quotas', () => {
  test.each([
    ['a day', Quota.perDay(5), { Limit: 5, Period: 'DAY' }],
    ['a week', Quota.perWeek(5), { Limit: 5, Period: 'WEEK' }],
    ['a week from Saturday', Quota.perWeek(5, 6), { Limit: 5, Period: 'WEEK', Offset: 6 }],
    ['a month', Quota.perMonth(5, 27), { Limit: 5, Period: 'MONTH', Offset: 27 }],
  ])('of %s', (_, quota, expected) => {
    expect(propertiesOf(plainPlan({}, { quota })).Quota).toEqual(expected);
  });

  test.each<[string, any]>([
    ['none', Quota.perDay(0)],
    ['less than none', Quota.perDay(-1)],
    ['half a request', Quota.perDay(0.5)],
    ['no number', Quota.perDay(NaN)],
    ['text', Quota.perDay('5' as any)],
    ['null', Quota.perDay(null as any)],
    ['more than an integer', Quota.perDay(2 ** 31)],
    ['an offset that a week does not have', Quota.perWeek(5, 7)],
    ['an offset that a month does not have', Quota.perMonth(5, 28)],
    ['an offset below 0', Quota.perMonth(5, -1)],
    ['an offset that is text', Quota.perMonth(5, 'x' as any)],
  ])('of %s are refused', (_, quota) => {
    expectRefusal(() => plainPlan({}, { quota }), 'GH_USAGE_PLAN_QUOTA', 'Give both as whole numbers');
  });

  test('that are no Quota are refused', () => {
    expectRefusal(() => plainPlan({}, { quota: { limit: 5, period: 'DAY' } as any }), 'GH_TYPE', 'Write Quota.perDay');
  });
});

describe('keys of a plan', () => {
  const own = (scope: Stack, id: string): apigateway.IApiKeyRef => new GatewayApiKey(scope, id);
  const idsOf = (keys: string[], build = own, stack = newStack()) => {
    const made = plainPlan({}, { keys: keys.map((id) => build(stack, id)) }, stack);
    return all(templateOf(made), 'AWS::ApiGateway::UsagePlanKey').map(({ id }) => id).sort();
  };

  test('have ids of plan and key, whatever else comes and goes', () => {
    expect(idsOf(['A', 'B', 'C'])).toEqual(['GoldKeyAb338d1d9BEEA8ADE', 'GoldKeyBff71a94c4C12C076', 'GoldKeyCd281a342A1C29D88']);
    expect(idsOf(['C', 'A'])).toEqual([idsOf(['A'])[0], idsOf(['C'])[0]]);
  });

  test('of aws-cdk-lib, as L2 and L1, are one member', () => {
    const stack = newStack();
    const key = new apigateway.ApiKey(stack, 'Old');
    const made = plainPlan({}, { keys: [key] }, stack);
    made.addKey(key);
    made.addKey(key.node.defaultChild as apigateway.CfnApiKey);
    const member = only(templateOf(made), 'AWS::ApiGateway::UsagePlanKey');
    expect(member.Properties).toEqual({ KeyId: { Ref: 'OldF7E39C65' }, KeyType: 'API_KEY', UsagePlanId: { Ref: 'Gold83B9B25C' } });
    expect(idsOf(['Old'], (scope, id) => new apigateway.ApiKey(scope, id))).toEqual([member.id]);
    expect(idsOf(['Old'], (scope, id) => new apigateway.ApiKey(scope, id).node.defaultChild as apigateway.CfnApiKey)).toEqual([member.id]);
  });

  test('that are imported have ids of their own, wherever they are imported', () => {
    const build = (id: string) => idsOf([id], (stack, each) => GatewayApiKey.fromApiKeyId(stack, each, 'abc123'));
    expect(build('A')).toEqual(build('B'));
  });

  test('have the same ids in a stage of a pipeline as without one', () => {
    const inStage = new Stack(new Stage(new App(), 'Prod'), 'Stack');
    expect(idsOf(['A'], undefined, inStage)).toEqual(idsOf(['A']));
  });

  test('in two plans of one stage are refused, and of different stages not', () => {
    const stack = newStack();
    const [a, b] = [plainApi(stack, 'A'), plainApi(stack, 'B')].map((api) => api.deploymentStage);
    const key = new GatewayApiKey(stack, 'Key');
    plan({ stages: [UsagePlanStage.rest(a)], keys: [key] }, stack, 'Gold');
    const silver = plan({ stages: [UsagePlanStage.rest(b)], keys: [key] }, stack, 'Silver');
    templateOf(stack);
    silver.addStage(UsagePlanStage.rest(a));
    expect(silver.node.validate().join()).toMatch(/GH_API_KEY_PLANS: "Stack\/Key" is in this usage plan and in "Stack\/Gold"/);
  });

  test.each<[string, any]>([['null', null], ['text', 'abc123'], ['undefined', undefined], ['an empty reference', { apiKeyRef: {} }], ['no id', { apiKeyRef: { apiKeyId: '' } }]])(
    'that are %s are refused, and the plan keeps what it has', (_, key) => {
      expectRefusal(() => plainPlan({}, { keys: [key] }), 'GH_TYPE', 'a key of the usage plan');
      const made = plainPlan();
      expectRefusal(() => made.addKey(key), 'GH_TYPE', 'a key of the usage plan');
      expect(all(templateOf(made), 'AWS::ApiGateway::UsagePlanKey')).toEqual([]);
    },
  );
});

describe('a plan is refused', () => {
  test.each<[string, any, Parameters<typeof expectRefusal>[1]]>([
    ['undefined', undefined, 'GH_TYPE'],
    ['null', null, 'GH_TYPE'],
    ['text', 'gold', 'GH_TYPE'],
    ['a Map', new Map(), 'GH_TYPE'],
    ['with a quota that is a number', { quota: 5 }, 'GH_TYPE'],
    ['with a throttle that is a number', { throttle: 5 }, 'GH_TYPE'],
    ['with a throttle of nothing', { throttle: {} }, 'GH_THROTTLE'],
    ['with keys that are no list', { keys: {} }, 'GH_TYPE'],
    ['with an empty name', { usagePlanName: '' }, 'GH_TEXT_EMPTY'],
    ['with an empty description', { description: '' }, 'GH_TEXT_EMPTY'],
    ['with a name that is no text', { usagePlanName: 5 }, 'GH_TYPE'],
    ['with stages that are no list', { stages: {} }, 'GH_TYPE'],
    ['with a stage that is none', { stages: [null] }, 'GH_TYPE'],
    ['with a stage that is not wrapped', { stages: [{ stageRef: {} }] }, 'GH_TYPE'],
  ])('%s', (_, props, code) => expectRefusal(() => plan(props), code));

  test('without a stage, at synth', () => {
    expect(() => templateOf(plan({}))).toThrow(/GH_USAGE_PLAN_STAGE: the usage plan has no stage/);
  });

  test('with a stage twice', () => {
    const stack = newStack();
    const stage = plainApi(stack).deploymentStage;
    const made = plan({ stages: [UsagePlanStage.rest(stage)] }, stack);
    expectRefusal(() => made.addStage(UsagePlanStage.rest(stage)), 'GH_USAGE_PLAN_STAGE', 'twice');
    expect(propertiesOf(made).ApiStages).toHaveLength(1);
  });

  test('with an HTTP API', () => {
    const stack = newStack();
    const http = new apigatewayv2.HttpApi(stack, 'Http');
    expectRefusal(() => UsagePlanStage.webSocket(http, http.defaultStage!), 'GH_USAGE_PLAN_STAGE', 'HTTP', 'REST and WebSocket');
  });

  test.each<[string, (stack: Stack) => unknown]>([
    ['no REST stage', () => UsagePlanStage.rest(undefined as any)],
    ['text', () => UsagePlanStage.rest('prod' as any)],
    ['no options', (stack) => UsagePlanStage.rest(imported(stack, 'a'), null as any)],
    ['a WebSocket stage for a REST one', (stack) => UsagePlanStage.rest(new apigatewayv2.CfnStage(stack, 'S', { apiId: 'a', stageName: 'b' }) as any)],
    ['no WebSocket API', () => UsagePlanStage.webSocket(null as any, null as any)],
  ])('with %s', (_, make) => expectRefusal(() => make(newStack()), 'GH_TYPE'));
});

test('a stage of a gateway knows its routes, in a plan of its own too', () => {
  const stack = newStack();
  const gateway = newGateway(stack, { apiKeyRequired: true });
  const made = plan({ throttle: { rate: 1, burst: 1 }, stages: [UsagePlanStage.rest(gateway.stage('prod'), { throttles: { 'GET /petz': { rate: 1, burst: 1 } } })] }, stack);
  expect(made.node.validate().join()).toMatch(/^GH_ROUTE_UNKNOWN: the usage plan limits "GET \/petz", which is no route/);
});
