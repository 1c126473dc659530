import type { IApiKeyRef } from 'aws-cdk-lib/aws-apigateway';
import type { Quota } from './quota';
import type { UsagePlanStage } from './usage-plan-stage';
import type { ThrottleOptions } from '../../delivery';

/** What one stage of a usage plan has of its own. */
export interface UsagePlanStageOptions {
  /**
   * Limits for single routes, by route key (`GET /pets/{id}`), for each API key. They replace the plan's own throttle there, so the plan must have one.
   *
   * API Gateway takes up to 20 for each stage, until the quota is raised; `ANY` counts as the methods that it means.
   *
   * Errors: `GH_ROUTE_KEY`, `GH_ROUTE_UNKNOWN`, `GH_THROTTLE`, `GH_USAGE_PLAN_THROTTLE`; warnings: `GH_QUOTA_METHOD_THROTTLES`.
   *
   * @default - the plan's throttle holds for all
   */
  readonly throttles?: { [routeKey: string]: ThrottleOptions };
}

/** What a usage plan allows, and to whom. */
export interface UsagePlanOptions {
  /**
   * How many requests each key may make in a day, week or month, over all stages of the plan.
   *
   * Errors: `GH_USAGE_PLAN_QUOTA`.
   *
   * @default - no quota
   */
  readonly quota?: Quota;

  /**
   * How many requests each key may make a second, and at once.
   *
   * Errors: `GH_THROTTLE`.
   *
   * @default - no limit beside those of the stages
   */
  readonly throttle?: ThrottleOptions;

  /**
   * The keys that the plan is for: `GatewayApiKey`, or those of aws-cdk-lib.
   *
   * A key opens every stage of its plans, and can be in one plan only for each stage.
   *
   * Errors: `GH_TYPE`, `GH_API_KEY_PLANS`.
   *
   * @default - none; add them with `addKey`
   */
  readonly keys?: IApiKeyRef[];

  /**
   * The name of the plan.
   *
   * Errors: `GH_TEXT_EMPTY`.
   *
   * @default - made by CloudFormation
   */
  readonly usagePlanName?: string;

  /**
   * What the plan is for.
   *
   * Errors: `GH_TEXT_EMPTY`.
   *
   * @default - no description
   */
  readonly description?: string;
}

/** Properties of a `UsagePlan`. */
export interface UsagePlanProps extends UsagePlanOptions {
  /**
   * The stages that the keys open, of one API or of several.
   *
   * Errors: `GH_USAGE_PLAN_STAGE` for none at synth, and for one twice.
   *
   * @default - none; add them with `addStage`
   */
  readonly stages?: UsagePlanStage[];
}
