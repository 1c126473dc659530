import type { Fields, TemplateResource } from '../../template';
import type { CanaryModel, StageModel, UsagePlanModel } from '../model';
import type { ApiMembers } from './discrete/members';
import { optional } from './integration';
import { methodSettingsOf, settingsOf } from './method-settings';

type Plans = (stage: string) => readonly UsagePlanModel[];

/** The stages of an API: those that are resources, and those that deployments make. */
export function stagesOf(members: ApiMembers, plans: Plans): readonly StageModel[] {
  const deployments = members.of('Deployment');
  const stages = members.of('Stage').map((stage) => ofResource(stage, deployments, plans, members));
  const made = deployments.filter(({ properties }) => properties.text('StageName') !== undefined)
    .filter(({ properties }) => !stages.some(({ name }) => name === properties.text('StageName')))
    .map((deployment) => ofDeployment(deployment, plans));
  return [...stages, ...made].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html */
function ofResource(stage: TemplateResource, deployments: readonly TemplateResource[], plans: Plans, { report }: ApiMembers): StageModel {
  const { logicalId, type, name, properties } = stage;
  const deploymentId = properties.text('DeploymentId');
  if (!deployments.some(({ ref }) => ref === deploymentId)) {
    report(logicalId, type, `its deployment ${deploymentId ?? '(none)'} is not in the template; here it serves what an earlier template had of it, else what this one declares`);
  }
  if (properties.text('ClientCertificateId')) report(logicalId, type, 'no client certificate is sent to back ends');
  const canary = canaryOf(properties.raw('CanarySetting') === undefined ? canaryDeployment(name, deployments) : properties.fields('CanarySetting'));
  if (canary?.deploymentId !== undefined && !deployments.some(({ ref }) => ref === canary.deploymentId)) {
    report(logicalId, type, `the deployment ${canary.deploymentId} of its canary is not in the template; here it serves what an earlier template had of it, else what this one declares`);
  }
  const methodSettings = methodSettingsOf(properties);
  return { name, deploymentId: deploymentId ?? '', ...described(properties), methodSettings, ...optional('canary', canary), usagePlans: plans(name) };
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html */
function ofDeployment({ ref, properties }: TemplateResource, plans: Plans): StageModel {
  const description = properties.fields('StageDescription');
  const name = properties.required('StageName');
  const all = settingsOf(description);
  const forAll = Object.keys(all).length > 0 ? [{ httpMethod: '*', resourcePath: '/*', ...all }] : [];
  const methodSettings = [...methodSettingsOf(description), ...forAll];
  const canary = canaryOf(description.raw('CanarySetting') === undefined ? undefined : description.fields('CanarySetting'));
  return { name, deploymentId: ref, ...described(description), methodSettings, ...optional('canary', canary), usagePlans: plans(name) };
}

function described(fields: Fields): Pick<StageModel, 'variables' | 'cacheClusterEnabled' | 'accessLogFormat' | 'tracing'> {
  return {
    variables: fields.textMap('Variables'),
    cacheClusterEnabled: fields.flag('CacheClusterEnabled') ?? false,
    ...optional('accessLogFormat', fields.fields('AccessLogSetting').text('Format')),
    tracing: fields.flag('TracingEnabled') ?? false,
  };
}

/** A deployment with canary settings that names a stage is the canary of that stage. */
function canaryDeployment(stage: string, deployments: readonly TemplateResource[]): Fields | undefined {
  const canaries = deployments.filter(({ properties }) => properties.raw('DeploymentCanarySettings') !== undefined);
  const found = canaries.find(({ properties }) => properties.text('StageName') === stage);
  return found?.properties.fields('DeploymentCanarySettings').with({ DeploymentId: found.ref });
}

function canaryOf(fields: Fields | undefined): CanaryModel | undefined {
  return fields && {
    percentTraffic: fields.number('PercentTraffic') ?? 0,
    variables: fields.textMap('StageVariableOverrides'),
    useStageCache: fields.flag('UseStageCache') ?? false,
    ...optional('deploymentId', fields.text('DeploymentId')),
  };
}
