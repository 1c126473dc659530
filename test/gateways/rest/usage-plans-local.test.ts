import { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { newGateway, newStack, templateOf } from './fixtures';
import { GatewayApiKey, Integrations, Quota, UsagePlan, UsagePlanStage } from '../../../src';
import type { RestGatewayProps, RestUsagePlanOptions, SecretVersionsApiKeyOptions } from '../../../src';
import { LocalGateway } from '../../../src/local';
import type { LocalGatewayOptions } from '../../../src/local';

const V1 = '11111111-1111-1111-1111-111111111111';
const V2 = '22222222-2222-2222-2222-222222222222';
const ARN = 'arn:aws:secretsmanager:us-east-1:111111111111:secret:partner-abcdef';
const VALUES: Record<string, string> = { [V1]: 'the-first-value-of-the-partner', [V2]: 'the-second-value-of-the-partner' };
const references = Object.fromEntries([V1, V2].map((id) => [`secretsmanager:${ARN}:SecretString:::${id}`, VALUES[id]]));
const mock = (apiKeyRequired?: boolean) => ({ integration: Integrations.mock(), apiKeyRequired });

/** A gateway that is served, its clock, and the statuses of requests one after another. */
async function serve(stack: Stack, options: LocalGatewayOptions = {}) {
  const clock = { now: new Date('2026-01-14T12:00:00Z') };
  const local = await LocalGateway.fromTemplate(templateOf(stack), { references, now: () => clock.now, ...options });
  const call = async (value?: string, path = '/', method = 'GET') => {
    const { response } = await local.dispatch({ method, path, headers: value === undefined ? {} : { 'x-api-key': value } });
    return response.status;
  };
  const calls = async (times: number, ...of: Parameters<typeof call>) => {
    const statuses: number[] = [];
    for (let i = 0; i < times; i++) statuses.push(await call(...of));
    return statuses;
  };
  return { call, calls, wait: (seconds: number) => { clock.now = new Date(clock.now.getTime() + seconds * 1000); } };
}

function planned(options: RestUsagePlanOptions, versions: Partial<SecretVersionsApiKeyOptions> = {}, props: Partial<RestGatewayProps> = {}): Stack {
  const stack = newStack();
  const secret = Secret.fromSecretCompleteArn(stack, 'Secret', ARN);
  const keys = GatewayApiKey.fromSecretVersions(stack, 'Partner', { secret, versionIds: [V1], ...versions });
  const gateway = newGateway(stack, { apiKeyRequired: true, routes: { 'GET /': mock(), 'ANY /slow': mock(), 'GET /health': mock(false) }, ...props });
  gateway.addUsagePlan('gold', { keys, ...options });
  return stack;
}

describe('keys of a secret', () => {
  test('open routes that require one, and their values stand in no template', async () => {
    const stack = planned({});
    expect(JSON.stringify(templateOf(stack))).not.toContain(VALUES[V1]);
    const { call } = await serve(stack);
    expect(await Promise.all([call(VALUES[V1]), call(VALUES[V2]), call(), call(undefined, '/health')])).toEqual([200, 403, 403, 200]);
  });

  test('overlap while callers change over', async () => {
    const statuses = async (...versionIds: string[]) => {
      const { call } = await serve(planned({}, { versionIds }));
      return [await call(VALUES[V1]), await call(VALUES[V2])];
    };
    expect([await statuses(V1), await statuses(V1, V2), await statuses(V2)]).toEqual([[200, 403], [200, 200], [403, 200]]);
  });

  test('are replaced with another version', async () => {
    const statuses = async (versionId: string) => {
      const stack = newStack();
      const key = GatewayApiKey.fromSecret(stack, 'Partner', { secret: Secret.fromSecretCompleteArn(stack, 'Secret', ARN), versionId });
      newGateway(stack, { apiKeyRequired: true }).addUsagePlan('gold', { keys: [key] });
      const { call } = await serve(stack);
      return [await call(VALUES[V1]), await call(VALUES[V2])];
    };
    expect([await statuses(V1), await statuses(V2)]).toEqual([[200, 403], [403, 200]]);
  });

  test('open nothing while they are switched off', async () => {
    const { call } = await serve(planned({}, { enabled: false }));
    expect(await call(VALUES[V1])).toBe(403);
  });
});

describe('limits of a plan', () => {
  test('throttle each key, until its bucket fills', async () => {
    const { calls, wait } = await serve(planned({ throttle: { rate: 1, burst: 2 } }, { versionIds: [V1, V2] }));
    expect(await calls(3, VALUES[V1])).toEqual([200, 200, 429]);
    expect(await calls(3, VALUES[V2])).toEqual([200, 200, 429]);
    wait(1);
    expect(await calls(2, VALUES[V1])).toEqual([200, 429]);
  });

  test('throttle a route by itself, ANY method by method, and the root', async () => {
    const { calls } = await serve(planned({ throttle: { rate: 50, burst: 50 }, throttles: { 'ANY /slow': { rate: 1, burst: 1 }, 'GET /': { rate: 1, burst: 2 } } }));
    expect(await calls(2, VALUES[V1], '/slow')).toEqual([200, 429]);
    expect(await calls(2, VALUES[V1], '/slow', 'PUT')).toEqual([200, 429]);
    expect(await calls(3, VALUES[V1])).toEqual([200, 200, 429]);
  });

  test('count a quota until its period ends', async () => {
    const { calls, wait } = await serve(planned({ quota: Quota.perDay(2) }));
    expect(await calls(3, VALUES[V1])).toEqual([200, 200, 429]);
    wait(12 * 3600);
    expect(await calls(3, VALUES[V1])).toEqual([200, 200, 429]);
  });

  test('hold in the stages of the plan only', async () => {
    const stack = planned({ stages: ['prod'] }, {}, { stages: { prod: {}, dev: {} } });
    const statuses = await Promise.all(['prod', 'dev'].map(async (stage) => (await serve(stack, { stage })).call(VALUES[V1])));
    expect(statuses).toEqual([200, 403]);
  });
});

test('a plan over a plain RestApi of aws-cdk-lib', async () => {
  const stack = newStack();
  const api = new apigateway.RestApi(stack, 'Plain');
  const ok = new apigateway.MockIntegration({ requestTemplates: { 'application/json': '{"statusCode": 200}' }, integrationResponses: [{ statusCode: '200' }] });
  api.root.addMethod('GET', ok, { apiKeyRequired: true, methodResponses: [{ statusCode: '200' }] });
  const key = GatewayApiKey.fromSecret(stack, 'Partner', { secret: Secret.fromSecretCompleteArn(stack, 'Secret', ARN), versionId: V1 });
  new UsagePlan(stack, 'Gold', {
    stages: [UsagePlanStage.rest(api.deploymentStage, { throttles: { 'GET /': { rate: 1, burst: 1 } } })],
    throttle: { rate: 9, burst: 9 },
    keys: [key],
  });
  const { call, calls } = await serve(stack);
  expect(await call()).toBe(403);
  expect(await calls(2, VALUES[V1])).toEqual([200, 429]);
});
