import type { Code } from '../../src/errors';
import { GatehouseError } from '../../src/errors';

/** Runs what must be refused and returns the refusal. */
export function refusal(work: () => unknown): GatehouseError {
  try {
    work();
  } catch (error) {
    if (error instanceof GatehouseError) return error;
    throw new Error(`not refused by GatehouseError but broken by ${String(error)}`);
  }
  throw new Error('nothing was refused');
}

/** Expects a refusal: the code is the first word of the message, which says what was given and what to do. */
export function expectRefusal(work: () => unknown, code: Code, ...mentions: string[]): void {
  const { message, findings } = refusal(work);
  expect(message.split(':')[0]).toBe(code);
  for (const mention of mentions) expect(message).toContain(mention);
  for (const finding of findings) expectAdvice(finding);
}

/** Expects that a finding says what was given and what to do. */
export function expectAdvice({ given, fix }: { readonly given: string; readonly fix: string }): void {
  expect(given).toMatch(/\S/);
  expect(fix).toMatch(/^[A-Z]/);
  expect(`${fix}.`).not.toMatch(/[?.!]\.$/);
}
