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
 * templates deployed before, oldest first, the one counts that first had it, without one between that had not.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
 */
export function servedBy(api: RestApiModel, stage: StageModel, earlier: ReadonlyArray<readonly RestApiModel[]>): Served {
  const states = earlier.map((apis) => apis.find(({ apiId }) => apiId === api.apiId)).reverse();
  const frozen = (deployment: string): RestApiModel => {
    const after = states.findIndex((state) => !state?.deployments?.includes(deployment));
    const had = after === -1 ? states : states.slice(0, after);
    return { ...had.at(-1) ?? api, stages: api.stages };
  };
  const own = frozen(stage.deploymentId);
  const { deploymentId = stage.deploymentId } = stage.canary ?? {};
  return { api: own, stage, canaryApi: deploymentId === stage.deploymentId ? own : frozen(deploymentId) };
}
