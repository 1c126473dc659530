import { execFileSync } from 'child_process';
import { arnOf, assetOf, call, disposeAll, functionsOf, inline } from './functions';
import { findPython } from '../../../../src/local/backends/lambda/python/find-python';

afterEach(disposeAll);

const wherePython = findPython() === undefined ? describe.skip : describe;

const python = (source: string, model: Parameters<typeof inline>[1] = {}) => inline(source, { runtime: 'python3.12', ...model });
const run = async (source: string, event: unknown = {}, model = {}) => call(functionsOf([python(source, model)]), event);

wherePython('a Python function', () => {
  test('answers what it returns', async () => {
    expect(await run('def handler(event, context):\n  return {"got": event["n"], "ü": None}', { n: 1 })).toEqual({ result: { got: 1, ü: null }, log: [] });
  }, 30_000);

  test('keeps its state, and its log to the request that wrote it', async () => {
    const functions = functionsOf([python(`
import logging, sys
n = 0
def handler(event, context):
  global n
  n += 1
  print("printed", n)
  logging.warning("warned %s", n)
  sys.stderr.write("no end")
  return n
`)]);
    expect(await call(functions)).toEqual({ result: 1, log: ['printed 1', '[WARNING]\twarned 1', 'no end'] });
    expect(await call(functions)).toEqual({ result: 2, log: ['printed 2', '[WARNING]\twarned 2', 'no end'] });
  }, 30_000);

  test('finds its context and environment', async () => {
    process.env.GATEHOUSE_SECRET = 'secret';
    const { result } = await run(`
import os
def handler(event, c):
  return [c.function_name, c.invoked_function_arn, c.memory_limit_in_mb, c.get_remaining_time_in_millis() > 0, os.environ["OWN"], "GATEHOUSE_SECRET" in os.environ]
`, {}, { environment: { OWN: 'x' } });
    delete process.env.GATEHOUSE_SECRET;
    expect(result).toEqual(['fn', arnOf('fn'), '128', true, 'x', false]);
  }, 30_000);

  test('is loaded from its asset, with modules beside it', async () => {
    const code = assetOf({ 'api/main.py': 'from helper import five\ndef get(event, context):\n  return five', 'helper.py': 'five = 5', 'api/__init__.py': '' });
    const functions = functionsOf([python('', { code, handler: 'api/main.get' })]);
    expect((await call(functions)).result).toBe(5);
  }, 30_000);

  test('reports what it raises, and goes on', async () => {
    const functions = functionsOf([python(`
def handler(event, context):
  if event.get("good"): return "good"
  raise KeyError("missing")
`)]);
    const { error } = await call(functions);
    expect(error).toMatchObject({ errorType: 'KeyError', errorMessage: "'missing'", stackTrace: [expect.stringMatching(/index\.py", line 4, in handler/)] });
    expect((await call(functions, { good: true })).result).toBe('good');
  }, 30_000);

  test.each<[string, string, string, RegExp]>([
    ['a module that is missing', 'import nowhere_at_all\ndef handler(e, c): pass', 'Runtime.ImportModuleError', /Unable to import module 'index': No module named 'nowhere_at_all'/],
    ['a syntax error', 'def handler(', 'Runtime.UserCodeSyntaxError', /Syntax error in module 'index'/],
    ['no such handler', 'x = 1', 'Runtime.HandlerNotFound', /Handler 'handler' missing on module 'index'/],
    ['code that raises', 'raise ValueError("at load")', 'ValueError', /at load/],
    ['a result that is no JSON', 'def handler(e, c): return {1, 2}', 'Runtime.MarshalError', /Unable to marshal response/],
  ])('fails for %s', async (_, source, errorType, message) => {
    expect((await run(source)).error).toMatchObject({ errorType, errorMessage: expect.stringMatching(message) });
  }, 30_000);

  test.each<[string, string, string, object]>([
    ['hangs', 'while True: pass', '1', { errorType: 'Sandbox.Timedout', errorMessage: expect.stringMatching(/timed out after 1\.00 seconds$/) }],
    ['writes for ever', 'while True: print("flood" * 1000)', '1', { errorType: 'Sandbox.Timedout' }],
    ['exits', 'import os; os._exit(3)', '20', { errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(/exit status 3$/) }],
    ['exits politely', 'import sys; sys.exit(0)', '20', { errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(/without providing a reason$/) }],
    ['ends its group', 'import os, signal; os.killpg(0, signal.SIGKILL)', '20', { errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(/signal: kill$/) }],
    ['allocates without end', 'all = []\n  while True: all.append(bytearray(16 * 1024 * 1024))', '20', { errorType: 'Runtime.ExitError' }],
    ['closes what it was given', 'import os; os.close(0); os.close(1); os.close(2); os.closerange(3, 50); return 1', '2', { errorType: expect.any(String) }],
  ])('that %s fails, and the next invocation works', async (_, what, timeout, error) => {
    const functions = functionsOf([python(`def handler(event, context):\n  if event.get("good"): return "good"\n  ${what}`, { timeout: Number(timeout) })]);
    expect((await call(functions)).error).toMatchObject(error);
    expect((await call(functions, { good: true })).result).toBe('good');
  }, 40_000);

  test('leaves no process behind, nor those that it has started', async () => {
    const functions = functionsOf([python(`
import os, subprocess
def handler(event, context):
  return [os.getpid(), subprocess.Popen(["sleep", "300"]).pid]
`)]);
    const { result } = await call(functions);
    await functions.dispose();
    expect((result as number[]).filter(isRunning)).toEqual([]);
  }, 30_000);
});

function isRunning(pid: number): boolean {
  try {
    return !/^Z/.test(execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).trim());
  } catch {
    return false;
  }
}

test('where there is no Python, a Python function is listed and refused', async () => {
  const { PATH } = process.env;
  process.env.PATH = '/nowhere';
  const functions = functionsOf([python('')]);
  process.env.PATH = PATH;
  expect(functions.unsupported).toEqual([{
    logicalId: 'Fn', type: 'AWS::Lambda::Function', reason: 'its runtime is Python, and there is no python3 in the path of this machine',
  }]);
  await expect(call(functions)).rejects.toThrow('The function Fn does not run here: its runtime is Python, and there is no python3');
});

wherePython('a hostile one', () => {
  test('one that writes to where its runtime answers fails, and the next one is fresh', async () => {
    const functions = functionsOf([inline(`import os
def handler(event, context):
  for fd in range(3, 12) if not event.get("good") else []:
    try: os.write(fd, b"null\\n")
    except OSError: pass
  return "good"
`, { runtime: 'python3.12' })]);
    expect((await call(functions)).error?.errorType).toBe('Runtime.MalformedMessage');
    expect((await call(functions, { good: true })).result).toBe('good');
  }, 30_000);
});
