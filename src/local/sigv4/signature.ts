import { createHash, createHmac } from 'crypto';

/** The only algorithm there is for signatures with a secret. */
export const ALGORITHM = 'AWS4-HMAC-SHA256';
/** The last part of every scope. */
export const TERMINATOR = 'aws4_request';

/** What a signature is good for. */
export interface Scope {
  /** `YYYYMMDD`. */
  readonly date: string;
  readonly region: string;
  /** For example `execute-api`. */
  readonly service: string;
}

/** A scope as it stands in a credential. */
export function scopeText({ date, region, service }: Scope): string {
  return `${date}/${region}/${service}/${TERMINATOR}`;
}

/**
 * What is signed: the time, the scope and the hash of the canonical request.
 *
 * @param time `YYYYMMDDTHHMMSSZ`
 */
export function stringToSign(time: string, scope: Scope, canonicalRequest: string): string {
  return [ALGORITHM, time, scopeText(scope), sha256(canonicalRequest)].join('\n');
}

/** The signature of a string in hexadecimal. */
export function signatureOf(secretAccessKey: string, scope: Scope, text: string): string {
  const key = [scope.date, scope.region, scope.service, TERMINATOR].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, text).toString('hex');
}

/** The SHA-256 of something in hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A time as signatures have it: `20150830T123600Z`. */
export function amzTime(time: Date): string {
  return time.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
}

/** The time that a signature has; nothing where it is none. */
export function timeOf(text: string): Date | undefined {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const time = new Date(iso === text ? NaN : iso);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();
