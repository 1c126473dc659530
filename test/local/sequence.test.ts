import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Authorizers, Integrations, RestGateway } from '../../src';
import { LocalGateway } from '../../src/local';
import type { LocalGatewayOptions } from '../../src/local';

interface Version {
  readonly answer: string;
  readonly old?: boolean;
}

/** The template of one version of an application. */
function version({ answer, old = false }: Version): any {
  const stack = new Stack(new App(), 'Stack');
  const code = lambda.Code.fromInline(`exports.handler = async ({ path, requestContext }) => (
    { statusCode: 200, body: path === '/deployment' ? requestContext.deploymentId : ${JSON.stringify(answer)} }
  )`);
  const hello = new lambda.Function(stack, 'Hello', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code });
  const gateway = new RestGateway(stack, 'Gateway', {
    authorizer: Authorizers.none(),
    routes: {
      'GET /hello': { integration: Integrations.lambda(hello) },
      'GET /deployment': { integration: Integrations.lambda(hello) },
    },
  });
  if (old) gateway.addRoute('GET /old', { integration: Integrations.mock({ body: { old: true } }) });
  return Template.fromStack(stack).toJSON();
}

/** What a template answers, with its own gateway. */
async function asked(template: unknown, path: string, options: LocalGatewayOptions = {}) {
  const gateway = await LocalGateway.fromTemplate(template, options);
  const { response: { status, text } } = await gateway.dispatch({ method: 'GET', path });
  await gateway.dispose();
  return { status, text };
}

const [first, second] = [version({ answer: 'one', old: true }), version({ answer: 'two' })];

test('a route that is removed is gone, and one that stays stays', async () => {
  expect([(await asked(first, '/old')).status, (await asked(second, '/old')).status]).toEqual([200, 403]);
});

test('a function that is replaced answers, and a stub stands for it', async () => {
  expect([await asked(first, '/hello'), await asked(second, '/hello')]).toMatchObject([{ text: 'one' }, { text: 'two' }]);
  const functions = { Hello4A628BD4: () => ({ statusCode: 201, body: 'stub' }) };
  expect(Object.keys(second.Resources)).toContain('Hello4A628BD4');
  expect(await asked(second, '/hello', { functions })).toEqual({ status: 201, text: 'stub' });
});

test('two of them at a time do not know of each other', async () => {
  const [old, current] = [await LocalGateway.fromTemplate(first), await LocalGateway.fromTemplate(second)];
  const texts = await Promise.all([old, current, old].map(async (gateway) => (await gateway.dispatch({ method: 'GET', path: '/hello' })).response.text));
  expect(texts).toEqual(['one', 'two', 'one']);
  await old.dispose();
  expect((await current.dispatch({ method: 'GET', path: '/hello' })).response.text).toBe('two');
  await current.dispose();
});

test('the deployment that the stage points to is what is served', async () => {
  const served = (await asked(first, '/deployment')).text;
  expect(served).toMatch(/^[a-z\d]{6,10}$/);
  expect((await asked(second, '/deployment')).text).not.toBe(served);

  const deployment = Object.keys(first.Resources).find((id) => first.Resources[id].Type === 'AWS::ApiGateway::Deployment')!;
  const stage = Object.keys(first.Resources).find((id) => first.Resources[id].Type === 'AWS::ApiGateway::Stage')!;
  const retained = structuredClone(first);
  retained.Resources.Other = structuredClone(first.Resources[deployment]);
  expect((await asked(retained, '/deployment')).text).toBe(served);
  retained.Resources[stage].Properties.DeploymentId = { Ref: 'Other' };
  expect((await asked(retained, '/deployment')).text).not.toBe(served);
});

/** A template whose deployments bear these logical ids; the stage points to the first. */
function deployedAs(template: any, ids: readonly string[], canary?: object) {
  const { Resources: { ...resources } } = structuredClone(template);
  const [made, stage] = ['Deployment', 'Stage'].map((kind) => Object.keys(resources).find((id) => resources[id].Type === `AWS::ApiGateway::${kind}`)!);
  for (const id of ids) resources[id] = resources[made];
  resources[stage].Properties = { ...resources[stage].Properties, DeploymentId: { Ref: ids[0] }, ...canary && { CanarySetting: canary } };
  delete resources[made];
  return { Resources: resources };
}

describe('a deployment serves what its API was when it was made', () => {
  test('one that every template has does not follow them', async () => {
    const [before, after] = [deployedAs(first, ['D1']), deployedAs(second, ['D1'])];
    expect((await asked(after, '/old', { earlier: [before] })).status).toBe(200);
    expect((await asked(after, '/hello', { earlier: [before] })).text).toBe('two');
    expect((await asked(deployedAs(second, ['D2']), '/old', { earlier: [before] })).status).toBe(403);
    expect((await asked(second, '/old', { earlier: [first] })).status).toBe(403);
  });

  test('what was deployed before must be alike, and is missed where it has no such API', async () => {
    await expect(LocalGateway.fromTemplate(first, { earlier: ['cdk.out'] })).rejects.toThrow('it is not a JSON object');
    const gateway = await LocalGateway.fromTemplate(first, { earlier: [{ Resources: {} }] });
    expect(gateway.unsupported.map(({ reason }) => reason)).toEqual([expect.stringContaining('nothing that was deployed earlier has this API')]);
    await gateway.dispose();
  });

  test('a stage can go back to it, unless it was deleted between', async () => {
    const history = [deployedAs(first, ['D1']), deployedAs(second, ['D2', 'D1'])];
    const back = deployedAs(second, ['D1', 'D2']);
    expect((await asked(back, '/old', { earlier: history })).status).toBe(200);
    expect((await asked(back, '/old', { earlier: [...history, deployedAs(second, ['D2'])] })).status).toBe(403);
    expect((await asked(back, '/old', { earlier: [{ Resources: {} }] })).status).toBe(403);
  });

  test('so does that of a canary, for its share of the requests', async () => {
    const history = [deployedAs(first, ['D1'])];
    const canary = deployedAs(second, ['D1', 'D2'], { PercentTraffic: 10, DeploymentId: { Ref: 'D2' } });
    const at = (random: number, path = '/old') => asked(canary, path, { earlier: history, random: () => random });
    expect([(await at(0.05)).status, (await at(0.5)).status]).toEqual([403, 200]);
    expect((await at(0.05, '/deployment')).text).not.toBe((await at(0.5, '/deployment')).text);
  });
});
