/**
 * Which deployment a stage serves: which state of the API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
 */
export class StageDeployment {
  /** That of the routes as they are declared: each change of their behaviour is served at once. */
  public static latest(): StageDeployment {
    return new StageDeployment();
  }

  /**
   * One that was deployed before: later changes of the routes are not served.
   *
   * The id is an output of the stack, `…DeploymentId`, of the time when it was the latest. Old deployments are retained.
   *
   * @param deploymentId the id that API Gateway gave it, for example `abc123`
   */
  public static pinned(deploymentId: string): StageDeployment {
    return new StageDeployment(deploymentId ?? '');
  }

  /** @internal */
  public readonly _pinnedTo?: string;

  private constructor(pinnedTo?: string) {
    this._pinnedTo = pinnedTo;
  }
}
