/** What the keys of all orders start with. */
export const ORDERS = 'orders/';
