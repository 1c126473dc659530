import type { RestIntegrationResponse } from './rest-integration';
import { MappingTemplate, mappedResponse } from '../mapping';
import type { CorsOptions } from '../mapping';

/** An answer for errors of the back end that says no more than a message. */
export interface ErrorAnswer {
  readonly status: number;
  readonly match: string;
  readonly message: string;
}

/** The answers of an integration that a route may map: the back end's own with 200, and what errors become. */
export function ownAnswers(cors: CorsOptions | undefined, errors: readonly ErrorAnswer[]): RestIntegrationResponse[] {
  const failures = errors.map(({ message, ...error }) => ({ ...error, template: MappingTemplate.json({ message }) }));
  return [{ status: 200 }, ...failures].map((response) => mappedResponse(response, cors));
}
