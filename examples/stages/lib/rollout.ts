import { StageDeployment } from 'cdk-gatehouse';
import type { RestStageOptions } from 'cdk-gatehouse';

/** The releases of the stock route: each has another service behind it, and other words for the caller. */
export type Release = 1 | 2;

/** How far release 2 has come in prod. In dev it is there with the first deployment that has it. */
export interface Rollout {
  /** The routes as they are declared. */
  readonly release: Release;
  /** What prod says of deployments and canaries, and where its stock service is. */
  readonly prod: Pick<RestStageOptions, 'deployment' | 'canary' | 'variables'>;
}

const FIRST = { stock: 'stock.example.com' };
const SECOND = { stock: 'stock-2.example.com' };
const PERCENT = 10;

/** Release 1 everywhere. */
export function beforeRollout(): Rollout {
  return { release: 1, prod: { variables: FIRST } };
}

/** Release 2 answers a share of prod's requests; the others are answered by the deployment that was there before. */
export function startedRollout(deployment: string): Rollout {
  return { release: 2, prod: { variables: FIRST, deployment: StageDeployment.pinned(deployment), canary: { percent: PERCENT, variables: SECOND } } };
}

/** Prod itself serves what the canary serves. */
export function promotedRollout(deployment: string): Rollout {
  return { release: 2, prod: { variables: SECOND, deployment: StageDeployment.pinned(deployment), canary: { percent: PERCENT, variables: SECOND } } };
}

/** Release 2 everywhere, without a canary. */
export function finishedRollout(): Rollout {
  return { release: 2, prod: { variables: SECOND } };
}
