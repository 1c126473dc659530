import * as fc from 'fast-check';
import { askAs, clock, ordersAssembly, ordersGateway, tokenOf } from './orders-api';
import type { Ask } from './orders-api';
import type { GatewayResponse, LocalGateway, StubRequest, StubResponse } from '../../src/local';

/** The application, synthesized and served on this machine: its functions in worker threads, the test as its stock service. */
let assembly: string;
let gateway: LocalGateway;
let ann: Ask;
let bob: Ask;
const stock = jest.fn<StubResponse, [StubRequest]>();

beforeAll(async () => {
  assembly = ordersAssembly();
  gateway = await ordersGateway(assembly, { http: { 'https://stock.example.com': stock } });
  [ann, bob] = ['ann', 'bob'].map((sub) => askAs(gateway, sub));
}, 60_000);
beforeEach(() => {
  clock.pass();
  stock.mockReset();
  for (const key of keys()) gateway.s3.store.delete(bucket(), key);
});
afterAll(() => gateway.dispose());

const bucket = () => gateway.s3.store.names[0];
const keys = () => gateway.s3.store.keys(bucket());
const stored = (id = '2026-PO-1') => JSON.parse(gateway.s3.store.get(bucket(), `orders/ann/${id}.json`)!.body.toString()) as any;

const SHIP_TO = { name: 'Ann O\'Hara "the boss"', street: 'Straße 1\\2', city: 'Köln 😀', postalCode: '12345', country: 'DE' };
const ORDER = { reference: 'PO-1', items: [{ sku: 'A-1', quantity: 2 }, { sku: 'B-2', quantity: 1, gift: 'Happy "birthday"\n$foo #end' }], shipTo: SHIP_TO };

/** The claims of one token with the signature of another. */
function forged(claims: string, signature: string): string {
  return [...claims.split('.').slice(0, 2), signature.split('.')[2]].join('.');
}

const json = ({ text }: GatewayResponse) => JSON.parse(text) as any;
const placed = (order: object = ORDER, ask = ann) => ask('POST', '/orders', { body: order });

/** A problem of ours, by its last word. */
function expectProblem(answer: GatewayResponse, status: number, type: string, detail?: string) {
  expect([answer.status, answer.headers['Content-Type']]).toEqual([status, 'application/problem+json']);
  expect(json(answer)).toMatchObject({ type: `https://errors.example.com/${type}`, ...detail !== undefined && { detail } });
}

describe('POST /orders', () => {
  test('the function gets the order with the claim and the request\'s id, the caller a 201 with its place', async () => {
    const answer = await placed({ ...ORDER, shipping: 'express', note: 'ring twice' });

    expect(stored()).toEqual({ ...ORDER, id: '2026-PO-1', customer: 'ann', requestId: answer.headers['x-amzn-RequestId'], placed: clock.now.toISOString(), express: true, note: 'ring twice' });
    expect([answer.status, answer.headers.Location, answer.headers['Cache-Control']]).toEqual([201, '/prod/orders/2026-PO-1', 'no-store']);
    expect(json(answer)).toEqual({ ...ORDER, id: '2026-PO-1', status: 'placed', placed: clock.now.toISOString(), express: true, note: 'ring twice' });
  });

  test('what is not sent is left out, shipping is standard', async () => {
    const answer = await placed();

    expect(stored()).toMatchObject({ express: false });
    expect(json(answer)).not.toHaveProperty('note');
    expect(Object.keys(json(answer).items[0])).toEqual(['quantity', 'sku']);
  });

  test('a reference that is taken is a conflict', async () => {
    await placed();

    expectProblem(await placed(), 409, 'conflict', 'The reference PO-1 is taken by the order 2026-PO-1');
  });

  test.each<[string, object]>([
    ['no items', { ...ORDER, items: [] }],
    ['items that are no list', { ...ORDER, items: { 0: ORDER.items[0] } }],
    ['half an article', { ...ORDER, items: [{ sku: 'A-1', quantity: 0.5 }] }],
    ['a quantity as text', { ...ORDER, items: [{ sku: 'A-1', quantity: '2' }] }],
    ['half an address', { ...ORDER, shipTo: { name: 'Ann' } }],
    ['a customer of the caller\'s choice', { ...ORDER, customer: 'bob' }],
    ['a reference that is a path', { ...ORDER, reference: '../../bob/x' }],
    ['another way of shipping', { ...ORDER, shipping: 'yesterday' }],
    ['nothing', {}],
  ])('%s is refused before the function runs', async (_, body) => {
    expect(await placed(body)).toMatchObject({ status: 400 });
    expect(keys().length).toBe(0);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])('%s, which nobody validates, reaches no function', async (type) => {
    expect(await ann('POST', '/orders', { headers: { 'content-type': type }, body: '{"customer":"bob"}' })).toMatchObject({ status: 415 });
  });

  test.each(['"', "'", "\\'", '\\', '","customer":"bob', '$input.body', '#set($x = 1)', '#foreach($i in [1..9])', '#end', '${context}', '##', '\n\r\t\u0000\u2028', '😀', '</script>', '*#', 'null', '[]'])(
    'the hostile text %j arrives as it was sent, everywhere', async (text) => {
      const order = { ...ORDER, items: [{ sku: 'A-1', quantity: 1, gift: text }], shipTo: { ...SHIP_TO, name: text }, note: text };

      const answer = await placed(order);

      expect(stored()).toMatchObject({ ...order, customer: 'ann' });
      expect(json(answer)).toMatchObject(order);
    });

  test('whatever text an order has, it arrives as it was sent', async () => {
    const text = (maxLength: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength }).filter((each) => each.length <= maxLength);
    const item = fc.record({ sku: fc.stringMatching(/^[A-Z0-9-]{1,20}$/), quantity: fc.integer({ min: 1, max: 999 }), gift: text(200) }, { requiredKeys: ['sku', 'quantity'] });
    const order = fc.record({ items: fc.array(item, { minLength: 1, maxLength: 5 }), name: text(100), note: text(500) });
    await fc.assert(fc.asyncProperty(order, async ({ items, name, note }) => {
      clock.pass();
      gateway.s3.store.delete(bucket(), 'orders/ann/2026-PO-1.json');
      const sent = { ...ORDER, items, shipTo: { ...SHIP_TO, name }, note };

      const answer = await placed(sent);

      expect([answer.status, json(answer)]).toEqual([201, { ...sent, id: '2026-PO-1', status: 'placed', placed: expect.any(String), express: false }]);
      expect(stored()).toMatchObject(sent);
    }), { numRuns: 60 });
  });

  test('a hundred items are a hundred items', async () => {
    const items = Array.from({ length: 100 }, (_, i) => ({ sku: `A-${i}`, quantity: i + 1 }));

    expect(json(await placed({ ...ORDER, items })).items).toEqual(items);
  });

  test('an error behind the function is a 502 that says nothing of it', async () => {
    // Nobody listens there.
    const broken = await ordersGateway(assembly, { endpoints: { s3: 'http://127.0.0.1:1' }, environment: { AWS_MAX_ATTEMPTS: '1' } });

    const answer = await askAs(broken, 'ann')('POST', '/orders', { body: ORDER });

    expect([answer.status, answer.text]).toEqual([502, '{"message":"Internal server error"}']);
    await broken.dispose();
  });
});

describe('callers', () => {
  test.each([
    ['no token', ''], ['a word', 'ann'], ['half a token', tokenOf('ann').slice(0, -20)], ['another one\'s claims', forged(tokenOf('ann'), tokenOf('bob'))],
  ])('%s: reaches no function, and the answer is a problem', async (_, authorization) => {
    const answer = await ann('POST', '/orders', { body: ORDER, headers: { authorization } });

    expectProblem(answer, 401, 'unauthorized');
    expect(answer.headers['Access-Control-Allow-Origin']).toBe('https://shop.example.com');
    expect(keys()).toEqual([]);
  });

  test('whoever asks too often is told so, in the words of the API', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => ann('GET', '/health')));

    expect(answers.map(({ status }) => status)).toEqual([...Array(50).fill(200), ...Array(10).fill(429)]);
    expectProblem(answers[59], 429, 'throttled');
  });

  test('a path that is none is a problem as well', async () => {
    expectProblem(await ann('GET', '/orderz'), 403, 'missing-authentication-token');
  });

  test('nobody sees another one\'s orders', async () => {
    await placed();

    expect(json(await bob('GET', '/orders', { query: { year: '2026' } }))).toEqual({ orders: [], next: null });
    expectProblem(await bob('GET', '/orders/2026-PO-1'), 404, 'not-found');
  });

  test('a preflight says what the page may do', async () => {
    const headers = { 'Origin': 'https://shop.example.com', 'Access-Control-Request-Method': 'POST' };
    const { response } = await gateway.dispatch({ method: 'OPTIONS', path: '/orders', headers });

    expect([response.status, response.text]).toEqual([204, '']);
    expect(response.headers).toMatchObject({ 'Access-Control-Allow-Origin': 'https://shop.example.com', 'Access-Control-Allow-Methods': expect.stringContaining('POST') });
  });
});

describe('GET /orders/{id}', () => {
  test('shows the order without what is not the customer\'s, and when it was changed', async () => {
    await placed();

    const answer = await ann('GET', '/orders/2026-PO-1');

    expect(json(answer)).toEqual({ ...ORDER, id: '2026-PO-1', status: 'placed', placed: clock.now.toISOString(), express: false });
    expect(answer.headers).toMatchObject({ 'Last-Modified': expect.stringMatching(/ GMT$/), 'Access-Control-Allow-Origin': 'https://shop.example.com' });
  });

  test.each(['2026-PO-2', '../bob/2026-PO-1', "x'y\"z\\", '$input.body', ' ', '😀', '%2e%2e'])('%j is not there', async (id) => {
    await placed(ORDER, bob);

    expectProblem(await ann('GET', `/orders/${encodeURIComponent(id)}`), 404, 'not-found', `There is no order ${id}`);
  });
});

describe('GET /orders', () => {
  const listed = (query: Record<string, string>) => ann('GET', '/orders', { query });

  test('lists a page, with the way to each order and to the next page', async () => {
    for (const reference of ['A', 'B', 'C']) await placed({ ...ORDER, reference });

    const first = json(await listed({ year: '2026', limit: '2' }));
    const second = json(await listed({ year: '2026', limit: '2', after: first.next }));

    expect(first).toEqual({ orders: [order('2026-A'), order('2026-B')], next: '2026-B' });
    expect(second).toEqual({ orders: [order('2026-C')], next: null });
  });

  const order = (id: string) => ({ id, href: `/prod/orders/${id}`, changed: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });

  test('has twenty of them unless it is told otherwise', async () => {
    for (let i = 10; i < 32; i++) gateway.s3.store.put(bucket(), `orders/ann/2026-${i}.json`, Buffer.from('{}'), {});

    expect(json(await listed({ year: '2026' }))).toMatchObject({ orders: { length: 20 }, next: '2026-29' });
  });

  test.each<Record<string, string>>([{}, { year: '' }, { year: ' ' }, { limit: '5' }])('%j has no year', async (querystring) => {
    expect(await listed(querystring)).toMatchObject({ status: 400, headers: { 'Content-Type': 'application/problem+json' } });
  });

  test.each<[Record<string, string>, string]>([
    [{ year: "20'26" }, 'year has four digits'],
    [{ year: '2026', limit: '"' }, 'limit is a whole number from 1 to 100'],
    [{ year: '2026', after: '../bob/' }, 'after is the id of an order'],
  ])('%j is refused by the function', async (querystring, words) => {
    expectProblem(await listed(querystring), 400, 'invalid', words);
  });
});

describe('POST /orders/{id}/cancellation', () => {
  const cancelled = (body: object, id = '2026-PO-1') => ann('POST', `/orders/${id}/cancellation`, { body });

  test('cancels', async () => {
    await placed();

    const answer = await cancelled({ reason: 'other', comment: "it's \"blue\"" });

    expect([answer.status, json(answer).status]).toEqual([200, 'cancelled']);
    expect(json(answer).cancellation).toEqual({ at: clock.now.toISOString(), reason: 'other', comment: "it's \"blue\"" });
    expect(stored().cancellation).toEqual(json(answer).cancellation);
  });

  test('not twice, and not what is not there', async () => {
    await placed();
    await cancelled({ reason: 'mistake' });

    expectProblem(await cancelled({ reason: 'mistake' }), 409, 'conflict', 'The order 2026-PO-1 is cancelled already');
    expectProblem(await cancelled({ reason: 'mistake' }, '2026-PO-2'), 404, 'not-found', 'There is no order 2026-PO-2');
  });

  test.each([{}, { reason: 'boredom' }, { reason: 'other' }, { reason: 'mistake', comment: 1 }])('%j is refused before the function runs', async (body) => {
    await placed();

    expect(await cancelled(body)).toMatchObject({ status: 400 });
    expect(stored()).not.toHaveProperty('cancellation');
  });
});

describe('GET /stock/{sku}', () => {
  const asked = (sku: string, query = {}) => ann('GET', `/stock/${encodeURIComponent(sku)}`, { query });
  const answers = (status: number, body: object | string = {}, headers = {}) => stock.mockReturnValue({ status, headers, body });

  test('asks in the words of the stock service, and answers in ours', async () => {
    answers(200, { sites: [{ site: 'Köln', available: 3, shelf: 'x' }, { site: 'Ulm', available: 0, restock: '2026-03-01' }], internal: true }, { 'cache-control': 'max-age=60' });

    const answer = await asked('A-1', { warehouse: 'all', other: 'x' });

    const [{ method, url, headers, text }] = stock.mock.calls[0];
    expect([method, url, text]).toEqual(['GET', 'https://stock.example.com/v2/stock?article=A-1&fields=available%2Crestock&site=all', '']);
    expect(headers['x-request-id']).toBe(answer.headers['x-amzn-RequestId']);
    expect(headers).not.toHaveProperty('authorization');
    expect(json(answer)).toEqual({ sku: 'A-1', warehouses: [{ name: 'Köln', available: 3 }, { name: 'Ulm', available: 0, restock: '2026-03-01' }] });
    expect(answer.headers['Cache-Control']).toBe('max-age=60');
  });

  test.each(['../admin', "a'b", '"', '\\', '$x', 'a&fields=all'])('the article %j is one parameter, and comes back as it was', async (sku) => {
    answers(200, { sites: [] });

    expect(json(await asked(sku))).toEqual({ sku, warehouses: [] });
    expect(stock.mock.calls[0][0].query).toEqual({ article: sku, fields: 'available,restock' });
  });

  test.each(['', 'null', '[]', '{}', '{"sites":null}', '{"sites":{}}', '{"sites":"many"}', '<html>'])('a stock service that answers %s has nothing in stock', async (body) => {
    answers(200, body);

    expect(json(await asked('A-1'))).toEqual({ sku: 'A-1', warehouses: [] });
  });

  test('an unknown article and a busy service are problems in our words', async () => {
    answers(404, 'no such article, said db7.internal');
    expectProblem(await asked('A-1'), 404, 'unknown-article');
    answers(429, '', { 'Retry-After': '7' });
    const busy = await asked('A-1');
    expectProblem(busy, 503, 'stock-service-busy');
    expect(busy.headers['Retry-After']).toBe('7');
  });

  test.each([[400, 400, 'Bad Request'], [403, 400, 'Bad Request'], [500, 502, 'Bad Gateway'], [302, 502, 'Bad Gateway']])('its %i is a %i, without its words', async (status, expected, message) => {
    answers(status, { secret: 'db7.internal' });

    const answer = await asked('A-1');

    expect([answer.status, json(answer)]).toEqual([expected, { message }]);
  });
});

test('GET /health answers by itself', async () => {
  const answer = (await gateway.dispatch({ method: 'GET', path: '/health' })).response;

  expect([answer.status, json(answer)]).toEqual([200, { status: 'ok', stage: 'prod', time: expect.stringMatching(/^31\/Jan\/2026:12:\d\d:\d\d \+0000$/) }]);
});
