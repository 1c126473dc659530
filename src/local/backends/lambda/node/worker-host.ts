import { MessageChannel, Worker, receiveMessageOnPort } from 'worker_threads';
import { exitWords } from '../function-error';
import { heard } from '../heard';
import type { Host, StartHost } from '../host';
import { MOST_LOG_CHARACTERS } from '../log-lines';
import { Children } from './children';
import { MEGABYTE, REPORT } from './memory-guard';
import type { MemoryGuard } from './memory-guard';
import { workerMain } from './worker-main';
import type { WorkerInput } from './worker-main';

/** What a worker needs to know of its function. */
export interface WorkerOptions {
  readonly folder: string;
  readonly handler: string;
  /** For example `nodejs22.x`. */
  readonly runtime: string;
  /** Megabytes. */
  readonly memorySize: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Watches over all workers of the gateway. */
  readonly memory: MemoryGuard;
}

/** The first runtime without callbacks. @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html */
const WITHOUT_CALLBACKS = 24;

const SOURCE = `(${workerMain.toString()})()`;

/** Runs a Node.js function in a worker thread. */
export function workerHost(options: WorkerOptions): StartHost {
  return (listener) => {
    const { port1, port2 } = new MessageChannel();
    const report = new Int32Array(new SharedArrayBuffer(REPORT.bytes));
    const worker = start(options, port2, report);
    const member = { megabytes: options.memorySize, report, ask: () => askedOf(worker), exceeded: () => stop('killed') };
    const children = new Children();
    let isOver = false;
    const hear = (value: unknown): void => {
      if (!children.hear(value) && !isOver) listener(heard(value));
    };
    // What it said last may still be on its way.
    const hearRest = (): void => {
      for (let left = receiveMessageOnPort(port1); left; left = receiveMessageOnPort(port1)) hear(left.message);
    };
    const leave = (how: string): void => {
      if (isOver) return;
      hearRest();
      isOver = true;
      options.memory.leave(member);
      listener({ kind: 'gone', how });
    };
    const stop = (signal: string): void => {
      leave(exitWords.killed(signal));
      void worker.terminate();
    };
    port1.on('message', hear);
    worker.on('error', (error: NodeJS.ErrnoException) => leave(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? exitWords.killed('killed') : exitWords.code(1)));
    worker.on('exit', (code) => {
      leave(exitWords.code(code));
      hearRest();
      children.end();
      port1.close();
    });
    return hostOf(worker, port1, (busy) => busy && !isOver ? options.memory.enter(member) : options.memory.leave(member));
  };
}

function start({ folder, handler, runtime, memorySize, environment }: WorkerOptions, port: MessageChannel['port2'], report: Int32Array): Worker {
  const refusesCallbacks = Number(/\d+/.exec(runtime)) >= WITHOUT_CALLBACKS;
  const workerData: WorkerInput = { port, report, folder, handler, project: process.cwd(), refusesCallbacks, mostLog: MOST_LOG_CHARACTERS };
  return new Worker(SOURCE, {
    eval: true,
    workerData,
    transferList: [port],
    argv: [],
    execArgv: [],
    env: environment,
    stdin: true,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memorySize },
  });
}

/** Node.js 22.16 and later interrupt a worker for this, however busy it is. */
function askedOf(worker: Worker & { getHeapStatistics?(): Promise<{ external_memory?: number }> }): Promise<number> | undefined {
  return worker.getHeapStatistics?.().then(({ external_memory = 0 }) => Math.ceil(external_memory / MEGABYTE));
}

function hostOf(worker: Worker, port: MessageChannel['port1'], watch: (busy: boolean) => void): Host {
  return {
    invoke: (invocation) => port.postMessage(invocation),
    hold: (busy) => {
      watch(busy);
      for (const each of [worker, port]) each[busy ? 'ref' : 'unref']();
    },
    end: async () => {
      await worker.terminate();
    },
  };
}
