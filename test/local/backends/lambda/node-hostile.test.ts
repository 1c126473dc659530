import { call, disposeAll, functionsOf, inline, run } from './functions';

afterEach(disposeAll);

/** What a function does once, and well the next time: a hostile one must not harm its successor. */
const once = (what: string): string => `exports.handler = async (event) => { if (event.good) return 'good'; ${what} }`;

async function twice(source: string, model: Parameters<typeof inline>[1] = {}) {
  const functions = functionsOf([inline(source, model)]);
  const bad = await call(functions);
  const good = await call(functions, { good: true });
  return { bad, good: good.result };
}

test.each<[string, string, string]>([
  ['waits for ever', 'await new Promise((resolve) => setInterval(() => {}, 1000))', '1.00'],
  ['counts for ever', 'while (true) {}', '1.00'],
  ['writes for ever, and lets nobody else in', 'while (true) console.log("flood ".repeat(1000))', '1.00'],
])('one that %s is stopped when its time is up', async (_, what, seconds) => {
  const { bad, good } = await twice(once(what), { timeout: 1 });
  expect(bad.error).toEqual({
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringMatching(new RegExp(`^RequestId: [0-9a-f-]{36} Error: Task timed out after ${seconds} seconds$`)),
  });
  expect(good).toBe('good');
}, 30_000);

test('what one has written before it hangs is in the log', async () => {
  const { log } = await run('exports.handler = async () => { console.log("so far"); while (true) {} }', {}, { timeout: 1 });
  expect(log).toEqual(['so far']);
}, 30_000);

test.each<[string, string, string]>([
  ['exits', 'process.exit(0)', 'without providing a reason'],
  ['exits with a code', 'process.exit(7)', 'with error: exit status 7'],
  ['kills its process, as it believes', 'process.kill(process.pid, "SIGKILL")', 'with error: exit status 1'],
  ['exits later, while it waits', 'setTimeout(() => process.exit(3), 5); await new Promise((r) => setTimeout(r, 10_000))', 'with error: exit status 3'],
])('one that %s has exited', async (_, what, how) => {
  const { bad, good } = await twice(once(what));
  expect(bad.error).toEqual({ errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(new RegExp(`Error: Runtime exited ${how}$`)) });
  expect(good).toBe('good');
}, 30_000);

test.each<[string, string, object]>([
  ['throws where nobody catches', 'setTimeout(() => { throw new Error("late") }, 5); await new Promise((r) => setTimeout(r, 10_000))', { errorType: 'Error', errorMessage: 'late' }],
  ['leaves a promise rejected', 'Promise.reject(new Error("lost")); await new Promise((r) => setTimeout(r, 10_000))',
    { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'Error: lost' }],
  ['waits for what never comes', 'await new Promise(() => {})', { errorType: 'Runtime.NodeJsExit' }],
  ['recurses for ever', 'const f = () => f(); f()', { errorType: 'RangeError' }],
  ['answers more than there is room for', 'return "x".repeat(6_400_000)', { errorType: 'Function.ResponseSizeTooLarge' }],
])('one that %s', async (_, what, error) => {
  const { bad, good } = await twice(once(what));
  expect(bad.error).toMatchObject(error);
  expect(good).toBe('good');
}, 30_000);

test.each<[string, string]>([
  ['objects', 'const all = []; while (true) all.push({ a: [1, 2, 3] })'],
  ['buffers', 'const all = []; while (true) all.push(Buffer.alloc(16 * 1024 * 1024, 1))'],
  ['buffers, politely', 'const all = []; while (true) { all.push(Buffer.alloc(16 * 1024 * 1024, 1)); await new Promise((r) => setTimeout(r, 1)) }'],
])('one that allocates %s without end is killed', async (_, what) => {
  const { bad, good } = await twice(once(what));
  expect(bad.error).toEqual({ errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(/signal: killed$/) });
  expect(good).toBe('good');
}, 40_000);

test('one that floods its log is answered, and its log cut', async () => {
  const { result, log } = await run('exports.handler = async () => { for (let n = 0; n < 50_000; n++) console.log("line " + n); return "done" }');
  expect(result).toBe('done');
  expect(log.join('\n').length).toBeLessThan(300_000);
  expect(log.at(-1)).toMatch(/the rest of the log is dropped$/);
}, 30_000);

test('one that ends after its answer does not take the next one with it', async () => {
  const functions = functionsOf([inline('exports.handler = async (event) => { if (event.last) setTimeout(() => process.exit(1), 1); return event.n }')]);
  expect((await call(functions, { n: 1, last: true })).result).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await call(functions, { n: 2 })).result).toBe(2);
}, 30_000);

test('one that sends messages of its own is not listened to', async () => {
  const { result } = await run(`exports.handler = async () => {
    require('worker_threads').parentPort.postMessage({ kind: 'result', payload: '"forged"' }); return 'own'; }`);
  expect(result).toBe('own');
});

test('disposing ends what still runs, whatever it does', async () => {
  const functions = functionsOf([inline('exports.handler = async (event) => { while (event.loop) {} await new Promise((r) => setTimeout(r, 60_000)) }')]);
  const running = [call(functions, { loop: true }), call(functions, { loop: false })];
  await new Promise((resolve) => setTimeout(resolve, 300));
  await functions.dispose();
  const errors = (await Promise.all(running)).map(({ error }) => error?.errorType);
  expect(errors).toEqual(['Runtime.ExitError', 'Runtime.ExitError']);
  await expect(call(functions)).rejects.toThrow(/disposed/);
}, 30_000);

test('disposing answers those that wait for their turn', async () => {
  const functions = functionsOf([inline('exports.handler = async () => new Promise((r) => setTimeout(r, 60_000))')]);
  const all = Promise.allSettled(Array.from({ length: 50 }, () => call(functions)));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await functions.dispose();
  const settled = await all;
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  expect(settled.filter((each) => each.status === 'rejected' && /disposed/.test(each.reason.message))).toHaveLength(30);
}, 30_000);

test('one does not find the way to the gateway', async () => {
  const { result } = await run('exports.handler = async () => [require("worker_threads").workerData, (await import("node:worker_threads")).workerData]');
  expect(result).toEqual([null, null]);
});
