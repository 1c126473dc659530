import type { Value, Variables, VtlObject } from '../values';
import { UTIL } from './util';

/** What a mapping template of API Gateway can name. */
export interface TemplateVariables {
  /** Of `inputOf`. */
  readonly input: VtlObject;
  /** Of `contextOf`, the same one for the request template and the response template. */
  readonly context: Value;
  /** Of `stageVariablesOf`. */
  readonly stageVariables: Value;
}

/** The variables to render a mapping template with: `$input`, `$context`, `$stageVariables` and `$util`. */
export function templateVariables({ input, context, stageVariables }: TemplateVariables): Variables {
  return { input, context, stageVariables, util: UTIL };
}
