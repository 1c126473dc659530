import { KEYS, NEW, OLD, SECRETS, acmeWith, templateWith } from './partner-api';
import { PARTNERS } from '../../examples/partner-api/lib/partners';
import { LocalGateway, signRequest } from '../../src/local';
import type { GatewayRequest, GatewayResponse } from '../../src/local';

/** Time stands still, and with it the buckets of all throttles, unless a test lets seconds pass. */
const clock = {
  now: new Date('2026-11-20T12:00:00Z'),
  pass: (seconds: number) => { clock.now = new Date(clock.now.getTime() + seconds * 1000); },
};
const DAY = 24 * 3600;

const credentials = (name: string, accountId: string, principalOrgId?: string) =>
  ({ accessKeyId: name, secretAccessKey: `secret of ${name}`, userArn: `arn:aws:iam::${accountId}:user/${name}`, accountId, principalOrgId });
const ACME = credentials('acme', '222222222222', 'o-a1b2c3d4e5');
const GLOBEX = credentials('globex', '333333333333', 'o-a1b2c3d4e5');
/** Of the API's own account, whose callers need no permission of the resource policy; a denial they do heed. */
const OWN = credentials('own', '111111111111', 'o-zzzzzzzzzz');
const NOBODYS = credentials('nobodys', '444444444444');
const OFFICE = '203.0.113.7';

const catalogue = jest.fn();
const queue = jest.fn();

/** The application with these partners, served before a catalogue and a queue that the test plays. */
function served(partners = PARTNERS): Promise<LocalGateway> {
  return LocalGateway.fromTemplate(templateWith(partners), {
    references: SECRETS,
    credentials: [ACME, GLOBEX, OWN, NOBODYS],
    http: { 'https://catalogue.example.com': catalogue },
    services: { 'sqs:SendMessage': queue },
    now: () => clock.now,
  });
}

interface Sent {
  readonly as?: ReturnType<typeof credentials>;
  readonly key?: string;
  readonly from?: string;
  readonly method?: string;
  readonly body?: object;
}

/** A request of a partner: signed by the partner's account, from the partner's network, with the partner's key unless it says otherwise. */
async function ask(gateway: LocalGateway, path: string, { as = ACME, key, from = OFFICE, method = 'GET', body }: Sent = {}): Promise<GatewayResponse> {
  const headers = { ...key === undefined ? {} : { 'x-api-key': key }, ...body === undefined ? {} : { 'content-type': 'application/json' } };
  const request: GatewayRequest = { method, path, headers, sourceIp: from, body: body === undefined ? undefined : JSON.stringify(body) };
  return (await gateway.dispatch(signRequest(request, as, { time: clock.now }))).response;
}

const statuses = async (count: number, one: () => Promise<GatewayResponse>) => {
  const found: number[] = [];
  for (let i = 0; i < count; i++) found.push((await one()).status);
  return found;
};

let gateway: LocalGateway;

beforeAll(async () => {
  gateway = await served();
});
beforeEach(() => {
  // Each test has a day of its own: full buckets, and nothing used of the quota.
  clock.pass(DAY);
  catalogue.mockReset().mockReturnValue({ body: { sku: 'A-1', price: 12 } });
  queue.mockReset().mockReturnValue({ body: { MessageId: 'm-1' } });
});
afterAll(() => gateway.dispose());

test('everything in the template is done here', () => {
  expect(gateway.unsupported).toEqual([]);
});

describe('who is let in', () => {
  const health = (sent: Sent) => ask(gateway, '/health', sent);

  test.each([OFFICE, '198.51.100.20', '2001:db8:1::7'])('an account of the organization from %s', async (from) => {
    expect(await health({ from })).toMatchObject({ status: 200, text: '{"status":"ok"}' });
  });

  test.each(['203.0.114.7', '198.51.100.32', '2001:db8:2::7', '10.0.0.1'])('nobody from %s, whoever signed', async (from) => {
    expect(await health({ from })).toMatchObject({ status: 403 });
    expect(await ask(gateway, '/articles/A-1', { from, key: KEYS.acmeNew })).toMatchObject({ status: 403 });
    expect(catalogue).not.toHaveBeenCalled();
  });

  test.each([['another organization', OWN], ['no organization', NOBODYS]])('nobody of %s, whatever the network and the key', async (_, as) => {
    expect(await health({ as })).toMatchObject({ status: 403 });
    expect(await ask(gateway, '/articles/A-1', { as, key: KEYS.acmeNew })).toMatchObject({ status: 403 });
    expect(catalogue).not.toHaveBeenCalled();
  });

  test('a key is no authentication: without a signature it opens nothing', async () => {
    const { response } = await gateway.dispatch({ method: 'GET', path: '/articles/A-1', headers: { 'x-api-key': KEYS.acmeNew }, sourceIp: OFFICE });

    expect(response).toMatchObject({ status: 403 });
    expect(catalogue).not.toHaveBeenCalled();
  });

  test.each<[string, string | undefined]>([['no key', undefined], ['an unknown one', 'x'.repeat(24)], ['an empty one', ''], ['the reference in place of its value', Object.keys(SECRETS)[0]]])('a signature does not do with %s', async (_, key) => {
    expect(await ask(gateway, '/articles/A-1', { key })).toMatchObject({ status: 403, text: '{"message":"Forbidden"}' });
    expect(catalogue).not.toHaveBeenCalled();
  });
});

describe('the routes', () => {
  test('show an article, whose number reaches no other path of the catalogue', async () => {
    const answer = await ask(gateway, `/articles/${encodeURIComponent('../../reports?partner=1')}`, { key: KEYS.acmeNew });

    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { sku: 'A-1', price: 12 }]);
    expect(catalogue.mock.calls[0][0]).toMatchObject({ url: expect.stringMatching(/^https:\/\/catalogue\.example\.com\/v1\/articles\?/), query: { sku: '../../reports?partner=1' } });
    expect(catalogue.mock.calls[0][0].headers).not.toHaveProperty('x-api-key');
  });

  test('what the catalogue does not have, or cannot do, is said in our words', async () => {
    catalogue.mockReturnValueOnce({ status: 404, body: 'no row in db7.internal' }).mockReturnValueOnce({ status: 500, body: 'db7.internal' });

    expect(await ask(gateway, '/articles/A-2', { key: KEYS.acmeNew })).toMatchObject({ status: 404, text: '{"message":"Not Found"}' });
    expect(await ask(gateway, '/articles/A-2', { key: KEYS.acmeNew })).toMatchObject({ status: 502, text: '{"message":"Bad Gateway"}' });
  });

  test('sum up what the account ordered that signed, whosever key it sends', async () => {
    await ask(gateway, '/reports/2026-11', { as: ACME, key: KEYS.acmeNew });
    await ask(gateway, '/reports/2026-11', { as: ACME, key: KEYS.globex });

    expect(catalogue.mock.calls.map(([{ query }]) => query)).toEqual([{ month: '2026-11', partner: '222222222222' }, { month: '2026-11', partner: '222222222222' }]);
  });

  test('take an order with who ordered it, and with the key\'s id instead of its value', async () => {
    const order = { reference: 'PO-1', items: [{ sku: 'A-1', quantity: 3 }] };

    const answer = await ask(gateway, '/orders', { method: 'POST', as: GLOBEX, key: KEYS.globex, body: order });

    expect(answer).toMatchObject({ status: 200, text: '{"messageId":"m-1"}' });
    const message = JSON.parse(queue.mock.calls[0][0].json.MessageBody);
    expect(message).toEqual({ ...order, partner: '333333333333', keyId: expect.stringMatching(/^[A-Za-z0-9]{10,}$/) });
    expect(queue.mock.calls[0][0].text).not.toContain(KEYS.globex);
  });

  test.each<object>([
    {}, { reference: 'PO-1', items: [] }, { reference: 'PO 1', items: [{ sku: 'A-1', quantity: 1 }] }, { reference: 'PO-1', items: [{ sku: 'A-1', quantity: 0 }] },
    { reference: 'PO-1', items: [{ sku: 'A-1', quantity: 1 }], partner: '222222222222' },
  ])('refuse the order %j before it is anywhere', async (body) => {
    expect(await ask(gateway, '/orders', { method: 'POST', key: KEYS.acmeNew, body })).toMatchObject({ status: 400 });
    expect(queue).not.toHaveBeenCalled();
  });
});

describe('how much each may use', () => {
  const article = (key: string) => () => ask(gateway, '/articles/A-1', { key });
  const report = (key: string) => () => ask(gateway, '/reports/2026-11', { key });

  test('silver five requests at once, gold twenty, each its own', async () => {
    expect(await statuses(6, article(KEYS.globex))).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await statuses(21, article(KEYS.acmeNew))).toEqual([...Array(20).fill(200), 429]);
    clock.pass(1);
    expect(await statuses(6, article(KEYS.globex))).toEqual([200, 200, 200, 200, 200, 429]);
  });

  test('fewer reports, which take nothing of what is left for the other routes', async () => {
    expect(await statuses(3, report(KEYS.acmeNew))).toEqual([200, 200, 429]);
    expect(await statuses(2, report(KEYS.globex))).toEqual([200, 429]);
    expect(await statuses(5, article(KEYS.globex))).toEqual([200, 200, 200, 200, 200]);
    clock.pass(5);
    expect(await statuses(2, report(KEYS.acmeNew))).toEqual([200, 200]);
    expect(await statuses(1, report(KEYS.globex))).toEqual([429]);
    clock.pass(5);
    expect(await statuses(1, report(KEYS.globex))).toEqual([200]);
  });

  test('what is refused as too fast never reaches the catalogue', async () => {
    await statuses(8, article(KEYS.globex));

    expect(catalogue).toHaveBeenCalledTimes(5);
  });

  test('silver five hundred requests a day; /health takes no key and counts for nobody', async () => {
    for (let second = 0; second < 100; second++) {
      expect(await statuses(5, article(KEYS.globex))).toEqual([200, 200, 200, 200, 200]);
      clock.pass(1);
    }
    expect(await article(KEYS.globex)()).toMatchObject({ status: 429, text: '{"message":"Limit Exceeded"}' });
    expect(await ask(gateway, '/health', { as: GLOBEX })).toMatchObject({ status: 200 });
    expect(await article(KEYS.acmeNew)()).toMatchObject({ status: 200 });

    clock.pass(DAY);
    expect(await article(KEYS.globex)()).toMatchObject({ status: 200 });
  });
});

describe('a rotation', () => {
  const opens = async (versionIds: string[]) => {
    const step = await served(acmeWith(...versionIds));
    try {
      const answers = [];
      for (const key of [KEYS.acmeOld, KEYS.acmeNew]) answers.push((await ask(step, '/articles/A-1', { key })).status);
      return answers;
    } finally {
      await step.dispose();
    }
  };

  test('before it the old key is good, during it both, after it the new one', async () => {
    expect(await opens([OLD])).toEqual([200, 403]);
    expect(await opens([OLD, NEW])).toEqual([200, 200]);
    expect(await opens([NEW])).toEqual([403, 200]);
  });

  test('during it each key counts for itself', async () => {
    expect(await statuses(21, () => ask(gateway, '/articles/A-1', { key: KEYS.acmeOld }))).toEqual([...Array(20).fill(200), 429]);
    expect(await ask(gateway, '/articles/A-1', { key: KEYS.acmeNew })).toMatchObject({ status: 200 });
  });
});
