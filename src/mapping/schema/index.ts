import type { CollectedSchemas } from './collect';
import { collection } from './machinery';
import type { Schema } from './schema';

export type { CollectedSchemas } from './collect';
export { Schema, isSchema } from './schema';

const NONE: CollectedSchemas = { models: {}, refOf: () => ({ $ref: '' }), findings: [] };

/** Renders schemas and all that they refer to, each once: pure, and the same in whatever order they come. */
export function collectSchemas(schemas: readonly Schema[]): CollectedSchemas {
  return schemas.length === 0 ? NONE : collection().collectSchemas(schemas);
}
