import { Token } from 'aws-cdk-lib';
import type { CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { quote, shapeFindings } from '../errors';
import type { Finding } from '../errors';
import { StageDeployment } from './stage-deployment';

/**
 * A canary: a share of a stage's requests that the routes as they are declared answer, while the pinned deployment answers the others.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html
 */
export interface StageCanaryOptions {
  /**
   * The share of the requests, 0 to 100 percent. Requests are drawn at random, each for itself: a caller does not stay with one side.
   *
   * Errors: `GH_CANARY`.
   */
  readonly percent: number;

  /**
   * Stage variables of the canary, over those of the stage.
   *
   * Errors: `GH_STAGE_VARIABLE`.
   *
   * @default - those of the stage
   */
  readonly variables?: { [name: string]: string };

  /**
   * Whether the canary shares the cache of the stage, so that answers of one side are served for the other.
   *
   * @default false
   */
  readonly useStageCache?: boolean;
}

/** What a stage says of its deployment and its canary. */
export interface DeploymentFields {
  readonly deployment?: StageDeployment;
  readonly canary?: StageCanaryOptions;
}

const PINNED = 'the id of an earlier deployment: lower-case letters and digits, as the output DeploymentId of the stage has it';

/** What is wrong with a stage's deployment and canary, as data. */
export function deploymentFindings(where: string, { deployment, canary }: DeploymentFields): Finding[] {
  if (deployment !== undefined && !(deployment instanceof StageDeployment)) {
    return [{ code: 'GH_TYPE', given: `deployment of ${where} is ${quote(deployment)}`, allowed: 'a StageDeployment', fix: 'Write StageDeployment.latest() or StageDeployment.pinned(…)' }];
  }
  const id = deployment?._pinnedTo;
  const unfit = id !== undefined && !isDeploymentId(id);
  return [
    ...unfit ? [{ code: 'GH_STAGE_DEPLOYMENT', given: `${where} is pinned to ${quote(id)}`, allowed: PINNED, fix: 'Copy the id from the outputs of the stack' } as const] : [],
    ...canary === undefined ? [] : canaryFindings(where, canary, id),
  ];
}

function canaryFindings(where: string, canary: StageCanaryOptions, base?: string): Finding[] {
  const shape = shapeFindings(`canary of ${where}`, canary, { percent: 'number', variables: 'map', useStageCache: 'boolean' });
  if (shape.length > 0) return shape;
  const { percent } = canary;
  const isShare = Token.isUnresolved(percent) || (typeof percent === 'number' && percent >= 0 && percent <= 100);
  return [
    ...isShare ? [] : [{ code: 'GH_CANARY', given: `the canary of ${where} has the percent ${quote(percent)}`, allowed: '0 to 100', fix: 'Give the share of the requests in percent' } as const],
    ...base !== undefined ? [] : [{
      code: 'GH_CANARY',
      given: `${where} has a canary, and its other requests are answered by the latest deployment too`,
      allowed: 'a canary beside a pinned deployment',
      fix: 'Pin the deployment that is served now: deployment: StageDeployment.pinned(…), with the output DeploymentId of the stage; to end a canary, remove `canary`',
    } as const],
  ];
}

/** As AWS has them; what is known only at deployment passes. */
function isDeploymentId(id: unknown): boolean {
  return typeof id === 'string' && (Token.isUnresolved(id) || /^[a-z0-9]{1,32}$/.test(id));
}

/** Renders a canary that serves `deploymentId`. */
export function renderCanary({ percent, variables, useStageCache }: StageCanaryOptions, deploymentId: string): CfnStage.CanarySettingProperty {
  const sorted = Object.entries(variables ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    deploymentId,
    percentTraffic: percent,
    stageVariableOverrides: sorted.length > 0 ? Object.fromEntries(sorted) : undefined,
    useStageCache: useStageCache ?? false,
  };
}
