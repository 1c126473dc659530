import type { RestApiModel, StageModel } from './model';

/** What a stage serves: the state of the API that its deployment froze, and that which its canary's deployment froze. */
export interface Served {
  readonly api: RestApiModel;
  readonly stage: StageModel;
  readonly canaryApi: RestApiModel;
}

/**
 * Finds what the deployments of a stage froze.
 *
 * A deployment is a picture of its API at the time when CloudFormation made it: later templates that still have it do not change it. Of the
 * templates deployed before, oldest first, the one counts that first had it, without one between that had not. One that has left the
 * template is still there if it was retained; a stage names it by its id.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
 */
export function servedBy(api: RestApiModel, stage: StageModel, earlier: ReadonlyArray<readonly RestApiModel[]>): Served {
  const states = earlier.map((apis) => apis.find(({ apiId }) => apiId === api.apiId)).reverse();
  const frozen = (deployment: string): RestApiModel => {
    const since = api.deployments?.includes(deployment) ? states : states.slice(leftAt(deployment, states));
    const before = since.findIndex((state) => !state?.deployments?.includes(deployment));
    const had = before === -1 ? since : since.slice(0, before);
    return { ...had.at(-1) ?? api, stages: api.stages };
  };
  const own = frozen(stage.deploymentId);
  const { deploymentId = stage.deploymentId } = stage.canary ?? {};
  return { api: own, stage, canaryApi: deploymentId === stage.deploymentId ? own : frozen(deploymentId) };
}

/** The newest of the states that had a deployment, where it was retained; else behind all of them. */
function leftAt(deployment: string, states: ReadonlyArray<RestApiModel | undefined>): number {
  const last = states.findIndex((state) => state?.deployments?.includes(deployment));
  return last >= 0 && states[last]?.retainedDeployments?.includes(deployment) ? last : states.length;
}
