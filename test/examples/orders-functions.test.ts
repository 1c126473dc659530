import './functions-env';
import { FakeS3 } from './fake-s3';
import { handler as cancel } from '../../examples/orders/handlers/cancel-order';
import { handler as list } from '../../examples/orders/handlers/list-orders';
import { handler as place } from '../../examples/orders/handlers/place-order';
import type { PlaceOrderEvent } from '../../examples/orders/handlers/place-order';
import { handler as read } from '../../examples/orders/handlers/read-order';
import { changeOrder, findOrder } from '../../examples/orders/handlers/shared/orders';
import { Refusal } from '../../examples/orders/handlers/shared/refusal';

let s3: FakeS3;

beforeAll(async () => {
  process.env.BUCKET = 'orders';
  s3 = await FakeS3.start();
});
beforeEach(() => {
  s3.objects.clear();
  s3.failWith = undefined;
});
afterAll(() => s3.stop());

const RECEIVED = String(Date.UTC(2026, 0, 31, 12));
const SHIP_TO = { name: 'Ann', street: 'Main Street 1', city: 'Springfield', postalCode: '12345', country: 'US' };

function sent(event: Partial<PlaceOrderEvent> = {}): PlaceOrderEvent {
  return { customer: 'ann', requestId: 'r-1', receivedAt: RECEIVED, reference: 'PO-1', items: [{ sku: 'A-1', quantity: 2 }], shipTo: SHIP_TO, express: false, ...event };
}

const stored = (key: string) => JSON.parse(s3.objects.get(key)!.body.toString()) as unknown;

describe('placing', () => {
  test('stores the order below its customer, named by year and reference', async () => {
    const order = await place(sent({ note: 'ring twice' }));

    expect(order).toEqual({
      id: '2026-PO-1',
      customer: 'ann',
      requestId: 'r-1',
      placed: '2026-01-31T12:00:00.000Z',
      reference: 'PO-1',
      items: [{ sku: 'A-1', quantity: 2 }],
      shipTo: SHIP_TO,
      express: false,
      note: 'ring twice',
    });
    expect(stored('orders/ann/2026-PO-1.json')).toEqual(order);
  });

  test('a reference is good once a year, for each customer', async () => {
    await place(sent());

    await expect(place(sent({ items: [] }))).rejects.toThrow('conflict: The reference PO-1 is taken by the order 2026-PO-1');
    await place(sent({ customer: 'bob' }));
    await place(sent({ receivedAt: String(Date.UTC(2027, 0, 1)) }));
    expect([...s3.objects.keys()]).toEqual(['orders/ann/2026-PO-1.json', 'orders/bob/2026-PO-1.json', 'orders/ann/2027-PO-1.json']);
    expect(stored('orders/ann/2026-PO-1.json')).toMatchObject({ items: [{ sku: 'A-1' }] });
  });

  test.each([null, '', '../bob', 'a/b'])('without a customer, here %j, it fails and stores nothing', async (customer) => {
    await expect(place(sent({ customer: customer as string }))).rejects.toThrow('no customer');
    expect(s3.objects.size).toBe(0);
  });

  test('a failure of S3 is no refusal', async () => {
    s3.failWith = 500;

    await expect(place(sent())).rejects.not.toBeInstanceOf(Refusal);
  });
});

describe('reading', () => {
  test('answers the order, and when it was changed', async () => {
    const order = await place(sent());

    expect(await read({ customer: 'ann', id: '2026-PO-1' })).toEqual({ ...order, lastModified: expect.stringMatching(/ GMT$/) });
  });

  test.each(['2026-PO-2', '2026-', '../bob/2026-PO-1', '2026-PO-1.json', ''])('%j is not there', async (id) => {
    await place(sent());
    await place(sent({ customer: 'bob' }));

    await expect(read({ customer: 'ann', id })).rejects.toThrow(`not-found: There is no order ${id}`);
  });

  test('a failure of S3 is no refusal', async () => {
    s3.failWith = 500;

    await expect(read({ customer: 'ann', id: '2026-PO-1' })).rejects.not.toBeInstanceOf(Refusal);
  });
});

describe('cancelling', () => {
  const cancellation = { customer: 'ann', id: '2026-PO-1', receivedAt: RECEIVED, reason: 'mistake' };

  test('notes when and why', async () => {
    await place(sent());

    const order = await cancel({ ...cancellation, comment: 'sorry' });

    expect(order.cancellation).toEqual({ at: '2026-01-31T12:00:00.000Z', reason: 'mistake', comment: 'sorry' });
    expect(stored('orders/ann/2026-PO-1.json')).toEqual(order);
  });

  test('happens once', async () => {
    await place(sent());
    await cancel(cancellation);

    await expect(cancel(cancellation)).rejects.toThrow('conflict: The order 2026-PO-1 is cancelled already');
  });

  test('of two changes of one state the second is refused', async () => {
    await place(sent());
    const state = await findOrder('ann', '2026-PO-1');
    await changeOrder({ ...state.order, note: 'first' }, state);

    await expect(changeOrder({ ...state.order, note: 'second' }, state)).rejects.toThrow('conflict: The order 2026-PO-1 has just been changed');
    expect(stored('orders/ann/2026-PO-1.json')).toMatchObject({ note: 'first' });
  });

  test('what is not there is refused', async () => {
    await expect(cancel(cancellation)).rejects.toThrow('not-found: ');
  });
});

describe('listing', () => {
  const asked = { customer: 'ann', year: '2026', limit: '2' };

  test('has the orders of one customer and year, in pages', async () => {
    for (const reference of ['A', 'B', 'C']) await place(sent({ reference }));
    await place(sent({ customer: 'bob', reference: 'X' }));
    await place(sent({ receivedAt: String(Date.UTC(2025, 5, 1)), reference: 'Y' }));

    const first = await list(asked);
    const second = await list({ ...asked, after: first.next });

    expect(first).toEqual({ orders: [{ id: '2026-A', changed: expect.any(String) }, { id: '2026-B', changed: expect.any(String) }], next: '2026-B' });
    expect(second).toEqual({ orders: [{ id: '2026-C', changed: expect.any(String) }], next: undefined });
  });

  test('a year without orders has none', async () => {
    expect(await list({ ...asked, year: '1999' })).toEqual({ orders: [], next: undefined });
  });

  test.each([
    [{ year: '26' }, 'year'], [{ year: '' }, 'year'], [{ year: '2026-PO' }, 'year'],
    [{ limit: '0' }, 'limit'], [{ limit: '101' }, 'limit'], [{ limit: '1.5' }, 'limit'], [{ limit: 'all' }, 'limit'],
    [{ after: '../bob/2026-A' }, 'after'], [{ after: '' }, 'after'],
  ])('%j is refused', async (event, name) => {
    await expect(list({ ...asked, ...event })).rejects.toThrow(`invalid: ${name} `);
  });
});
