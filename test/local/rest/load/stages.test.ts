import { ofApi, withApi } from './templates';
import { loadTemplate } from '../../../../src/local/rest/load';
import type { StageModel } from '../../../../src/local/rest/model';

const DEPLOYMENT = { Deployment: ofApi('Deployment', {}) };

interface Staged {
  readonly stages: readonly StageModel[];
  readonly unsupported: readonly string[];
  readonly resolve: (value: unknown) => unknown;
}

function stages(resources: object): Staged {
  const { apis: [api], unsupported, resolve } = loadTemplate(withApi({}, resources));
  return { stages: api.stages, unsupported: unsupported.map(({ logicalId, reason }) => `${logicalId}: ${reason}`), resolve };
}

test('a stage with everything', () => {
  const { stages: [stage], unsupported, resolve } = stages({
    ...DEPLOYMENT,
    Stage: ofApi('Stage', {
      DeploymentId: { Ref: 'Deployment' },
      StageName: 'prod',
      Variables: { host: { Ref: 'AWS::Region' }, n: 1 },
      CacheClusterEnabled: true,
      TracingEnabled: 'true',
      AccessLogSetting: { DestinationArn: 'x', Format: '$context.requestId' },
      CanarySetting: { PercentTraffic: 12.5, StageVariableOverrides: { host: 'b' }, UseStageCache: true, DeploymentId: 'd2' },
      MethodSettings: [
        { HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 10, ThrottlingBurstLimit: '5' },
        { HttpMethod: 'get', ResourcePath: '/~1pets~1{id}', CachingEnabled: true, CacheTtlInSeconds: 60, CacheDataEncrypted: true },
        { HttpMethod: 'GET', ResourcePath: '/~1', RequireAuthorizationForCacheControl: false, UnauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403' },
      ],
    }),
  });
  expect(stage).toEqual({
    name: 'prod',
    deploymentId: resolve({ Ref: 'Deployment' }),
    variables: { host: 'us-east-1', n: '1' },
    cacheClusterEnabled: true,
    tracing: true,
    accessLogFormat: '$context.requestId',
    canary: { percentTraffic: 12.5, variables: { host: 'b' }, useStageCache: true, deploymentId: 'd2' },
    methodSettings: [
      { httpMethod: '*', resourcePath: '/*', throttlingRateLimit: 10, throttlingBurstLimit: 5 },
      { httpMethod: 'GET', resourcePath: '/pets/{id}', cachingEnabled: true, cacheTtlInSeconds: 60, cacheDataEncrypted: true },
      { httpMethod: 'GET', resourcePath: '/', requireAuthorizationForCacheControl: false, unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403' },
    ],
    usagePlans: [],
  });
  expect(unsupported).toEqual(['Stage: the deployment d2 of its canary is not in the template; here it serves what an earlier template had of it, else what this one declares']);
});

test('a deployment may make its stage', () => {
  const description = { Variables: { a: 'b' }, ThrottlingRateLimit: 7, MethodSettings: [{ HttpMethod: 'GET', ResourcePath: '/~1a', CachingEnabled: true }] };
  const { stages: [stage], resolve } = stages({ Deployment: ofApi('Deployment', { StageName: 'local', StageDescription: description }) });
  expect(stage).toEqual({
    name: 'local',
    deploymentId: resolve({ Ref: 'Deployment' }),
    variables: { a: 'b' },
    cacheClusterEnabled: false,
    tracing: false,
    methodSettings: [{ httpMethod: 'GET', resourcePath: '/a', cachingEnabled: true }, { httpMethod: '*', resourcePath: '/*', throttlingRateLimit: 7 }],
    usagePlans: [],
  });
});

test('a deployment with canary settings is the canary of the stage that it names', () => {
  const { stages: all, resolve } = stages({
    ...DEPLOYMENT,
    Stage: ofApi('Stage', { DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' }),
    Canary: ofApi('Deployment', { StageName: 'prod', DeploymentCanarySettings: { PercentTraffic: 50, StageVariableOverrides: { a: 'b' } } }),
  });
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({ deploymentId: resolve({ Ref: 'Deployment' }), canary: { percentTraffic: 50, variables: { a: 'b' }, useStageCache: false, deploymentId: resolve({ Ref: 'Canary' }) } });
});

test('a stage may have no name, or a deployment of elsewhere, which is reported', () => {
  const { stages: all, unsupported } = stages({ A: ofApi('Stage', { DeploymentId: 'abc123', ClientCertificateId: 'x' }), B: ofApi('Stage', {}) });
  expect(all.map(({ name, deploymentId }) => [name, deploymentId])).toEqual([['A', 'abc123'], ['B', '']]);
  expect(unsupported).toEqual([
    'A: its deployment abc123 is not in the template; here it serves what an earlier template had of it, else what this one declares',
    'A: no client certificate is sent to back ends',
    'B: its deployment (none) is not in the template; here it serves what an earlier template had of it, else what this one declares',
  ]);
});

describe('usage plans', () => {
  const PLAN = {
    ...DEPLOYMENT,
    Stage: ofApi('Stage', { DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' }),
    Key: { Type: 'AWS::ApiGateway::ApiKey', Properties: { Enabled: true, Value: 'x'.repeat(20) } },
    Other: { Type: 'AWS::ApiGateway::ApiKey' },
    Plan: {
      Type: 'AWS::ApiGateway::UsagePlan',
      Properties: {
        UsagePlanName: 'gold',
        ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' }, Throttle: { '/pets/GET': { RateLimit: 1, BurstLimit: 2 } } }],
        Throttle: { RateLimit: '10', BurstLimit: 20 },
        Quota: { Limit: 100, Period: 'month' },
      },
    },
    Elsewhere: { Type: 'AWS::ApiGateway::UsagePlan', Properties: { ApiStages: [{ ApiId: { Ref: 'Api' }, Stage: 'dev' }] } },
    Member: { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: { KeyId: { Ref: 'Key' }, KeyType: 'API_KEY', UsagePlanId: { Ref: 'Plan' } } },
    OtherMember: { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: { KeyId: { Ref: 'Other' }, KeyType: 'API_KEY', UsagePlanId: { Ref: 'Plan' } } },
  };

  test('of a stage, with keys', () => {
    const { stages: [stage], resolve } = stages(PLAN);
    expect(stage.usagePlans).toEqual([{
      id: resolve({ Ref: 'Plan' }),
      name: 'gold',
      throttle: { rateLimit: 10, burstLimit: 20 },
      methodThrottles: { '/pets/GET': { rateLimit: 1, burstLimit: 2 } },
      quota: { limit: 100, period: 'MONTH', offset: 0 },
      keys: [
        { id: resolve({ Ref: 'Key' }), value: 'x'.repeat(20), enabled: true },
        { id: resolve({ Ref: 'Other' }), value: expect.stringMatching(/^[a-z0-9]{40}$/), enabled: false },
      ],
    }]);
    expect(stages(PLAN).stages[0].usagePlans).toEqual(stage.usagePlans);
  });

  test('keys of elsewhere are reported', () => {
    const { stages: [stage], unsupported } = stages({ ...PLAN, Member: { ...PLAN.Member, Properties: { ...PLAN.Member.Properties, KeyId: 'abc' } } });
    expect(stage.usagePlans[0].keys).toHaveLength(1);
    expect(unsupported).toEqual(['Member: the API key abc is not in the template, so its value is not known here and it opens nothing']);
  });

  test.each<[string, object, string]>([
    ['a quota without a limit', { Quota: { Period: 'DAY' } }, 'Plan: its Quota has no Limit'],
    ['a quota for ever', { Quota: { Limit: 1, Period: 'YEAR' } }, 'Plan: Quota.Period is "YEAR", not one of DAY, WEEK, MONTH'],
    ['a throttle that is a number', { Throttle: 5 }, 'Plan: Throttle is 5, not an object'],
  ])('%s is an error', (_, properties, message) => {
    expect(() => stages({ ...PLAN, Plan: { ...PLAN.Plan, Properties: { ...PLAN.Plan.Properties, ...properties } } })).toThrow(message);
  });
});

test('a canary of the stage\'s own deployment is served as it is', () => {
  const properties = { DeploymentId: { Ref: 'Deployment' }, StageName: 'prod', CanarySetting: { PercentTraffic: 10, DeploymentId: { Ref: 'Deployment' } } };
  expect(stages({ ...DEPLOYMENT, Stage: ofApi('Stage', properties) }).unsupported).toEqual([]);
});
