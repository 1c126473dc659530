import { Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { RestStage, StageDeployment, checkedStages, renderCanary } from '../../src/delivery';
import type { RestStageOptions } from '../../src/delivery';
import { refusal } from '../errors/refusal';

const pinned = StageDeployment.pinned('abc123');
const checked = (options: unknown) => () => checkedStages({ prod: options as RestStageOptions });

test.each<[string, RestStageOptions]>([
  ['the latest deployment', { deployment: StageDeployment.latest() }],
  ['a pinned one', { deployment: pinned }],
  ['one that is known at deployment', { deployment: StageDeployment.pinned(Lazy.string({ produce: () => 'x' })) }],
  ['a canary beside it', { deployment: pinned, canary: { percent: 0.5, variables: { color: 'green' }, useStageCache: true } }],
  ['none of the requests', { deployment: pinned, canary: { percent: 0 } }],
  ['all of the requests', { deployment: pinned, canary: { percent: 100 } }],
  ['a share that is known at deployment', { deployment: pinned, canary: { percent: Lazy.number({ produce: () => 5 }) } }],
])('%s passes', (_, options) => {
  expect(checked(options)).not.toThrow();
});

test.each<[string, unknown, string[]]>([
  ['a canary beside the latest', { canary: { percent: 10 } }, ['GH_CANARY']],
  ['a canary beside the latest, said explicitly', { deployment: StageDeployment.latest(), canary: { percent: 10 } }, ['GH_CANARY']],
  ['no share', { deployment: pinned, canary: {} }, ['GH_CANARY']],
  ['a negative share', { deployment: pinned, canary: { percent: -1 } }, ['GH_CANARY']],
  ['more than all', { deployment: pinned, canary: { percent: 100.1 } }, ['GH_CANARY']],
  ['no number', { deployment: pinned, canary: { percent: NaN } }, ['GH_CANARY']],
  ['text for a share', { deployment: pinned, canary: { percent: '10' } }, ['GH_TYPE']],
  ['a canary that is null', { deployment: pinned, canary: null }, ['GH_TYPE']],
  ['a canary that is true', { deployment: pinned, canary: true }, ['GH_TYPE']],
  ['a variable with a space', { deployment: pinned, canary: { percent: 1, variables: { color: 'light green' } } }, ['GH_STAGE_VARIABLE']],
  ['a variable that is a number', { deployment: pinned, canary: { percent: 1, variables: { color: 1 } } }, ['GH_STAGE_VARIABLE']],
  ['variables that are a Map', { deployment: pinned, canary: { percent: 1, variables: new Map() } }, ['GH_TYPE']],
  ['variables that are null', { deployment: pinned, canary: { percent: 1, variables: null } }, ['GH_TYPE']],
  ['a cache that is text', { deployment: pinned, canary: { percent: 1, useStageCache: 'yes' } }, ['GH_TYPE']],
  ['a deployment that is text', { deployment: 'abc123' }, ['GH_TYPE']],
  ['a deployment that is another object', { deployment: {} }, ['GH_TYPE']],
  ['pinned to nothing', { deployment: StageDeployment.pinned(undefined as any) }, ['GH_STAGE_DEPLOYMENT']],
  ['pinned to an empty id', { deployment: StageDeployment.pinned('') }, ['GH_STAGE_DEPLOYMENT']],
  ['pinned to a logical id', { deployment: StageDeployment.pinned('ApiDeployment8AE3F1D2') }, ['GH_STAGE_DEPLOYMENT']],
  ['pinned to a number', { deployment: StageDeployment.pinned(5 as any) }, ['GH_STAGE_DEPLOYMENT']],
  ['pinned to what is no id, with a canary', { deployment: StageDeployment.pinned('a b'), canary: { percent: 101 } }, ['GH_STAGE_DEPLOYMENT', 'GH_CANARY']],
])('%s is refused by name', (_, options, codes) => {
  expect(refusal(checked(options)).findings.map(({ code }) => code)).toEqual(codes);
});

test('the refusal of a canary without a base says how one is started and how one is ended', () => {
  expect(refusal(checked({ canary: { percent: 10 } })).message).toMatch(/StageDeployment\.pinned\(…\), with the output DeploymentId.*to end a canary, remove `canary`/);
});

describe('the removal of a canary', () => {
  const made = (percent?: number) => {
    const stack = new Stack();
    const restApi = RestApi.fromRestApiId(stack, 'Api', 'api123');
    const canary = percent === undefined ? undefined : renderCanary({ percent }, 'def456');
    new RestStage(stack, 'Stage', { stageName: 'prod', restApi, deploymentId: 'abc123', methodSettings: [], canary });
    return Template.fromStack(stack).toJSON();
  };
  const only = (template: any, type: string) => Object.entries<any>(template.Resources).filter(([, { Type }]) => Type === type);

  test('happens when its resource leaves the template, and at no other time', () => {
    const [[id, removal]] = only(made(10), 'Custom::GatehouseCanaryRemoval');
    expect(id).toBe('StageCanaryRemovalE7C1C8B2');
    expect([removal.Properties.Create, removal.Properties.Update]).toEqual([undefined, undefined]);
    expect(JSON.parse(removal.Properties.Delete)).toMatchObject({
      service: 'APIGateway',
      action: 'updateStage',
      parameters: { restApiId: 'api123', stageName: 'prod', patchOperations: [{ op: 'remove', path: '/canarySettings' }] },
    });
    expect(removal.DependsOn).toEqual(expect.arrayContaining([only(made(10), 'AWS::ApiGateway::Stage')[0][0]]));
  });

  test('does not change with the canary', () => {
    expect(only(made(10), 'Custom::GatehouseCanaryRemoval')).toEqual(only(made(50), 'Custom::GatehouseCanaryRemoval'));
  });

  test('may change this stage and nothing else', () => {
    const [[, policy]] = only(made(10), 'AWS::IAM::Policy');
    const [statement, ...others] = policy.Properties.PolicyDocument.Statement;
    expect(others).toEqual([]);
    expect(statement).toMatchObject({ Action: 'apigateway:PATCH', Effect: 'Allow' });
    expect(statement.Resource['Fn::Join'][1].at(-1)).toBe('::/restapis/api123/stages/prod');
  });

  test('costs nothing where there is no canary', () => {
    expect(Object.values<any>(made().Resources).map(({ Type }) => Type)).toEqual(['AWS::ApiGateway::Stage']);
  });
});
