import { Worker } from 'worker_threads';
import * as fc from 'fast-check';
import { LocalGateway } from '../../src/local';
import type { GatewayRequest } from '../../src/local';

/** Workers that have not ended. */
const alive = new Set<Worker>();

jest.mock('worker_threads', () => {
  const actual = jest.requireActual<typeof import('worker_threads')>('worker_threads');
  return {
    ...actual,
    Worker: class extends actual.Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        alive.add(this);
        this.once('exit', () => alive.delete(this));
      }
    },
  };
});

const MOST = 10_485_760;
/** What each function does where the event does not ask it to behave. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  Throws: 'throw new Error("on purpose")',
  ThrowsNothing: 'throw undefined',
  Hangs: 'while (true) {}',
  Waits: 'await new Promise((resolve) => setTimeout(resolve, 60_000))',
  Exits: 'process.exit(0)',
  Kills: 'process.kill(process.pid, "SIGKILL")',
  Late: 'setTimeout(() => { throw new Error("late") }, 1); await new Promise((resolve) => setTimeout(resolve, 60_000))',
  Floods: 'for (let i = 0; i < 20_000; i++) console.log("flood ".repeat(100)); return { statusCode: 200, body: "flooded" }',
  FloodsForEver: 'while (true) console.log("flood ".repeat(1000))',
  Eats: 'const all = []; while (true) all.push(Buffer.alloc(16 * 1024 * 1024, 1))',
  Circles: 'const a = {}; a.a = a; return a',
  Malformed: 'return { status: 200 }',
  Large: 'return { statusCode: 200, body: "x".repeat(7_000_000) }',
  Headers: 'return { statusCode: 200, headers: { "X-A": "a\\r\\nX-B: b", ["__proto__"]: "x" }, body: "split" }',
};
const SLOW = ['Waits'];

const uriOf = (name: string) => ({ 'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${name}.Arn}/invocations` });

function template() {
  const operation = (name: string) => ({
    'responses': {},
    'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: uriOf(name), ...SLOW.includes(name) && { timeoutInMillis: 300 } },
  });
  const mock = { type: 'mock', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: { default: { statusCode: '200' } } };
  const paths = {
    ...Object.fromEntries(Object.keys(FUNCTIONS).map((name) => [`/${name}`, { 'x-amazon-apigateway-any-method': operation(name) }])),
    '/mock/{proxy+}': { 'x-amazon-apigateway-any-method': { 'responses': { 200: {} }, 'x-amazon-apigateway-integration': mock } },
  };
  const functions = Object.entries(FUNCTIONS).map(([name, what]) => {
    const ZipFile = `exports.handler = async ({ httpMethod }) => { if (httpMethod === 'GET') return { statusCode: 200, body: 'good' }; ${what} }`;
    const Timeout = SLOW.includes(name) ? 5 : 1;
    return [name, { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'r', Timeout, Code: { ZipFile } } }];
  });
  return {
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { openapi: '3.0.1', info: { title: 'hostile' }, paths } } },
      Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'prod' } },
      ...Object.fromEntries(functions),
    },
  };
}

let gateway: LocalGateway;

beforeAll(async () => { gateway = await LocalGateway.fromTemplate(template()); });

async function ask(method: string, path: string, request: Partial<GatewayRequest> = {}) {
  return (await gateway.dispatch({ method, path, ...request })).response;
}

describe('functions', () => {
  test.each([
    ['Throws', 502], ['ThrowsNothing', 502], ['Hangs', 502], ['Waits', 504], ['Exits', 502], ['Kills', 502], ['Late', 502], ['Floods', 200],
    ['FloodsForEver', 502], ['Eats', 502], ['Circles', 502], ['Malformed', 502], ['Large', 502], ['Headers', 200],
  ])('one that %s is answered with %i, and answers the next request', async (name, expected) => {
    expect((await ask('POST', `/${name}`)).status).toBe(expected);
    expect(await ask('GET', `/${name}`)).toMatchObject({ status: 200, text: 'good' });
  }, 30_000);

  test('what one has written and why it failed is in the trace', async () => {
    const { trace } = await gateway.dispatch({ method: 'POST', path: '/FloodsForEver' });
    const log = trace.find(({ box }) => box === 'invoke')!.details.log as string[];
    expect(log[0]).toMatch(/^flood flood/);
    expect([log.at(-1), log.join('').length < 300_000]).toEqual([expect.stringMatching(/the rest of the log is dropped$/), true]);
    expect(trace.find(({ details }) => details.failed)?.lines.join('\n')).toContain('Task timed out after 1.00 seconds');
  }, 30_000);

  test('many at once are all answered, and disposing leaves no worker behind', async () => {
    const names = ['Throws', 'Exits', 'Hangs', 'Late', 'Malformed'];
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => ask('POST', `/${names[i % names.length]}`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(502));
    const waiting = ask('POST', '/Waits');
    expect(alive.size).toBeGreaterThan(0);
    await gateway.dispose();
    expect([alive.size, (await waiting).status >= 500]).toEqual([0, true]);
    expect((await ask('GET', '/Throws')).status).toBe(504);
  }, 60_000);
});

describe('requests', () => {
  test.each([[MOST, 200], [MOST + 1, 413]])('a body of %i bytes is %i', async (size, expected) => {
    expect((await ask('POST', '/mock/a', { body: Buffer.alloc(size, 'x') })).status).toBe(expected);
  });

  test.each<[string, Partial<GatewayRequest>, number]>([
    ['headers within the limit', { headers: { a: 'x'.repeat(10_000) } }, 200],
    ['headers beyond it', { headers: { a: 'x'.repeat(10_240) } }, 413],
    ['many small ones beyond it', { headers: Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`h${i}`, 'x'])) }, 413],
    ['a query string beyond it', { query: { a: 'x'.repeat(10_240) } }, 413],
    ['a path beyond it', { path: `/mock/${'a'.repeat(10_240)}` }, 413],
  ])('%s', async (_, request, expected) => {
    expect((await ask('GET', '/mock/a', request)).status).toBe(expected);
  });

  test('whatever is asked, there is an answer', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'constructor', '%', '%2e%2e%2f', '\0', '\ud800', '//', '?a=b&&=%zz'));
    const values = fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: 5 });
    const method = fc.oneof(text, fc.constantFrom('GET', 'POST', 'OPTIONS'));
    const request = fc.record({ method, path: text.map((each) => `/mock/${each}`), query: values, headers: values, body: text });
    await fc.assert(fc.asyncProperty(request, async (each) => {
      const { status, headers } = (await gateway.dispatch(each)).response;
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).not.toBe(500);
      expect(headers['x-amzn-RequestId']).toMatch(/^[\da-f-]{36}$/);
    }), { numRuns: 500 });
  });
});
