import { GetObjectCommand, PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { ORDER_ID } from './order';
import type { Order } from './order';
import { Refusal } from './refusal';
import { bucketName, s3 } from './s3';
import { ORDERS } from '../../lib/prefix';

/** An order, and what changes whenever it does. */
export interface StoredOrder {
  readonly order: Order;
  readonly etag?: string;
  readonly lastModified?: Date;
}

/** What the keys of a customer's orders start with. A route that lost its authorizer has no customer, and reaches nobody's orders. */
export function ordersOf(customer: string): string {
  if (typeof customer !== 'string' || !/^[A-Za-z0-9-]+$/.test(customer)) throw new Error('The gateway passed no customer: has the route lost its authorizer?');
  return `${ORDERS}${customer}/`;
}

/** Stores an order that must be new. */
export async function createOrder(order: Order): Promise<void> {
  await put(order, { IfNoneMatch: '*' }, `The reference ${order.reference} is taken by the order ${order.id}`);
}

/** Stores a change of an order that nobody else has changed meanwhile. */
export async function changeOrder(order: Order, { etag }: StoredOrder): Promise<void> {
  await put(order, { IfMatch: etag }, `The order ${order.id} has just been changed`);
}

/** One of a customer's orders. S3 answers 403 for what is not there, because the role may not list. */
export async function findOrder(customer: string, id: string): Promise<StoredOrder> {
  const missing = new Refusal('not-found', `There is no order ${id}`);
  if (!ORDER_ID.test(id)) throw missing;
  try {
    const { Body, ETag, LastModified } = await s3.send(new GetObjectCommand({ Bucket: bucketName(), Key: keyOf(customer, id) }));
    return { order: JSON.parse(await Body!.transformToString()) as Order, etag: ETag, lastModified: LastModified };
  } catch (error) {
    throw isStatus(error, 403, 404) ? missing : error;
  }
}

const keyOf = (customer: string, id: string) => `${ordersOf(customer)}${id}.json`;

async function put(order: Order, condition: Pick<PutObjectCommandInput, 'IfMatch' | 'IfNoneMatch'>, otherwise: string): Promise<void> {
  const object = { Bucket: bucketName(), Key: keyOf(order.customer, order.id), Body: JSON.stringify(order), ContentType: 'application/json' };
  try {
    await s3.send(new PutObjectCommand({ ...object, ...condition }));
  } catch (error) {
    throw isStatus(error, 409, 412) ? new Refusal('conflict', otherwise) : error;
  }
}

function isStatus(error: unknown, ...statuses: number[]): boolean {
  return error instanceof S3ServiceException && statuses.includes(error.$metadata.httpStatusCode ?? 0);
}
