import { createHash } from 'crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An id as AWS makes them up, but always the same for the same text. */
export function idOf(text: string, length = 10): string {
  return Array.from(bytesOf(text, length), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

function bytesOf(text: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) => createHash('sha256').update(`${index}:${text}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
}

/** A UUID that is always the same for the same text. */
export function uuidOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
