import type * as Collect from './collect';
import type * as Documents from './documents';

/** What reads and converts schemas, loaded with the first one: most gateways have none. */
export function documents(): typeof Documents {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./documents') as typeof Documents;
}

/** What renders schemas, loaded with the first one. */
export function collection(): typeof Collect {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./collect') as typeof Collect;
}
