import type { App } from 'aws-cdk-lib';
import type { CatalogueStackProps } from './catalogue-stack';
import { beforeRollout, finishedRollout, promotedRollout, startedRollout } from './rollout';
import type { Rollout } from './rollout';

const ROLLOUTS: Readonly<Record<string, (deployment: () => string) => Rollout>> = {
  before: beforeRollout,
  start: (deployment) => startedRollout(deployment()),
  promote: (deployment) => promotedRollout(deployment()),
  none: finishedRollout,
};

/**
 * The way of release 2 into prod, by context; without context it has arrived.
 *
 * - `-c canary=before`: release 1.
 * - `-c canary=start -c deployment=<output ProdDeploymentId>`: release 2 as a canary beside that deployment.
 * - `-c canary=promote -c deployment=<output …CanaryDeploymentId…>`: prod serves the canary's deployment.
 * - `-c canary=none`: no canary any more.
 */
export function variantOf(app: App): CatalogueStackProps {
  const step: unknown = app.node.tryGetContext('canary') ?? 'none';
  if (typeof step !== 'string' || !Object.hasOwn(ROLLOUTS, step)) throw new Error(`canary is one of ${Object.keys(ROLLOUTS).join(', ')}`);
  return { rollout: ROLLOUTS[step](() => deploymentOf(app)) };
}

function deploymentOf(app: App): string {
  const id: unknown = app.node.tryGetContext('deployment');
  if (typeof id === 'string') return id;
  throw new Error('Name the deployment that prod is to stay with: -c deployment=<an id out of the outputs>');
}
