import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ORDER_ID } from './shared/order';
import { ordersOf } from './shared/orders';
import { Refusal } from './shared/refusal';
import { bucketName, s3 } from './shared/s3';

/** What the gateway's template makes of `GET /orders`: API Gateway requires parameters, but checks no values. */
export interface ListOrdersEvent {
  readonly customer: string;
  readonly year: string;
  readonly limit: string;
  readonly after?: string;
}

/** A page of orders in the order of their ids. */
export interface OrderPage {
  readonly orders: ReadonlyArray<{ readonly id: string; readonly changed?: string }>;
  readonly next?: string;
}

const FORMAT = '.json';

/** Lists a customer's orders of a year. */
export async function handler({ customer, year, limit, after }: ListOrdersEvent): Promise<OrderPage> {
  if (!/^\d{4}$/.test(year)) throw new Refusal('invalid', 'year has four digits');
  if (!/^([1-9]\d?|100)$/.test(limit)) throw new Refusal('invalid', 'limit is a whole number from 1 to 100');
  if (after !== undefined && !ORDER_ID.test(after)) throw new Refusal('invalid', 'after is the id of an order');
  const mine = ordersOf(customer);
  const { Contents = [], IsTruncated } = await s3.send(new ListObjectsV2Command({
    Bucket: bucketName(),
    Prefix: `${mine}${year}-`,
    MaxKeys: Number(limit),
    StartAfter: after && mine + after + FORMAT,
  }));
  const orders = Contents.map(({ Key = '', LastModified }) => ({ id: Key.slice(mine.length, -FORMAT.length), changed: LastModified?.toISOString() }));
  return { orders, next: IsTruncated ? orders.at(-1)?.id : undefined };
}
