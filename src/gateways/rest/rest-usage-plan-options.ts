import type { UsagePlanOptions, UsagePlanStageOptions } from '../../protection';

/** What a usage plan of a gateway allows, and to whom. */
export interface RestUsagePlanOptions extends UsagePlanOptions, UsagePlanStageOptions {
  /**
   * The stages of the gateway that the keys open, by name.
   *
   * Errors: `GH_STAGE_UNKNOWN`.
   *
   * @default - every stage of the gateway
   */
  readonly stages?: string[];
}
