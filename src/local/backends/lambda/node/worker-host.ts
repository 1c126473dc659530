import { MessageChannel, Worker, receiveMessageOnPort } from 'worker_threads';
import { exitWords } from '../function-error';
import type { Host, HostMessage, StartHost } from '../host';
import { MOST_LOG_CHARACTERS } from '../log-lines';
import { MEMORY } from './memory-guard';
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
}

/** The first runtime without callbacks. @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html */
const WITHOUT_CALLBACKS = 24;

const SOURCE = `(${workerMain.toString()})()`;

/** Runs a Node.js function in a worker thread. */
export function workerHost(options: WorkerOptions): StartHost {
  return (listener) => {
    const { port1, port2 } = new MessageChannel();
    const worker = start(options, port2);
    const memory = { megabytes: options.memorySize, exceeded: () => stop('killed') };
    let isOver = false;
    const leave = (how: string): void => {
      if (isOver) return;
      isOver = true;
      MEMORY.leave(memory);
      // What it said last may still be on its way.
      for (let left = receiveMessageOnPort(port1); left; left = receiveMessageOnPort(port1)) listener(left.message as HostMessage);
      port1.close();
      listener({ kind: 'gone', how });
    };
    const stop = (signal: string): void => {
      leave(exitWords.killed(signal));
      void worker.terminate();
    };
    port1.on('message', listener);
    worker.on('error', (error: NodeJS.ErrnoException) => leave(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? exitWords.killed('killed') : exitWords.code(1)));
    worker.on('exit', (code) => leave(exitWords.code(code)));
    return hostOf(worker, port1, (busy) => busy && !isOver ? MEMORY.enter(memory) : MEMORY.leave(memory));
  };
}

function start({ folder, handler, runtime, memorySize, environment }: WorkerOptions, port: MessageChannel['port2']): Worker {
  const refusesCallbacks = Number(/\d+/.exec(runtime)) >= WITHOUT_CALLBACKS;
  const workerData: WorkerInput = { port, folder, handler, project: process.cwd(), refusesCallbacks, mostLog: MOST_LOG_CHARACTERS };
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
