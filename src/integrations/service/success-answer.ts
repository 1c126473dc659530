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

/** The answer for every 2xx of the service; whatever template a route has for it, what fails fails. */
export function successAnswer(success: ResponseOptions, partial: readonly PartialFailure[] = [], cors?: CorsOptions): RestIntegrationResponse {
  const guard = partial.length ? (template: MappingTemplate) => unless(partial, template) : undefined;
  const { template = MappingTemplate.fromVtl('$input.body') } = success;
  const answer = mappedResponse({ match: '2\\d{2}', ...success, template: guard ? guard(template) : success.template }, cors);
  return { ...answer, ...guard && { _guard: guard } };
}

function unless(partial: readonly PartialFailure[], template: MappingTemplate): MappingTemplate {
  const failures = partial.map(({ test, status }, i) => `#${i > 0 ? 'else' : ''}if(${test})${overridden(status)}`);
  // Braces, because any text may follow; a comment, because a template may end in one, which ends with its line.
  return MappingTemplate.fromVtl(`${failures.join('')}#{else}${template._config.vtl()}##\n#{end}`);
}
