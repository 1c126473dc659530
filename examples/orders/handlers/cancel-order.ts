import { timeOf } from './shared/order';
import type { Order } from './shared/order';
import { changeOrder, findOrder } from './shared/orders';
import { Refusal } from './shared/refusal';

/** What the gateway's template makes of `POST /orders/{id}/cancellation`. */
export interface CancelOrderEvent {
  readonly customer: string;
  readonly id: string;
  readonly receivedAt: string;
  readonly reason: string;
  readonly comment?: string;
}

/** Cancels an order, once. */
export async function handler({ customer, id, receivedAt, reason, comment }: CancelOrderEvent): Promise<Order> {
  const stored = await findOrder(customer, id);
  if (stored.order.cancellation) throw new Refusal('conflict', `The order ${id} is cancelled already`);
  const order: Order = { ...stored.order, cancellation: { at: timeOf(receivedAt), reason, comment } };
  await changeOrder(order, stored);
  return order;
}
