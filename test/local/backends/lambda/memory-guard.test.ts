import { Worker } from 'worker_threads';
import { call, disposeAll, functionsOf, inline } from './functions';

afterEach(disposeAll);

test.each<[string, string]>([
  ['politely', 'await new Promise((r) => setTimeout(r, 1))'],
  ['without pause', ''],
])('a function that takes too much memory %s does not take one of another gateway with it', async (_, pause) => {
  const innocent = functionsOf([inline('exports.handler = async () => { await new Promise((r) => setTimeout(r, 2500)); return "innocent" }')]);
  const waiting = call(innocent);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const hog = functionsOf([inline(`exports.handler = async () => { const all = []; while (true) { all.push(Buffer.alloc(8 * 1024 * 1024, 1)); ${pause} } }`)]);
  expect((await call(hog)).error?.errorMessage).toMatch(/signal: killed$/);
  expect((await waiting).result).toBe('innocent');
}, 40_000);

test('one that only computes is not blamed for what others take', async () => {
  const busy = functionsOf([inline('exports.handler = async () => { const end = Date.now() + 1500; while (Date.now() < end); return "computed" }')]);
  const computing = call(busy);
  await new Promise((resolve) => setTimeout(resolve, 300));
  // Another worker of this process, as that of another gateway: 600 MB.
  const other = new Worker('globalThis.all = Array.from({ length: 60 }, () => Buffer.alloc(1e7, 1)); setInterval(() => {}, 1e6)', { eval: true });
  const { result } = await computing;
  await other.terminate();
  expect(result).toBe('computed');
}, 40_000);

test('many that start at once are let be', async () => {
  const functions = functionsOf([inline('exports.handler = async (event) => event.n')]);
  const all = await Promise.all(Array.from({ length: 25 }, (_, n) => call(functions, { n })));
  expect(all.map(({ result }) => result)).toEqual(all.map((_, n) => n));
}, 60_000);
