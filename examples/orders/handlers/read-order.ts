import type { Order } from './shared/order';
import { findOrder } from './shared/orders';

/** What the gateway's template makes of `GET /orders/{id}`. */
export interface ReadOrderEvent {
  readonly customer: string;
  readonly id: string;
}

/** Answers the whole order; the gateway's template keeps what is not for the customer. */
export async function handler({ customer, id }: ReadOrderEvent): Promise<Order & { readonly lastModified?: string }> {
  const { order, lastModified } = await findOrder(customer, id);
  return { ...order, lastModified: lastModified?.toUTCString() };
}
