import path from 'node:path';
import { invoke, passwordSignIn } from './aws.mjs';
import { Cdk } from './cdk.mjs';
import { equal, isTrue } from './checks.mjs';
import { Gateway } from './http.mjs';
import { startLocalStack } from './localstack.mjs';
import { startMiniStack } from './ministack.mjs';
import { StockService } from './stock.mjs';

const ORIGIN = 'https://shop.example.com';

/** Mappings, templates and answers of `examples/orders`, less its functions, by somebody else's VTL. */
export async function ordersOnLocalStack(checks, appFolder) {
  await deployed(checks, appFolder, startLocalStack, { emulator: 'localstack' }, async ({ gateway, stock }) => {
    await answers(checks, gateway);
    await stockRoute(checks, gateway, stock);
  });
}

/** The functions of `examples/orders`, bundled, on an emulator of S3; its gateway runs no mappings. */
export async function ordersOnMiniStack(checks, appFolder) {
  await deployed(checks, appFolder, startMiniStack, {}, async ({ emulator, gateway, outputs }) => {
    await functions(checks, (name, event) => invoke(emulator.port, name, event));
    const { idToken } = await passwordSignIn(emulator.port, { userPoolId: outputs.UserPoolId, clientId: outputs.UserPoolClientId }, 'ann@example.com');
    await checks.check('Cognito: no token: 401', async () => {
      equal((await gateway.send('GET', '/orders?year=2026')).status, 401, 'status');
    });
    await checks.gap('a request template is run (MiniStack hands every function the event of a proxy, and answers 200)', async () => {
      const answer = await gateway.send('GET', '/orders?year=2026', { headers: { authorization: idToken } });
      equal([answer.status, answer.json.errorMessage], [200, 'invalid: year has four digits'], 'answer');
    });
  });
}

async function deployed(checks, appFolder, start, context, body) {
  const [stock, emulator] = [await StockService.start(), await start()];
  try {
    const cdk = new Cdk(emulator, appFolder);
    const assembly = path.join(emulator.folder, 'assembly');
    await cdk.bootstrap();
    await cdk.synth(assembly, { ...context, stockUrl: stock.url });
    const outputs = await cdk.deploy(assembly);
    await body({ emulator, outputs, stock, gateway: new Gateway(emulator.port, outputs.ApiId, 'prod') });
    await checks.check('cdk destroy', () => cdk.destroy(assembly));
  } finally {
    stock.stop();
    await emulator.stop();
  }
}

async function answers(checks, gateway) {
  await checks.check('a mock with a typed template', async () => {
    const { status, json, headers } = await gateway.send('GET', '/health');
    equal([status, json.status, json.stage], [200, 'ok', 'prod'], 'answer');
    equal([headers['access-control-allow-origin'], headers.vary], [ORIGIN, 'Origin'], 'headers of CORS');
  });
  await checks.check('a preflight', async () => {
    const { headers } = await gateway.send('OPTIONS', '/stock/A-1', { headers: { 'origin': ORIGIN, 'access-control-request-method': 'GET' } });
    equal([headers['access-control-allow-origin'], headers['access-control-allow-methods']], [ORIGIN, 'GET,OPTIONS'], 'headers');
  });
}

/** What a caller may send. */
const TEXTS = ["a'b", '"', '\\', "\\'", '$input.body', '#set($x=1)', '#end', 'a&fields=all', '<b>', 'é', '😀'];

async function stockRoute(checks, gateway, stock) {
  await checks.check('parameters are mapped into the words of the back end, its answer into ours', async () => {
    const answer = await gateway.send('GET', '/stock/A-1?warehouse=Ulm&other=x', { headers: { authorization: 'secret' } });
    const warehouses = [{ available: 3, name: 'Köln' }, { available: 0, name: 'Ulm', restock: '2026-03-01' }];
    equal([answer.status, answer.json], [200, { sku: 'A-1', warehouses }], 'answer');
    equal(answer.headers['cache-control'], 'max-age=60', 'Cache-Control');
    const { path: where, query, headers } = stock.asked.at(-1);
    equal([where, query], ['/v2/stock', { article: 'A-1', fields: 'available,restock', site: 'Ulm' }], 'request');
    isTrue(/^[0-9a-f-]{36}$/.test(headers['x-request-id']) && headers.authorization === undefined, `headers ${JSON.stringify(headers)}`);
  });
  for (const text of TEXTS) {
    await checks.check(`the text ${text}: each time one parameter, and JSON that has it again`, async () => {
      const sent = encodeURIComponent(text);
      const { status, json } = await gateway.send('GET', `/stock/${sent}?warehouse=${sent}`);
      const { article, site, ...rest } = stock.asked.at(-1).query;
      equal([status, site, json.warehouses.at(-1).name, rest], [200, text, text, { fields: 'available,restock' }], 'query string');
      equal(json.sku, article, 'article, decoded or not');
    });
  }
  for (const [article, status, body] of [
    ['none', 404, { status: 404, title: 'Unknown article', type: 'https://errors.example.com/unknown-article' }],
    ['busy', 503, { status: 503, title: 'Stock service busy', type: 'https://errors.example.com/stock-service-busy' }],
    ['broken', 502, { message: 'Bad Gateway' }],
  ]) {
    await checks.check(`article ${article}: ${status}, and nothing of the back end in it`, async () => {
      const answer = await gateway.send('GET', `/stock/${article}`);
      equal([answer.status, answer.json], [status, body], 'answer');
    });
  }
}

async function functions(checks, call) {
  const shipTo = { name: 'Ann', street: 'Main Street 1', city: 'Springfield', postalCode: '12345', country: 'US' };
  const order = { customer: 'ann', requestId: 'r-1', receivedAt: '1769860800000', reference: 'PO-1', items: [{ sku: 'A-1', quantity: 2 }], shipTo, express: false };
  await checks.check('functions: an order is placed, listed, shown and cancelled', async () => {
    equal((await call('PlaceOrder', order)).id, '2026-PO-1', 'id');
    equal((await call('ListOrders', { customer: 'ann', year: '2026', limit: '20' })).orders.map(({ id }) => id), ['2026-PO-1'], 'list');
    equal((await call('ReadOrder', { customer: 'ann', id: '2026-PO-1' })).shipTo, shipTo, 'address');
    equal((await call('CancelOrder', { customer: 'ann', id: '2026-PO-1', receivedAt: '1769860800000', reason: 'mistake' })).cancellation.reason, 'mistake', 'reason');
  });
  await checks.check('functions: a second order of the reference, and one of somebody else', async () => {
    equal((await call('PlaceOrder', order)).errorMessage, 'conflict: The reference PO-1 is taken by the order 2026-PO-1', 'second');
    equal((await call('ReadOrder', { customer: 'bob', id: '2026-PO-1' })).errorMessage, 'not-found: There is no order 2026-PO-1', 'other');
  });
}
