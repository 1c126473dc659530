import { isDeepStrictEqual } from 'node:util';

/** What a check throws when reality is not as expected. */
export class Mismatch extends Error {}

/** Counts checks and prints one line for each. */
export class Checks {
  passed = 0;
  failed = 0;

  /** Runs `body`; it fails by throwing. */
  async check(name, body) {
    try {
      await body();
      this.passed += 1;
      console.log(`  ok    ${name}`);
    } catch (error) {
      this.fail(name, error);
    }
  }

  /**
   * States what the emulator does not do. `symptom` asserts the recorded answer: while it holds, the line says so and
   * counts neither way; when the emulator answers differently the run fails, because the gap must become a check then.
   */
  async gap(name, symptom) {
    try {
      await symptom();
      console.log(`  gap   ${name}`);
    } catch (error) {
      this.fail(`the gap "${name}" is not as recorded any more: turn it into a check`, error);
    }
  }

  fail(name, error) {
    this.failed += 1;
    const why = error instanceof Mismatch ? error.message : error.stack ?? String(error);
    console.log(`  FAIL  ${name}\n        ${why.replaceAll('\n', '\n        ')}`);
  }

  get summary() {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}

export function equal(actual, expected, what) {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new Mismatch(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

export function isTrue(condition, what) {
  if (!condition) throw new Mismatch(what);
}

/** Two buffers, byte for byte. */
export function sameBytes(actual, expected, what) {
  if (!actual.equals(expected)) {
    throw new Mismatch(`${what}: ${actual.length} bytes (${actual.subarray(0, 60).toString('latin1')}) instead of ${expected.length}`);
  }
}

/** Calls `probe` until it returns something truthy. */
export async function eventually(probe, what, timeoutMs = 20_000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Mismatch(`${what}: not within ${timeoutMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
