import { join } from 'path';
import { Schema } from 'cdk-gatehouse';

const schema = (name: string) => Schema.fromFile(join(__dirname, `../schemas/${name}.json`));

/** The models of the API, each named after its file. */
export const SCHEMAS = {
  order: schema('order'),
  orderState: schema('order-state'),
  orderList: schema('order-list'),
  cancellation: schema('cancellation'),
  stock: schema('stock'),
  problem: schema('problem'),
};
