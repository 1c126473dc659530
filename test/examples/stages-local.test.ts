import { catalogueAssembly } from './stages-api';
import { LocalGateway, LocalUserPool } from '../../src/local';
import type { GatewayRequest, GatewayResponse, LocalGatewayOptions, StubRequest, StubResponse } from '../../src/local';

/** When requests arrive: the time stands still unless a test lets some pass. */
let now = new Date('2026-01-31T12:00:00Z');
const pass = (seconds: number) => { now = new Date(now.getTime() + seconds * 1000); };
beforeEach(() => pass(3600));

const users = new LocalUserPool({ now: () => now });
const as = (sub: string) => ({ authorization: users.idToken({ sub }) });

/** The stock services, in both of their versions; `asked` is what they got. */
const asked: Array<{ readonly called: string; readonly query: object }> = [];
const called = () => asked.map((each) => each.called);
const stock = (name: string) => ({ url, query: { sku, article = sku, ...more } }: StubRequest): StubResponse => {
  const { pathname } = new URL(url);
  asked.push({ called: `${name}${pathname}`, query: { article, ...more } });
  if (article === 'broken') return { status: 503, body: 'Secret' };
  if (article === 'missing') return { status: 404, body: 'Secret' };
  return { body: pathname === '/v1/stock' ? { count: 3 } : { available: 3, restock: '2026-02-01' } };
};
const HTTP = Object.fromEntries(['stock.dev', 'stock', 'stock-2'].map((name) => [`https://${name}.example.com`, stock(name)]));
beforeEach(() => { asked.length = 0; });

const opened: LocalGateway[] = [];
afterAll(() => Promise.all(opened.map((each) => each.dispose())));

/** Serves a stage of an application that was synthesized. */
async function served(assembly: string, options: LocalGatewayOptions = {}): Promise<LocalGateway> {
  const gateway = await LocalGateway.fromAssembly(assembly, { userPools: { Users: users }, http: HTTP, now: () => now, ...options });
  opened.push(gateway);
  return gateway;
}

async function ask(gateway: LocalGateway, path: string, request: Partial<GatewayRequest> = {}): Promise<GatewayResponse> {
  return (await gateway.dispatch({ method: 'GET', path, ...request })).response;
}

const json = ({ text }: GatewayResponse) => JSON.parse(text) as any;
const told = async (...request: Parameters<typeof ask>) => json(await ask(...request));

describe('one deployment, two stages', () => {
  let dev: LocalGateway;
  let prod: LocalGateway;

  beforeAll(async () => {
    const assembly = catalogueAssembly();
    [dev, prod] = [await served(assembly, { stage: 'dev' }), await served(assembly)];
  }, 60_000);

  /** Whether a request is answered from the cache: with the time of another request, a second ago. */
  async function isCached(gateway: LocalGateway, path: string, first: Partial<GatewayRequest> = {}, second = first): Promise<boolean> {
    const { asOf } = await told(gateway, path, first);
    pass(1);
    return (await told(gateway, path, second)).asOf === asOf;
  }

  test('have nothing that is not done here but the client certificate', () => {
    const reasons = [dev, prod].flatMap(({ unsupported }) => unsupported.map(({ reason }) => reason));

    expect(new Set(reasons)).toEqual(new Set(['no client certificate is sent to back ends']));
  });

  test('variables lead to the function and the stock service of each', async () => {
    expect((await told(dev, '/products')).products).toEqual([{ id: 'S-1', name: 'Sample', price: 100 }]);
    expect((await told(prod, '/products')).products.map(({ id }: any) => id)).toEqual(['A-1', 'A-2']);
    const query = { warehouse: 'ulm' };
    expect(await told(dev, '/stock/S-1', { query })).toEqual({ id: 'S-1', available: 3, restock: '2026-02-01' });
    expect(await told(prod, '/stock/A-1', { query })).toEqual({ id: 'A-1', available: 3, restock: '2026-02-01' });
    expect(called()).toEqual(['stock.dev/v2/stock', 'stock-2/v2/stock']);
  });

  test.each<[string, Partial<GatewayRequest>]>([
    ['/products', {}], ['/products', { query: { page: '2' } }], ['/products/A-1', {}], ['/offers', { headers: as('ann') }], ['/prices/A-1', { headers: as('ann') }],
  ])('%s is cached in prod and not in dev', async (path, request) => {
    const headers = request.headers && as('ann');
    expect([await isCached(prod, path, { ...request, headers }), await isCached(dev, path, { ...request, headers })]).toEqual([true, false]);
  });

  test('an answer is kept for the time of its route, else of the stage', async () => {
    const kept = async (path: string, seconds: number) => {
      pass(3600);
      const { asOf } = await told(prod, path);
      pass(seconds);
      return (await told(prod, path)).asOf === asOf;
    };
    expect([await kept('/products', 1799), await kept('/products', 1801)]).toEqual([true, false]);
    expect([await kept('/products/A-1', 599), await kept('/products/A-1', 601)]).toEqual([true, false]);
  });

  test('all that the function looks at tells answers apart, and nothing else does', async () => {
    const german = { headers: { 'accept-language': 'de-DE' } };
    expect([(await told(prod, '/products/A-1')).name, (await told(prod, '/products/A-1', german)).name, (await told(prod, '/products/A-2')).name]).toEqual(['Lamp', 'Lampe', 'Chair']);
    expect((await told(prod, '/products', { query: { page: '2' } })).products.map(({ id }: any) => id)).toEqual(['A-3']);
    expect(await isCached(prod, '/products', { query: { page: '1' } }, { query: { page: '1', utm: 'x' } })).toBe(true);
  });

  test('offers are the same for all customers, prices are each one\'s own', async () => {
    const [ann, bob] = ['ann', 'bob'].map((sub) => ({ headers: as(sub) }));
    expect(await isCached(prod, '/offers', ann, bob)).toBe(true);
    expect(await isCached(prod, '/prices/A-1', ann, bob)).toBe(false);
    const { asOf: _, ...price } = await told(prod, '/prices/A-1', ann);
    expect(price).toEqual({ id: 'A-1', customer: 'ann', price: 4655 });
    expect((await told(prod, '/prices/A-1', bob)).customer).toBe('bob');
  });

  test.each(['/offers', '/prices/A-1'])('%s wants a token, also where the answer is in the cache', async (path) => {
    await told(prod, path, { headers: as('ann') });
    expect([(await ask(prod, path)).status, (await ask(dev, path)).status]).toEqual([401, 401]);
  });

  test.each([['missing', 404, '{"message":"Unknown product"}'], ['broken', 502, '{"message":"Bad Gateway"}']])('of a product that is %s the stock service\'s own words are not told', async (id, status, text) => {
    expect(await ask(prod, `/stock/${id}`, { query: { warehouse: 'ulm' } })).toMatchObject({ status, text });
  });

  test('a warehouse is required, and whatever it is called, it stays in the query string', async () => {
    expect(await ask(prod, '/stock/A-1')).toMatchObject({ status: 400 });
    await told(prod, '/stock/..%2Fx', { query: { warehouse: 'a&article=b#c' } });
    expect(asked).toEqual([{ called: 'stock-2/v2/stock', query: { article: '../x', site: 'a&article=b#c' } }]);
  });

  test('each stage has its own throttle, and the stock route has its own in both', async () => {
    const burst = async (gateway: LocalGateway, path: string, query = {}) => {
      pass(60);
      const statuses = [];
      for (let i = 0; i < 12; i += 1) statuses.push((await ask(gateway, path, { query })).status);
      return statuses.filter((status) => status === 200).length;
    };
    expect([await burst(dev, '/health'), await burst(prod, '/health')]).toEqual([10, 12]);
    expect([await burst(dev, '/stock/A-1', { warehouse: 'ulm' }), await burst(prod, '/stock/A-1', { warehouse: 'ulm' })]).toEqual([5, 5]);
  });

  test('/health says where a request has arrived', async () => {
    expect([await told(dev, '/health'), await told(prod, '/health')]).toEqual([{ status: 'ok', stage: 'dev', release: 2 }, { status: 'ok', stage: 'prod', release: 2 }]);
    expect((await ask(dev, '/products/A-1')).status).toBe(404);
    expect((await ask(dev, '/products', { query: { page: '0' } })).status).toBe(400);
  });
});

describe('the way of release 2 into prod', () => {
  const CANARY = 0.05;
  const OTHERS = 0.5;
  const assemblies: Record<string, string> = {};

  /** Deploys what the README says, step by step: each pins the id that the step before has as an output. */
  beforeAll(async () => {
    assemblies.before = catalogueAssembly({ canary: 'before' });
    const first = (await served(assemblies.before)).stage.deploymentId;
    assemblies.start = catalogueAssembly({ canary: 'start', deployment: first });
    const second = (await served(assemblies.start)).stage.canary!.deploymentId;
    assemblies.promote = catalogueAssembly({ canary: 'promote', deployment: second });
    assemblies.none = catalogueAssembly({ canary: 'none' });
  }, 60_000);

  /** What a request meets after a step, by release and stock service. */
  async function met(step: string, random: number, stage = 'prod'): Promise<string> {
    const steps = Object.keys(assemblies);
    const earlier = steps.slice(0, steps.indexOf(step)).map((each) => assemblies[each]);
    const gateway = await served(assemblies[step], { stage, earlier, random: () => random });
    asked.length = 0;
    const { release } = await told(gateway, '/health');
    await told(gateway, '/stock/A-1', { query: { warehouse: 'ulm' } });
    return `release ${release}, ${called()}`;
  }

  test.each([
    ['before', 'release 1, stock/v1/stock', 'release 1, stock/v1/stock'],
    ['start', 'release 2, stock-2/v2/stock', 'release 1, stock/v1/stock'],
    ['promote', 'release 2, stock-2/v2/stock', 'release 2, stock-2/v2/stock'],
    ['none', 'release 2, stock-2/v2/stock', 'release 2, stock-2/v2/stock'],
  ])('%s: a tenth of the requests meets %s, the others %s', async (step, canary, others) => {
    expect([await met(step, CANARY), await met(step, OTHERS)]).toEqual([canary, others]);
  });

  test('dev has it from the start', async () => {
    expect([await met('before', OTHERS, 'dev'), await met('start', OTHERS, 'dev')]).toEqual(['release 1, stock.dev/v1/stock', 'release 2, stock.dev/v2/stock']);
  });

  test('the share is drawn for each request, and the canary\'s answers do not get into the cache of the others', async () => {
    let drawn = 0;
    const gateway = await served(assemblies.start, { earlier: [assemblies.before], random: () => (drawn++ % 10) / 10 });
    const answers = [];
    for (let i = 0; i < 20; i += 1) {
      answers.push((await told(gateway, '/stock/A-1', { query: { warehouse: 'ulm' } })).restock !== undefined);
      pass(1);
    }

    expect(answers.filter((isSecond) => isSecond)).toHaveLength(2);
    expect(called()).toEqual(['stock-2/v2/stock', 'stock/v1/stock', 'stock-2/v2/stock']);
  });

  test('the canary has the functions of its stage', async () => {
    const gateway = await served(assemblies.start, { earlier: [assemblies.before], random: () => CANARY });

    expect((await told(gateway, '/products')).products.map(({ id }: any) => id)).toEqual(['A-1', 'A-2']);
  });
});
