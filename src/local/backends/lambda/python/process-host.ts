import { spawn } from 'child_process';
import type { ChildProcessWithoutNullStreams } from 'child_process';
import { randomUUID } from 'crypto';
import { once } from 'events';
import { createInterface } from 'readline';
import { exitWords } from '../function-error';
import type { StartHost } from '../host';
import { Answers } from './answers';
import { BOOTSTRAP } from './bootstrap';

/** What a process needs to know of its function. */
export interface ProcessOptions {
  readonly folder: string;
  readonly handler: string;
  /** Megabytes. */
  readonly memorySize: number;
  readonly environment: Readonly<Record<string, string>>;
  /** The Python to run it with. */
  readonly python: string;
}

/** Where there are groups of processes, a function ends with all that it has started. */
const HAS_GROUPS = process.platform !== 'win32';

/** Runs a Python function in a process of its own. */
export function processHost({ folder, handler, memorySize, environment, python }: ProcessOptions): StartHost {
  return (listener) => {
    const mark = `\0${randomUUID()}\n`;
    const child = spawn(python, ['-u', '-c', BOOTSTRAP, folder, handler, String(memorySize), mark.slice(1)], { env: environment, detached: HAS_GROUPS });
    const answers = new Answers(mark, listener);
    const gone = once(child, 'close').catch(() => undefined);
    let isOver = false;
    const leave = (how: string): void => {
      if (isOver) return;
      isOver = true;
      answers.end();
      listener({ kind: 'gone', how });
    };
    createInterface({ input: child.stdout }).on('line', (line) => answers.hearAnswer(line));
    child.stderr.setEncoding('utf8').on('data', (text: string) => answers.hearLog(text));
    // Whoever ends while it is written to, says so by its exit.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => leave(`with error: ${error.message}`));
    child.on('exit', () => killGroup(child));
    child.on('close', (code, signal) => leave(signal === null ? exitWords.code(code) : exitWords.killed(signal.replace('SIG', '').toLowerCase())));
    return {
      invoke: (invocation) => child.stdin.write(`${JSON.stringify(invocation)}\n`),
      hold: (busy) => hold(child, busy),
      end: async () => {
        killGroup(child);
        await gone;
      },
    };
  };
}

function killGroup(child: ChildProcessWithoutNullStreams): void {
  if (child.pid === undefined) return;
  try {
    process.kill(HAS_GROUPS ? -child.pid : child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

function hold(child: ChildProcessWithoutNullStreams, busy: boolean): void {
  for (const each of [child, child.stdin, child.stdout, child.stderr]) {
    const held = each as unknown as { ref?(): void; unref?(): void };
    if (busy) held.ref?.();
    else held.unref?.();
  }
}
