import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { newGateway, newStack } from './fixtures';
import { Authorizers, Integrations, Source } from '../../../src';
import type { RestGatewayProps } from '../../../src';
import { LocalGateway, LocalUserPool, signRequest } from '../../../src/local';
import type { GatewayRequest } from '../../../src/local';

const CREDENTIALS = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
const PUBLIC = { authorizer: Authorizers.none() };

/** A gateway whose function counts its calls, served from its template: what each request is answered. */
async function served(props: (function_: Function, pool: UserPool) => Partial<RestGatewayProps>, stage = 'prod') {
  const stack = newStack();
  const counter = new Function(stack, 'Counter', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('//') });
  newGateway(stack, { stages: { prod: { cache: {} }, dev: {} }, ...props(counter, new UserPool(stack, 'Users')) });
  const users = new LocalUserPool();
  let calls = 0;
  let seconds = 0;
  const gateway = await LocalGateway.fromTemplate(Template.fromStack(stack).toJSON(), {
    stage,
    functions: { Counter: (event: any) => ({ statusCode: 200, body: `${calls += 1} ${event.httpMethod} ${event.path}` }) },
    userPools: { Users: users },
    credentials: [{ ...CREDENTIALS, userArn: 'arn:aws:iam::111111111111:user/ann' }],
    now: () => new Date(Date.UTC(2026, 10, 20) + seconds * 1000),
  });
  const get = async (path: string, more: Partial<GatewayRequest> = {}) => {
    const { response } = await gateway.dispatch({ method: 'GET', path, ...more });
    return `${response.status} ${response.text}`;
  };
  return { gateway, get, users, wait: (more: number) => { seconds += more; }, calls: () => calls };
}

test('what differs in path or declared parameters is answered apart, what differs in others is not', async () => {
  const { get, gateway } = await served((counter) => ({
    ...PUBLIC,
    routes: { 'GET /pets/{id}': { integration: Integrations.lambda(counter), cache: { keys: ['querystring.lang'] } } },
  }));
  expect([await get('/pets/1'), await get('/pets/2'), await get('/pets/1')]).toEqual(['200 1 GET /pets/1', '200 2 GET /pets/2', '200 1 GET /pets/1']);
  expect([await get('/pets/1', { query: { lang: 'en' } }), await get('/pets/1', { query: { lang: 'en', other: '1' } })]).toEqual(['200 3 GET /pets/1', '200 3 GET /pets/1']);
  await gateway.dispose();
});

test('an answer is kept for the time of its route, else of the stage; and not at all with 0', async () => {
  const { get, wait, gateway } = await served((counter) => ({
    ...PUBLIC,
    stages: { prod: { cache: { ttl: Duration.minutes(10) } } },
    routes: {
      'GET /short': { integration: Integrations.lambda(counter), cache: { ttl: Duration.seconds(5) } },
      'GET /usual': { integration: Integrations.lambda(counter), cache: {} },
      'GET /off': { integration: Integrations.lambda(counter), cache: { ttl: Duration.seconds(0) } },
      'GET /never': { integration: Integrations.lambda(counter) },
    },
  }));
  const all = async () => [await get('/short'), await get('/usual'), await get('/off'), await get('/never')].map((text) => Number(text.split(' ')[1]));
  expect([await all(), await all()]).toEqual([[1, 2, 3, 4], [1, 2, 5, 6]]);
  wait(6);
  expect(await all()).toEqual([7, 2, 8, 9]);
  wait(600);
  expect(await all()).toEqual([10, 11, 12, 13]);
  await gateway.dispose();
});

test('a stage without a cache calls the back end for the same routes', async () => {
  const { get, gateway } = await served((counter) => ({ ...PUBLIC, routes: { 'GET /a': { integration: Integrations.lambda(counter), cache: {} } } }), 'dev');
  expect([await get('/a'), await get('/a')]).toEqual(['200 1 GET /a', '200 2 GET /a']);
  await gateway.dispose();
});

test('of ANY only GET is cached, and methods of one path do not share answers', async () => {
  const { get, gateway } = await served((counter) => ({
    ...PUBLIC,
    routes: {
      'ANY /any/{proxy+}': { integration: Integrations.lambda(counter), cache: {} },
      'GET /both': { integration: Integrations.lambda(counter), cache: {} },
      'HEAD /both': { integration: Integrations.lambda(counter), cache: {} },
    },
  }));
  expect([await get('/any/x/y'), await get('/any/x/y'), await get('/any/x')]).toEqual(['200 1 GET /any/x/y', '200 1 GET /any/x/y', '200 2 GET /any/x']);
  expect([await get('/any/x', { method: 'DELETE' }), await get('/any/x', { method: 'DELETE' })]).toEqual(['200 3 DELETE /any/x', '200 4 DELETE /any/x']);
  expect([await get('/both'), await get('/both', { method: 'HEAD' }), await get('/both')].at(-1)).toBe('200 5 GET /both');
  await gateway.dispose();
});

describe('behind an authorizer', () => {
  test('each caller has answers of their own, unless they are said to be shared', async () => {
    const { get, users, gateway } = await served((counter, pool) => ({
      authorizer: Authorizers.cognito(pool),
      routes: {
        'GET /mine': { integration: Integrations.lambda(counter), cache: {} },
        'GET /all': { integration: Integrations.lambda(counter), cache: { shared: true } },
      },
    }));
    const [ann, bob] = ['ann', 'bob'].map((sub) => ({ headers: { authorization: users.idToken({ sub }) } }));
    expect([await get('/mine', ann), await get('/mine', bob), await get('/mine', ann)]).toEqual(['200 1 GET /mine', '200 2 GET /mine', '200 1 GET /mine']);
    expect([await get('/all', ann), await get('/all', bob)]).toEqual(['200 3 GET /all', '200 3 GET /all']);
    expect(await get('/all')).toMatch(/^401/);
    await gateway.dispose();
  });
});

describe('Cache-Control: max-age=0', () => {
  const fresh = { headers: { 'cache-control': 'max-age=0' } };

  test('is ignored with a warning where nobody vouches for the caller', async () => {
    const { get, gateway } = await served((counter) => ({ ...PUBLIC, routes: { 'GET /a': { integration: Integrations.lambda(counter), cache: {} } } }));
    expect([await get('/a'), await get('/a', fresh)]).toEqual(['200 1 GET /a', '200 1 GET /a']);
    const { response } = await gateway.dispatch({ method: 'GET', path: '/a', ...fresh });
    expect(response.headers.Warning).toMatch(/^199/);
    await gateway.dispose();
  });

  test('replaces the answer for a caller whom IAM knows', async () => {
    const { get, gateway } = await served((counter) => ({
      authorizer: Authorizers.iam(),
      routes: { 'GET /a': { integration: Integrations.lambda(counter), cache: { shared: true } } },
    }));
    const signed = (more: Partial<GatewayRequest> = {}) => signRequest({ method: 'GET', path: '/a', ...more }, CREDENTIALS, { time: new Date(Date.UTC(2026, 10, 20)) });
    expect([await get('/a', signed()), await get('/a', signed()), await get('/a', signed(fresh)), await get('/a', signed())])
      .toEqual(['200 1 GET /a', '200 1 GET /a', '200 2 GET /a', '200 2 GET /a']);
    await gateway.dispose();
  });
});

test('with several CORS origins each gets an answer of its own', async () => {
  const { get, gateway } = await served((counter) => ({
    ...PUBLIC,
    cors: { allowOrigins: ['https://a.example', 'https://b.example'] },
    routes: { 'GET /a': { integration: Integrations.lambda(counter), cache: { keys: [] } } },
  }));
  const from = (origin: string) => ({ headers: { origin } });
  expect([await get('/a', from('https://a.example')), await get('/a', from('https://b.example')), await get('/a', from('https://a.example'))])
    .toEqual(['200 1 GET /a', '200 2 GET /a', '200 1 GET /a']);
  await gateway.dispose();
});

test('what a mapping reads tells answers apart where no keys are named', async () => {
  const stack = newStack();
  newGateway(stack, {
    ...PUBLIC,
    stages: { prod: { cache: {} } },
    routes: {
      'GET /a': {
        integration: Integrations.httpCustom('https://back.example.com/a'),
        mapping: { querystrings: { q: Source.querystring('search') }, headers: { 'X-Lang': Source.header('Accept-Language') } },
        cache: {},
      },
    },
  });
  let calls = 0;
  const http = async () => ({ status: 200, headers: {}, body: Buffer.from(String(calls += 1)) });
  const gateway = await LocalGateway.fromTemplate(Template.fromStack(stack).toJSON(), { backends: { http } });
  const ask = async (search: string, lang: string) => (await gateway.dispatch({ method: 'GET', path: '/a', query: { search }, headers: { 'Accept-Language': lang } })).response.text;
  expect([await ask('x', 'en'), await ask('y', 'en'), await ask('x', 'de'), await ask('x', 'en')]).toEqual(['1', '2', '3', '1']);
  await gateway.dispose();
});
