import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { RestStage, restDeployment } from '../../src/delivery';
import type { RestStageProps } from '../../src/delivery';
import { ACCESS_LOG_FORMAT } from '../../src/observability';

function stageOf(more: Partial<RestStageProps> = {}): { readonly stack: Stack; readonly stage: RestStage } {
  const stack = new Stack();
  const restApi = RestApi.fromRestApiId(stack, 'Api', 'api123');
  return { stack, stage: new RestStage(stack, 'Stage', { stageName: 'prod', restApi, deploymentId: 'deployment1', methodSettings: [], ...more }) };
}

describe('a deployment', () => {
  test('has the logical id that follows the behaviour, and is retained', () => {
    // GIVEN
    const stack = new Stack();
    // WHEN
    const deployment = restDeployment(stack, 'Deployment', 'api123', (base) => `${base}abc123`);
    // THEN
    const [id] = Object.keys(Template.fromStack(stack).findResources('AWS::ApiGateway::Deployment', {
      Properties: { RestApiId: 'api123' },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    }));
    expect(id).toBe('Deploymentabc123');
    expect(stack.resolve(deployment.ref)).toEqual({ Ref: 'Deploymentabc123' });
  });
});

describe('a stage', () => {
  test('serves the deployment, traced', () => {
    const { stack } = stageOf({ variables: { color: 'green' }, description: 'For everybody' });
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Stage', {
      RestApiId: 'api123',
      StageName: 'prod',
      DeploymentId: 'deployment1',
      TracingEnabled: true,
      Variables: { color: 'green' },
      Description: 'For everybody',
    });
  });

  test('may go without traces', () => {
    Template.fromStack(stageOf({ tracing: false }).stack).hasResourceProperties('AWS::ApiGateway::Stage', { TracingEnabled: false });
  });

  test('writes access logs where it has a group', () => {
    // GIVEN
    const { stack, stage } = stageOf();
    const logGroup = new CfnLogGroup(stack, 'Log', {});
    // WHEN
    new RestStage(stack, 'Logged', { stageName: 'dev', restApi: stage.restApi, deploymentId: 'd', methodSettings: [], logGroup });
    // THEN
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::ApiGateway::Stage', { StageName: 'prod', AccessLogSetting: Match.absent() });
    template.hasResourceProperties('AWS::ApiGateway::Stage', {
      StageName: 'dev',
      AccessLogSetting: { DestinationArn: { 'Fn::GetAtt': ['Log', 'Arn'] }, Format: ACCESS_LOG_FORMAT },
    });
  });

  test('knows its address, with a slash at the end, and tells it and its deployment as outputs', () => {
    const { stack, stage } = stageOf();
    const url = stack.resolve(stage.url)['Fn::Join'][1];
    expect([url[0], url.at(-1)]).toEqual(['https://api123.execute-api.', '/']);
    expect(Object.values(Template.fromStack(stack).findOutputs('*')).map((output) => output.Value)).toEqual([stack.resolve(stage.url), 'deployment1']);
  });

  test('is what aws-cdk-lib\'s own constructs take as a stage', () => {
    const { stack, stage } = stageOf();
    expect(stack.resolve(stage.stageRef)).toEqual({ restApiId: 'api123', stageName: stack.resolve(stage.stageName) });
    expect(stack.resolve(stage.metricCount().toMetricConfig().metricStat?.dimensions)).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Stage' })]));
  });
});
