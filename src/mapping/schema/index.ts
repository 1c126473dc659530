export { collectSchemas } from './collect';
export type { CollectedSchemas } from './collect';
export { Schema, isSchema } from './schema';
