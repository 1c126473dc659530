import type * as Vtl from '../vtl';

/** The dialect, loaded when a mapping is first looked at: most gateways have none, and loading it costs as much as a hundred routes. */
export function vtl(): typeof Vtl {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../vtl') as typeof Vtl;
}
