import { execFileSync } from 'child_process';
import { call, disposeAll, functionsOf, inline } from './functions';
import { Children } from '../../../../src/local/backends/lambda/node/children';

afterEach(disposeAll);

/** Whether a process still does something: one that has been killed stays in the table until its parent asks for it. */
function isRunning(pid: number): boolean {
  try {
    return !/^(?:Z.*)?$/.test(execFileSync('ps', ['-o', 'stat=', '-p', String(pid)]).toString().trim());
  } catch {
    return false;
  }
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 50 && isRunning(pid); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  return !isRunning(pid);
}

const STARTS = `const { spawn } = require('child_process');
const start = (command, args) => spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });`;

test.each<[string, string]>([
  ['a process', 'return start("sleep", ["71"]).pid'],
  ['a process of a process', `const shell = start("sh", ["-c", "sleep 72 & echo $!; wait"]);
    return new Promise((resolve) => shell.stdout.once("data", (text) => { shell.unref(); resolve(Number(text)); }))`],
  ['a process that is left behind', `const shell = start("sh", ["-c", "sleep 73 & echo $!"]);
    return new Promise((resolve) => shell.stdout.once("data", (text) => resolve(Number(text))))`],
])('%s that a function has started ends with it', async (_, work) => {
  const functions = functionsOf([inline(`${STARTS} exports.handler = async () => { ${work} }`)]);
  const { result: pid } = await call(functions);
  expect(isRunning(pid)).toBe(true);
  await functions.dispose();
  expect(await isGone(pid)).toBe(true);
}, 30_000);

test('one that an ES module has started ends with a function that hangs', async () => {
  const functions = functionsOf([inline(`${STARTS} exports.handler = async () => {
    const { spawn } = await import('node:child_process'); console.log(spawn("sleep", ["74"]).pid); while (true) {} }`, { timeout: 1 })]);
  const { error, log } = await call(functions);
  expect(error?.errorType).toBe('Sandbox.Timedout');
  expect(await isGone(Number(log[0]))).toBe(true);
}, 30_000);

test('what a function waits for ends with its time', async () => {
  const functions = functionsOf([inline('exports.handler = async () => { require("child_process").execSync("sleep 75"); }', { timeout: 1 })]);
  expect((await call(functions)).error?.errorMessage).toMatch(/timed out|ETIMEDOUT/);
  await functions.dispose();
}, 15_000);

test.each(['spawnSync("echo", ["a"])', 'spawnSync("echo", ["a"], undefined)', 'spawnSync("echo a", { shell: true })'])('%s does as it does elsewhere', async (what) => {
  const functions = functionsOf([inline(`exports.handler = async () => require("child_process").${what}.stdout.toString()`)]);
  expect((await call(functions)).result).toBe('a\n');
}, 15_000);

test.each<[unknown]>([
  [null], [5], [{ kind: 'log', text: '' }], [{ kind: 'started' }], [{ kind: 'started', pid: 1 }], [{ kind: 'started', pid: -1 }], [{ kind: 'started', pid: 0 }],
  [{ kind: 'started', pid: process.pid }], [{ kind: 'started', pid: '7' }],
])('%j is not of a process', (message) => {
  expect(new Children().hear(message)).toBe(false);
});
