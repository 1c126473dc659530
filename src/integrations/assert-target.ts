import { GatehouseError, quote } from '../errors';

/** Refuses a target that is not there; other languages and plain JavaScript can hand over anything. */
export function assertTarget(what: string, target: unknown, property: string): void {
  if (typeof target === 'object' && target !== null && 'node' in target && property in target) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `an integration has ${quote(target)} where ${what} is due`,
    allowed: `${what} of this app, or an imported one`,
    fix: 'Hand over the construct itself',
  });
}
