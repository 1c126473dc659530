import type { RestCase } from '../kinds/rest';
import { STUBBED_SERVICES } from '../stubs/services';

/** Recorded requests that the local gateway answers otherwise, by case and number, with the reason. */
export const DEVIATIONS: Readonly<Record<string, string>> = {};

/** Why a whole case cannot be run; nothing where it can. */
export function reasonToSkip({ definition, backends }: RestCase, known: readonly string[]): string | undefined {
  const unknown = Object.entries(backends?.lambda ?? {}).find(([, { backend }]) => !known.includes(backend));
  if (unknown) return `the source of the function ${unknown[0]} was not recorded`;
  const uris = JSON.stringify(definition.template).matchAll(/arn:[a-z-]*:apigateway:[^:"]*:(?:[^:."]*\.)?([a-z0-9-]+):(?:path|action)\//g);
  const service = [...uris].map(([, name]) => name).find((name) => name !== 'lambda' && !STUBBED_SERVICES.includes(name));
  return service === undefined ? undefined : `there is no stub of ${service}`;
}
