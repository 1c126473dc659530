import { MappingTemplate, mappedResponse } from '../../mapping';
import type { CorsOptions, ResponseOptions } from '../../mapping';
import type { RestIntegrationResponse } from '../rest-integration';
import { overridden } from './failure-answers';

/** A success of the service that is none to the caller, because some of what was asked for was not done. */
export interface PartialFailure {
  /** VTL that is true for it, over the service's answer. */
  readonly test: string;
  readonly status: number;
}

/** The answer for every 2xx of the service. */
export function successAnswer(success: ResponseOptions, partial?: PartialFailure, cors?: CorsOptions): RestIntegrationResponse {
  const template = partial ? unless(partial, success.template) : success.template;
  return mappedResponse({ match: '2\\d{2}', ...success, template }, cors);
}

function unless({ test, status }: PartialFailure, template: MappingTemplate = MappingTemplate.fromVtl('{}')): MappingTemplate {
  return MappingTemplate.fromVtl(`#if(${test})${overridden(status)}#else${template._config.vtl()}#end`);
}
