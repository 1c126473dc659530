import type { MessagePort } from 'worker_threads';
import type { FunctionError } from '../function-error';
import type { HostMessage, Invocation } from '../host';
import type { ChildMessage } from './children';

/** What a worker is given. */
export interface WorkerInput {
  readonly port: MessagePort;
  /** Where the worker writes how often it has written, and how many megabytes it holds outside of its heap. */
  readonly report: Int32Array;
  readonly folder: string;
  /** For example `index.handler`. */
  readonly handler: string;
  /** The folder in which modules are looked for that AWS's runtime brings with it. */
  readonly project: string;
  /** Whether the runtime is one that knows no callbacks any more. */
  readonly refusesCallbacks: boolean;
  /** The most characters that an invocation may write. */
  readonly mostLog: number;
}

/**
 * What runs in a worker: loads a handler and calls it, as the runtime of AWS does it. It is passed on as text, so that it needs no file of its
 * own: it must not use anything from outside of itself, and a bundler must leave it as it is (no `keepNames` of esbuild).
 *
 * @see https://github.com/aws/aws-lambda-nodejs-runtime-interface-client
 */
export function workerMain(): void {
  const threads = process.getBuiltinModule('worker_threads');
  const { existsSync, readFileSync } = process.getBuiltinModule('fs');
  const { basename, dirname, join, resolve } = process.getBuiltinModule('path');
  const { pathToFileURL } = process.getBuiltinModule('url');
  const { types } = process.getBuiltinModule('util');
  const { Writable } = process.getBuiltinModule('stream');
  const Module = process.getBuiltinModule('module') as any;
  const childProcess = process.getBuiltinModule('child_process');

  const input: WorkerInput = threads.workerData;
  const { port, folder, project } = input;
  const require = Module.createRequire(join(folder, 'index.js'));
  const post = (message: HostMessage | ChildMessage): void => port.postMessage(message);

  let room = input.mostLog;
  /** Until when a process may run that the function waits for: the worker cannot be ended before. At first as long as its code may load. */
  let timeIsUp = Date.now() + 10_000;
  /** The most bytes that a function may stream. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  const MOST_STREAMED = 209_715_200;
  /** What marks handlers that write their answer instead of returning it: as in AWS's runtime. */
  const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
  /** Ends the invocation under way when nothing is left to do; called where the event loop has run empty. */
  let whenIdle: (() => void) | undefined;

  /** Everything that is written goes to the log of the request, without waiting for the event loop, which may never come to it. */
  function captureLog(): void {
    // What the console wants to be called back for is an error, and a loop that only writes would pile up calls till the heap is full.
    const { _stdoutErrorHandler, _stderrErrorHandler } = console as any;
    const ofConsole = [_stdoutErrorHandler, _stderrErrorHandler];
    const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      if (room >= 0) post({ kind: 'log', text: text.slice(0, room + 1) });
      room -= text.length;
      const written = rest.find((each) => typeof each === 'function') as (() => void) | undefined;
      if (written && !ofConsole.includes(written)) process.nextTick(written);
      return true;
    };
    process.stdout.write = write as typeof process.stdout.write;
    process.stderr.write = write as typeof process.stderr.write;
  }

  /** A function may end its own environment, not the process of the gateway, whose id it has here. */
  function guardProcess(): void {
    const kill = process.kill.bind(process);
    const own = [process.pid, -process.pid, 0];
    process.kill = (pid: number, signal?: string | number): true => own.includes(pid) ? process.exit(1) : kill(pid, signal);
  }

  /** What leads to the gateway is not for the function. */
  function hideInput(): void {
    (threads as { workerData: unknown }).workerData = null;
  }

  function reportMemory(): void {
    const tell = (): void => {
      Atomics.store(input.report, 1, Math.ceil(process.memoryUsage().external / (1024 * 1024)));
      Atomics.add(input.report, 0, 1);
    };
    setInterval(tell, 25).unref();
  }

  /** Processes outlive the worker: the gateway is told of each, so that it can end what is left. */
  function tellOfChildren(): void {
    const { prototype } = childProcess.ChildProcess as any;
    const { spawn } = prototype;
    prototype.spawn = function (options: object & { detached?: boolean }): unknown {
      const answer = spawn.call(this, { ...options, detached: options.detached || process.platform !== 'win32' });
      const { pid } = this;
      if (pid === undefined) return answer;
      post({ kind: 'started', pid });
      this.once('exit', () => post({ kind: 'ended', pid }));
      return answer;
    };
  }

  /** While the worker waits for a process nothing can end it, so the process ends with the function's time. */
  function limitWaiting(): void {
    const all = childProcess as any;
    for (const name of ['spawnSync', 'execFileSync', 'execSync']) {
      const work = all[name];
      all[name] = (...args: any[]): unknown => {
        const given = args.filter((each) => each !== undefined);
        const last = given.at(-1);
        const options = typeof last === 'object' && !Array.isArray(last) && given.length > 1 ? given.pop() : {};
        const left = Math.max(timeIsUp - Date.now(), 1);
        return work(...given, options?.timeout > 0 && options.timeout < left ? options : { ...options, timeout: left, killSignal: 'SIGKILL' });
      };
    }
  }

  /** AWS's runtime brings the SDK with it; here it is the project's. */
  function lendSdk(): void {
    const find = Module._resolveFilename;
    const inProject = Module.createRequire(join(project, 'index.js'));
    Module._resolveFilename = function (request: string, ...rest: unknown[]): string {
      try {
        return find.call(this, request, ...rest);
      } catch (error) {
        if (!/^@(?:aws-sdk|smithy)\//.test(request)) throw error;
        try {
          return inProject.resolve(request);
        } catch {
          throw error;
        }
      }
    };
  }

  /** What handlers that stream find without importing it. */
  function lendStreaming(): void {
    const streamifyResponse = (handler: any): unknown => Object.assign(handler, { [STREAMING]: 'response' });
    const HttpResponseStream = class {
      public static from(stream: any, metadata: unknown): unknown {
        stream.beforeFirstWrite = (write: (bytes: Uint8Array) => void) => {
          write(Buffer.from(JSON.stringify(metadata)));
          write(Buffer.alloc(8));
        };
        return stream;
      }
    };
    (globalThis as any).awslambda = { streamifyResponse, HttpResponseStream };
  }

  function named(type: string, message: string): Error {
    const error = new Error(message);
    return Object.assign(error, { name: type, stack: error.stack?.replace(/^Error/, type) });
  }

  function errorOf(error: any): FunctionError {
    try {
      const isError = types.isNativeError(error) || [error?.name, error?.message, error?.stack].every((each) => typeof each === 'string' && each !== '');
      if (!isError) return { errorType: typeof error, errorMessage: String(error.toString()), trace: [] };
      return { errorType: String(error.name), errorMessage: String(error.message), trace: String(error.stack).split('\n') };
    } catch {
      const errorMessage = 'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack';
      return { errorType: 'handled', errorMessage };
    }
  }

  /** Whether the nearest package.json makes `.js` files ES modules. */
  function isModuleFolder(within: string): boolean {
    const file = join(within, 'package.json');
    if (existsSync(file)) {
      try {
        return JSON.parse(readFileSync(file, 'utf8')).type === 'module';
      } catch {
        return false;
      }
    }
    return dirname(within) !== within && basename(within) !== 'node_modules' && isModuleFolder(dirname(within));
  }

  async function loadModule(file: string): Promise<any> {
    const asModule = isModuleFolder(dirname(file));
    const ways = [['.js', asModule], ['.mjs', true], ['.cjs', false]] as const;
    const found = ways.find(([ending]) => existsSync(file + ending));
    if (!found) return require(file);
    const [ending, isModule] = found;
    return isModule ? import(pathToFileURL(file + ending).href) : require(file + ending);
  }

  async function loadHandler(): Promise<((...args: unknown[]) => any) & { [STREAMING]?: unknown }> {
    const { handler } = input;
    if (handler.includes('..')) throw named('Runtime.MalformedHandlerName', `'${handler}' is not a valid handler name: it must not contain '..'.`);
    const last = basename(handler);
    const [, name, path] = /^([^.]*)\.(.*)$/.exec(last) ?? [];
    if (name === undefined) throw named('Runtime.MalformedHandlerName', 'Bad handler');
    const loaded = await loadModule(resolve(folder, handler.slice(0, handler.length - last.length), name)).catch((error: any) => {
      if (error instanceof SyntaxError) throw named('Runtime.UserCodeSyntaxError', String(error));
      throw error?.code === 'MODULE_NOT_FOUND' ? named('Runtime.ImportModuleError', String(error)) : error;
    });
    const found = path.split('.').reduce((nested: any, key) => nested && nested[key], loaded);
    if (!found) throw named('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
    if (typeof found !== 'function') throw named('Runtime.HandlerNotFound', `${handler} is not a function`);
    if (input.refusesCallbacks && found.length >= 3 && !found[STREAMING]) {
      throw named('Runtime.CallbackHandlerDeprecated', 'Handlers with a callback are not supported from Node.js 24 on: return a promise, or the result.');
    }
    return found;
  }

  function textOf(result: unknown): string {
    try {
      return JSON.stringify(result === undefined ? null : result) ?? 'null';
    } catch {
      throw new Error('Unable to stringify response body');
    }
  }

  /** The object that handlers get as their second argument, and what ends the invocation. */
  function contextOf(invocation: Invocation, done: (error: unknown, result?: unknown) => void): Record<string, any> {
    const { requestId, functionArn, deadline, tenantId } = invocation;
    const { env } = process;
    return {
      callbackWaitsForEmptyEventLoop: true,
      functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
      functionName: env.AWS_LAMBDA_FUNCTION_NAME,
      memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
      clientContext: undefined,
      identity: undefined,
      invokedFunctionArn: functionArn,
      awsRequestId: requestId,
      tenantId,
      getRemainingTimeInMillis: () => Math.max(deadline - Date.now(), 0),
      done,
      succeed: (result: unknown) => done(null, result),
      fail: (error: unknown) => done(error ?? 'handled'),
    };
  }

  /** What ends an invocation, once. */
  function endings(): { finish(message: () => HostMessage): void; fail(error: unknown): void } {
    let isOver = false;
    const finish = (message: () => HostMessage): void => {
      if (isOver) return;
      isOver = true;
      whenIdle = undefined;
      port.ref();
      post(message());
    };
    return { finish, fail: (error) => finish(() => ({ kind: 'error', error: errorOf(error), fatal: false })) };
  }

  function run(handler: (...args: unknown[]) => any, invocation: Invocation): void {
    const { finish, fail } = endings();
    const succeed = (result: unknown): void => {
      try {
        const payload = textOf(result);
        finish(() => ({ kind: 'result', payload }));
      } catch (error) {
        fail(error);
      }
    };
    const done = (error: unknown, result?: unknown): void => error === undefined || error === null ? succeed(result) : fail(error);
    const context = contextOf(invocation, done);
    const callback = (error: unknown, result?: unknown): void => {
      if (error !== undefined && error !== null) return fail(error);
      if (!context.callbackWaitsForEmptyEventLoop) return succeed(result);
      whenIdle = () => succeed(result);
    };
    const isAsync = handler.constructor.name === 'AsyncFunction';
    whenIdle = () => isAsync ? fail(exited()) : succeed(null);
    // From here on the worker's event loop runs empty where the function has nothing more to do.
    port.unref();
    try {
      const result = handler(JSON.parse(invocation.event), context, callback);
      if (typeof result?.then === 'function') result.then(succeed, context.fail);
    } catch (error) {
      fail(error);
    }
  }

  function exited(): Error {
    return named('Runtime.NodeJsExit', 'The Lambda function exited without completing');
  }

  /** A handler that streams is done when it has returned and its stream has ended. */
  function runStreaming(handler: (...args: unknown[]) => any, invocation: Invocation): void {
    const { finish, fail } = endings();
    const { stream, written } = responseStream();
    const ended = new Promise<void>((settle, reject) => stream.on('finish', settle).on('error', reject));
    whenIdle = () => fail(exited());
    port.unref();
    const context = contextOf(invocation, (error) => error === undefined || error === null ? stream.end() : fail(error));
    const working = new Promise((settle, reject) => {
      const result = handler(JSON.parse(invocation.event), stream, context);
      if (typeof result?.then === 'function') settle(result);
      else reject(new Error('Streaming does not support non-async handlers.'));
    });
    Promise.all([working, ended]).then(() => finish(() => ({ kind: 'streamed', bytes: written() })), fail);
  }

  /** A stream that keeps what is written; metadata come before it, so that there are none where nothing is written. */
  function responseStream(): { stream: any; written(): Uint8Array } {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const keep = (bytes: Uint8Array): void => {
      size += bytes.length;
      if (size > MOST_STREAMED) throw named('Function.ResponseSizeTooLarge', `Response payload size exceeded maximum allowed payload size (${MOST_STREAMED} bytes).`);
      chunks.push(Uint8Array.from(bytes));
    };
    const stream: any = new Writable({
      write(chunk, _encoding, callback) {
        const before = stream.beforeFirstWrite;
        stream.beforeFirstWrite = undefined;
        try {
          before?.(keep);
          keep(chunk);
          callback();
        } catch (error) {
          callback(error as Error);
        }
      },
    });
    const write = stream.write.bind(stream);
    stream.write = (chunk: unknown, ...rest: unknown[]): boolean => write(typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk), ...rest);
    stream.setContentType = () => undefined;
    return { stream, written: () => new Uint8Array(Buffer.concat(chunks)) };
  }

  /** An error that nobody caught ends the environment. */
  function fatal(error: FunctionError, code: number): never {
    post({ kind: 'error', error, fatal: true });
    process.exit(code);
  }

  captureLog();
  guardProcess();
  hideInput();
  reportMemory();
  tellOfChildren();
  limitWaiting();
  Module.syncBuiltinESMExports();
  lendSdk();
  lendStreaming();
  process.on('uncaughtException', (error) => fatal(errorOf(error), 129));
  process.on('unhandledRejection', (reason) => fatal(errorOf(named('Runtime.UnhandledPromiseRejection', String(reason))), 128));
  process.on('beforeExit', () => whenIdle?.());
  loadHandler().then((handler) => {
    port.on('message', (invocation: Invocation) => {
      room = input.mostLog;
      timeIsUp = invocation.deadline;
      (handler[STREAMING] ? runStreaming : run)(handler, invocation);
    });
    post({ kind: 'ready' });
  }, (error) => fatal(errorOf(error), 1));
}
