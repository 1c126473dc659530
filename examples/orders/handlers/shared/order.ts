/** Where parcels go: `schemas/address.json`. */
export interface Address {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly postalCode: string;
  readonly country: string;
}

/** An order as it is stored. */
export interface Order {
  readonly id: string;
  /** The `sub` of the customer's token. */
  readonly customer: string;
  /** The id of the request that placed it, as in the access log. */
  readonly requestId: string;
  /** ISO 8601. */
  readonly placed: string;
  readonly reference: string;
  readonly items: ReadonlyArray<{ readonly sku: string; readonly quantity: number; readonly gift?: string }>;
  readonly shipTo: Address;
  readonly express: boolean;
  readonly note?: string;
  readonly cancellation?: { readonly at: string; readonly reason: string; readonly comment?: string };
}

/** A year and the customer's reference: no slash and no dot, so that no id reaches another customer's orders. */
export const ORDER_ID = /^\d{4}-[A-Za-z0-9-]{1,40}$/;

/** The time of a request, which API Gateway tells in milliseconds. */
export function timeOf(requestTimeEpoch: string): string {
  return new Date(Number(requestTimeEpoch)).toISOString();
}
