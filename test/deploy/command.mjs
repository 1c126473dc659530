import { spawn } from 'node:child_process';

/** Ends a process and everything it started; it must have been spawned `detached`, as the leader of its own group. */
export function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/**
 * Runs a program to its end and resolves to `{ code, output }`, both streams in one text.
 * After `timeoutMs` the program and its children are killed and the code is `'timeout'`: an emulator that never
 * answers a custom resource would otherwise hold the CLI for an hour.
 */
export function run(program, args, { cwd, env, timeoutMs = 180_000 }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    let timedOut = false;
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    const stopChild = () => killGroup(child.pid, 'SIGKILL');
    const timer = setTimeout(() => {
      timedOut = true;
      stopChild();
    }, timeoutMs);
    process.once('exit', stopChild);
    const settle = () => {
      clearTimeout(timer);
      process.off('exit', stopChild);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('close', (code) => {
      settle();
      resolve({ code: timedOut ? 'timeout' : code, output });
    });
  });
}
