import { timeOf } from './shared/order';
import type { Order } from './shared/order';
import { createOrder } from './shared/orders';

/** What the gateway's template makes of `POST /orders`: what the caller sent and what the gateway knows, with no HTTP left. */
export interface PlaceOrderEvent extends Pick<Order, 'customer' | 'requestId' | 'reference' | 'items' | 'shipTo' | 'express' | 'note'> {
  readonly receivedAt: string;
}

/** Stores the order. A reference is good once a year; a second one is refused. */
export async function handler({ receivedAt, ...sent }: PlaceOrderEvent): Promise<Order> {
  const placed = timeOf(receivedAt);
  const order: Order = { ...sent, placed, id: `${placed.slice(0, 4)}-${sent.reference}` };
  await createOrder(order);
  return order;
}
