import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Authorizers, Integrations, MappingTemplate, RestGateway, StageDeployment } from '../../src';
import type { RestStageOptions } from '../../src';
import { LocalGateway } from '../../src/local';
import type { LocalGatewayOptions } from '../../src/local';

/** The template of one version of an application, whose route says which one it is and what the stage variable `color` is. */
function version(says: string, stages: { [name: string]: RestStageOptions }): any {
  const stack = new Stack(new App(), 'Stack');
  new RestGateway(stack, 'Gateway', {
    authorizer: Authorizers.none(),
    routes: {
      'GET /': {
        integration: Integrations.mock(),
        responses: [{ status: 200, template: MappingTemplate.fromVtl(`${says} $!stageVariables.color`) }],
      },
    },
    stages,
  });
  return Template.fromStack(stack).toJSON();
}

/** What a stage answers to a request that the canary gets, and to one that it does not. */
async function asked(template: unknown, options: LocalGatewayOptions = {}) {
  const at = async (random: number) => {
    const gateway = await LocalGateway.fromTemplate(template, { ...options, random: () => random });
    const { response: { text } } = await gateway.dispatch({ method: 'GET', path: '/' });
    await gateway.dispose();
    return text.trim();
  };
  return { canary: await at(0.05), others: await at(0.5) };
}

/** The output DeploymentId of a stage. */
async function deploymentOf(template: unknown, options: LocalGatewayOptions = {}): Promise<string> {
  const gateway = await LocalGateway.fromTemplate(template, options);
  await gateway.dispose();
  return gateway.stage.deploymentId;
}

const removals = (template: any) => Object.values<any>(template.Resources).filter(({ Type }) => Type === 'Custom::GatehouseCanaryRemoval');
const ofType = (template: any, type: string) => Object.entries<any>(template.Resources).filter(([, { Type }]) => Type === type);

test('a canary starts, is promoted, and is removed, in three changes of the stage', async () => {
  const variables = { color: 'blue' };
  const canary = { percent: 10, variables: { color: 'green' } };
  const before = version('one', { prod: { variables } });
  const one = await deploymentOf(before);
  // Start
  const started = version('two', { prod: { variables, deployment: StageDeployment.pinned(one), canary } });
  const startedAfter = { earlier: [before] };
  expect(await asked(started, startedAfter)).toEqual({ canary: 'two green', others: 'one blue' });
  const stage = ofType(started, 'AWS::ApiGateway::Stage')[0][1].Properties;
  const [[latest]] = ofType(started, 'AWS::ApiGateway::Deployment');
  expect([stage.DeploymentId, stage.CanarySetting]).toEqual([one, { DeploymentId: { Ref: latest }, PercentTraffic: 10, StageVariableOverrides: { color: 'green' }, UseStageCache: false }]);
  // Promote: the canary's id is an output
  const [output] = Object.entries<any>(started.Outputs).filter(([name]) => name.includes('CanaryDeploymentId'));
  expect(output[1].Value).toEqual({ Ref: latest });
  const two = await deploymentOf(version('two', { prod: {} }));
  const promoted = version('two', { prod: { variables: canary.variables, deployment: StageDeployment.pinned(two), canary } });
  expect(await asked(promoted, { earlier: [before, started] })).toEqual({ canary: 'two green', others: 'two green' });
  expect(removals(promoted)).toEqual(removals(started));
  // Remove
  const removed = version('two', { prod: { variables: canary.variables } });
  expect(await asked(removed, { earlier: [before, started, promoted] })).toEqual({ canary: 'two green', others: 'two green' });
  expect([removals(started).length, removals(removed).length]).toEqual([1, 0]);
  expect(ofType(removed, 'AWS::ApiGateway::Stage')[0][1].Properties).not.toHaveProperty('CanarySetting');
});

test('a canary is given up: the pinned deployment answers all', async () => {
  const before = version('one', { prod: {} });
  const deployment = StageDeployment.pinned(await deploymentOf(before));
  const started = version('two', { prod: { deployment, canary: { percent: 10 } } });
  const given = version('two', { prod: { deployment } });
  expect(await asked(given, { earlier: [before, started] })).toEqual({ canary: 'one', others: 'one' });
  expect(removals(given)).toEqual([]);
});

test('a canary of 0 and one of 100 percent', async () => {
  const before = version('one', { prod: {} });
  const deployment = StageDeployment.pinned(await deploymentOf(before));
  const at = (percent: number) => asked(version('two', { prod: { deployment, canary: { percent } } }), { earlier: [before] });
  expect(await at(0)).toEqual({ canary: 'one', others: 'one' });
  expect(await at(100)).toEqual({ canary: 'two', others: 'two' });
});

test('a pinned stage goes back, also over several deployments, and forth again', async () => {
  const history = [version('one', { prod: {} }), version('two', { prod: {} }), version('three', { prod: {} })];
  const pinned = async (i: number) => version('four', { prod: { deployment: StageDeployment.pinned(await deploymentOf(history[i])) } });
  const answers = [];
  for (const i of [0, 1, 2]) answers.push((await asked(await pinned(i), { earlier: history })).others);
  answers.push((await asked(version('four', { prod: {} }), { earlier: [...history, await pinned(0)] })).others);
  expect(answers).toEqual(['one', 'two', 'three', 'four']);
});

test('a deployment that was not retained is gone with its template', async () => {
  const before = version('one', { prod: {} });
  const deployment = StageDeployment.pinned(await deploymentOf(before));
  const deleted = structuredClone(before);
  for (const [, resource] of ofType(deleted, 'AWS::ApiGateway::Deployment')) delete resource.DeletionPolicy;
  const now = version('two', { prod: { deployment } });
  expect((await asked(now, { earlier: [before] })).others).toBe('one');
  expect((await asked(now, { earlier: [deleted] })).others).toBe('two');
});

test('two versions of an API beside each other: two stages, one of them pinned', async () => {
  const before = version('one', { v1: {} });
  const one = await deploymentOf(before, { stage: 'v1' });
  const both = version('two', { v1: { deployment: StageDeployment.pinned(one) }, v2: {} });
  const answer = async (stage: string) => (await asked(both, { stage, earlier: [before] })).others;
  expect([await answer('v1'), await answer('v2')]).toEqual(['one', 'two']);
});

test('two versions of an API beside each other: two gateways in one stack', async () => {
  const stack = new Stack(new App(), 'Stack');
  for (const name of ['V1', 'V2']) {
    new RestGateway(stack, name, { authorizer: Authorizers.none(), routes: { 'GET /': { integration: Integrations.mock({ body: { name } }) } } });
  }
  const template = Template.fromStack(stack).toJSON();
  const apis = ofType(template, 'AWS::ApiGateway::RestApi').map(([id]) => id);
  const answers = await Promise.all(apis.map(async (api) => (await asked(template, { api })).others));
  expect(answers.sort()).toEqual(['{"name":"V1"}', '{"name":"V2"}']);
  expect(new Set(ofType(template, 'AWS::ApiGateway::RestApi').map(([, { Properties: { Name } }]) => Name)).size).toBe(2);
});
