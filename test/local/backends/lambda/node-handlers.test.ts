import { arnOf, assetOf, call, disposeAll, functionsOf, inline, run } from './functions';

afterEach(disposeAll);

describe('what a handler returns', () => {
  test.each<[string, string, unknown]>([
    ['a value', 'exports.handler = (event) => { return undefined; }', null],
    ['a promise', 'exports.handler = async (event) => ({ got: event.n })', { got: 1 }],
    ['something that is like a promise', 'exports.handler = () => ({ then: (done) => done(7) })', 7],
    ['nothing', 'exports.handler = async () => {}', null],
    ['a function, which JSON cannot say', 'exports.handler = async () => () => 1', null],
    ['by its callback', 'exports.handler = (event, context, callback) => { setTimeout(() => callback(null, event.n + 1), 5); }', 2],
    ['by its callback, twice', 'exports.handler = (event, context, callback) => { callback(null, 1); callback(null, 2); }', 2],
    ['by context.succeed', 'exports.handler = (event, context) => context.succeed("yes")', 'yes'],
    ['nothing by no callback, when its event loop is empty', 'exports.handler = (event, context, callback) => { setTimeout(() => {}, 5); }', null],
  ])('%s', async (_, source, result) => {
    expect(await run(source, { n: 1 })).toEqual({ result, log: [] });
  });

  test('by its callback, while the event loop never gets empty', async () => {
    const source = `exports.handler = (event, context, callback) => {
      context.callbackWaitsForEmptyEventLoop = false; setInterval(() => {}, 1000); callback(null, 'at once'); }`;
    expect((await run(source)).result).toBe('at once');
  });
});

describe('errors', () => {
  test.each<[string, string, object]>([
    ['thrown', 'exports.handler = () => { throw new TypeError("no") }', { errorType: 'TypeError', errorMessage: 'no' }],
    ['of a rejected promise', 'exports.handler = async () => { throw new RangeError("far") }', { errorType: 'RangeError', errorMessage: 'far' }],
    ['with a name', 'exports.handler = async () => { throw Object.assign(new Error("x"), { name: "Own" }) }', { errorType: 'Own', errorMessage: 'x' }],
    ['given to the callback', 'exports.handler = (event, context, callback) => callback(new Error("back"))', { errorType: 'Error', errorMessage: 'back' }],
    ['given to context.fail', 'exports.handler = (event, context) => context.fail("text")', { errorType: 'string', errorMessage: 'text', trace: [] }],
    ['that is nothing', 'exports.handler = async () => { throw undefined }', { errorType: 'string', errorMessage: 'handled' }],
    ['that cannot be read', 'exports.handler = async () => { throw { toString() { throw 1 } } }', { errorType: 'handled' }],
    ['by a result that is no JSON', 'exports.handler = async () => 1n', { errorType: 'Error', errorMessage: 'Unable to stringify response body' }],
    ['by a circle', 'exports.handler = async () => { const a = {}; a.a = a; return a }', { errorMessage: 'Unable to stringify response body' }],
  ])('%s', async (_, source, error) => {
    expect((await run(source)).error).toMatchObject(error);
  });

  test('have a trace that begins with the error', async () => {
    const { error } = await run('exports.handler = async () => { throw new Error("here") }');
    expect(error!.trace![0]).toBe('Error: here');
    expect(error!.trace![1]).toMatch(/index\.js:1:/);
  });

  test('after which the same environment goes on', async () => {
    const functions = functionsOf([inline('let n = 0; exports.handler = async () => { n += 1; if (n === 1) throw new Error("first"); return n }')]);
    expect((await call(functions)).error).toMatchObject({ errorMessage: 'first' });
    expect((await call(functions)).result).toBe(2);
  });
});

describe('loading', () => {
  const load = async (files: Record<string, string>, handler = 'index.handler', runtime = 'nodejs22.x') =>
    call(functionsOf([inline('', { code: assetOf(files), handler, runtime })]), { n: 1 });

  test.each<[string, Record<string, string>, string]>([
    ['an ES module', { 'index.mjs': 'const n = await Promise.resolve(5); export const handler = async () => n' }, 'index.handler'],
    ['a package of modules', { 'package.json': '{"type":"module"}', 'index.js': 'export const handler = async () => 5' }, 'index.handler'],
    ['CommonJS in a package of modules', { 'package.json': '{"type":"module"}', 'index.cjs': 'exports.handler = async () => 5' }, 'index.handler'],
    ['a module in a folder, with its own dependency', {
      'src/api/main.js': 'const five = require("five"); exports.routes = { get: async () => five }', 'node_modules/five/index.js': 'module.exports = 5',
    }, 'src/api/main.routes.get'],
    ['the SDK, which AWS brings', {
      'index.js': 'const { S3Client } = require("@aws-sdk/client-s3"); exports.handler = async () => S3Client.name.length - 3',
    }, 'index.handler'],
  ])('%s', async (_, files, handler) => {
    expect(await load(files, handler)).toEqual({ result: 5, log: [] });
  });

  test.each<[string, Record<string, string>, string, string, RegExp]>([
    ['no such file', {}, 'index.handler', 'Runtime.ImportModuleError', /Cannot find module/],
    ['a module that is missing', { 'index.js': 'require("left-pad-nowhere")' }, 'index.handler', 'Runtime.ImportModuleError', /'left-pad-nowhere'/],
    ['a part of the SDK that is nowhere', { 'index.js': 'require("@aws-sdk/client-nothing")' }, 'index.handler', 'Runtime.ImportModuleError', /client-nothing/],
    ['a syntax error', { 'index.js': 'exports.handler = (' }, 'index.handler', 'Runtime.UserCodeSyntaxError', /SyntaxError/],
    ['no such export', { 'index.js': '' }, 'index.handler', 'Runtime.HandlerNotFound', /index\.handler is undefined or not exported/],
    ['an export that is no function', { 'index.js': 'exports.handler = 1' }, 'index.handler', 'Runtime.HandlerNotFound', /is not a function/],
    ['a bad handler', { 'index.js': '' }, 'index', 'Runtime.MalformedHandlerName', /Bad handler/],
    ['a handler outside', { 'index.js': '' }, '../index.handler', 'Runtime.MalformedHandlerName', /not a valid handler name/],
    ['code that throws', { 'index.js': 'throw new Error("at load")' }, 'index.handler', 'Error', /at load/],
  ])('fails for %s', async (_, files, handler, errorType, message) => {
    const { error } = await load(files, handler);
    expect(error).toMatchObject({ errorType, errorMessage: expect.stringMatching(message) });
  });

  test('Node.js 24 refuses callbacks', async () => {
    const files = { 'index.js': 'exports.handler = (event, context, callback) => callback(null, 1)' };
    expect((await load(files, 'index.handler', 'nodejs24.x')).error).toMatchObject({ errorType: 'Runtime.CallbackHandlerDeprecated' });
    expect((await load(files, 'index.handler', 'nodejs22.x')).result).toBe(1);
  });

  test('a function that could not be loaded is loaded again the next time', async () => {
    const functions = functionsOf([inline('throw new Error("never")')]);
    const errors = [await call(functions), await call(functions)].map(({ error }) => error?.errorMessage);
    expect(errors).toEqual(['never', 'never']);
  });
});

describe('what a handler finds', () => {
  test('its context', async () => {
    const source = 'exports.handler = async (event, context) => ({ ...context, left: context.getRemainingTimeInMillis() })';
    const { result } = await run(source, {}, { timeout: 20, memorySize: 192 });
    expect(result).toMatchObject({
      functionName: 'fn',
      functionVersion: '$LATEST',
      invokedFunctionArn: arnOf('fn'),
      memoryLimitInMB: '192',
      logGroupName: '/aws/lambda/fn',
      callbackWaitsForEmptyEventLoop: true,
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(result.left).toBeGreaterThan(0);
    expect(result.left).toBeLessThanOrEqual(20_000);
  });

  test('its environment, and nothing of this process', async () => {
    process.env.GATEHOUSE_SECRET = 'secret';
    const functions = functionsOf([inline('exports.handler = async () => process.env', { environment: { OWN: '1', BOTH: 'template' } })],
      { environment: async () => ({ BOTH: 'options', AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' }) });
    const { result } = await call(functions);
    delete process.env.GATEHOUSE_SECRET;
    expect(result).toMatchObject({
      OWN: '1',
      BOTH: 'options',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'fn',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
      _HANDLER: 'index.handler',
    });
    expect(result).not.toHaveProperty('GATEHOUSE_SECRET');
    expect(result).not.toHaveProperty('HOME');
  });

  test('its state of last time', async () => {
    const functions = functionsOf([inline('let n = 0; exports.handler = async () => ++n')]);
    expect([await call(functions), await call(functions), await call(functions)].map(({ result }) => result)).toEqual([1, 2, 3]);
  });

  test('an environment of its own while another invocation runs', async () => {
    const functions = functionsOf([inline('let n = 0; exports.handler = async () => { await new Promise((r) => setTimeout(r, 100)); return ++n }')]);
    const results = await Promise.all([1, 2, 3].map(() => call(functions)));
    expect(results.map(({ result }) => result)).toEqual([1, 1, 1]);
  });
});

describe('the log', () => {
  test('has the lines of the request that wrote them', async () => {
    const source = 'exports.handler = async (event) => { console.log(\'n is\', event.n, { a: 1 }); console.error(\'two\\nlines\'); process.stdout.write(\'no end\'); }';
    const functions = functionsOf([inline(source)]);
    expect((await call(functions, { n: 1 })).log).toEqual(['n is 1 { a: 1 }', 'two', 'lines', 'no end']);
    expect((await call(functions, { n: 2 })).log[0]).toBe('n is 2 { a: 1 }');
  });

  test('has what was written while the code was loaded', async () => {
    expect((await run('console.log("cold"); exports.handler = async () => 1')).log).toEqual(['cold']);
  });

  test('calls back who waits for a write', async () => {
    expect((await run('exports.handler = () => new Promise((done) => process.stdout.write("x", () => done("written")))')).result).toBe('written');
  });
});

test('concurrent invocations beyond the limit wait for their turn', async () => {
  const functions = functionsOf([inline('exports.handler = async (event) => event.n', { memorySize: 128 })]);
  const results = await Promise.all(Array.from({ length: 50 }, (_, n) => call(functions, { n })));
  expect(results.map(({ result }) => result)).toEqual(Array.from({ length: 50 }, (_, n) => n));
});
