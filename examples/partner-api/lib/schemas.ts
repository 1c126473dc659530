import { join } from 'path';
import { Schema } from 'cdk-gatehouse';

/** The models of the API. */
export const SCHEMAS = { order: Schema.fromFile(join(__dirname, '../schemas/order.json')) };
