import { spawnSync } from 'node:child_process';

const counts = { passed: 0, failed: 0 };

/** Runs one check and says how it went; whether it passed. */
export function check(name, work) {
  try {
    work();
    counts.passed++;
    console.log(`  ok      ${name}`);
    return true;
  } catch (error) {
    counts.failed++;
    console.log(`  FAILED  ${name}\n${String(error?.message ?? error).replace(/^/gm, '          ')}`);
    return false;
  }
}

/** Says what was not looked at, and why. */
export function skipped(what, why) {
  console.log(`  skipped: ${what}, because ${why}`);
}

/** The last line, and the exit code. */
export function finish() {
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed ? 1 : 0;
}

/** Runs a program and returns what it prints; throws with its words where it fails. */
export function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024, ...options });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} exited with ${status}\n${`${stdout}${stderr}`.trim().slice(-3000)}`);
  return stdout;
}
