import type { Parameters } from '../rest/exchange';
import { headerValues } from '../rest/parameters';
import { decoded } from '../rest/query-string';

/** What of a request is signed. */
export interface SignedRequest {
  readonly method: string;
  /** As it is sent, percent-encoded, without query string. */
  readonly path: string;
  /** Decoded. */
  readonly query: Parameters;
  readonly headers: Parameters;
  /** The SHA-256 of the body in hexadecimal, or what stands for it, for example `UNSIGNED-PAYLOAD`. */
  readonly payloadHash: string;
}

/** The parameter that holds the signature itself. */
const SIGNATURE = 'X-Amz-Signature';

/**
 * The one form of a request that both sides sign, whatever was in between.
 *
 * @param signedHeaders names in small letters, sorted
 * @param service paths of `s3` are taken as they are; those of all others are normalized, and encoded once more
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[], service: string): string {
  return [
    request.method,
    canonicalPath(request.path, service),
    canonicalQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${canonicalValues(headerValues(request.headers, name))}`),
    '',
    signedHeaders.join(';'),
    request.payloadHash,
  ].join('\n');
}

function canonicalPath(path: string, service: string): string {
  if (service === 's3') return path.split('/').map((segment) => encoded(decoded(segment))).join('/') || '/';
  return normalized(path).split('/').map(encoded).join('/');
}

/** Without empty segments, `.` and `..`. */
function normalized(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}${kept.length > 0 && path.endsWith('/') ? '/' : ''}`;
}

/** Sorted by name, then by value, as they are encoded. */
function canonicalQuery(query: Parameters): string {
  const pairs = Object.entries(query).filter(([name]) => name !== SIGNATURE)
    .flatMap(([name, values]) => values.map((value) => [encoded(name), encoded(value)] as const));
  return pairs.sort(([a, x], [b, y]) => order(a, b) || order(x, y)).map((pair) => pair.join('=')).join('&');
}

const order = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0;

const canonicalValues = (values: readonly string[]): string => values.map((value) => value.trim().replace(/\s+/g, ' ')).join(',');

/** Percent-encoded but for what RFC 3986 calls unreserved. Text that is no Unicode is made some first. */
function encoded(text: string): string {
  const unicode = Buffer.from(text, 'utf8').toString('utf8');
  return encodeURIComponent(unicode).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
