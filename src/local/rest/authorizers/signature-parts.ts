import { createHash } from 'crypto';
import { refusals } from './refusals';
import type { ReceivedRequest } from '../exchange';
import { failures } from '../failures';
import { headerOf } from '../parameters';

/** A signature as it was sent, not checked yet. */
export interface SignatureParts {
  readonly algorithm: string;
  readonly credential: string;
  /** Names as they were sent. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** When it was signed, as it was sent. */
  readonly time: string;
  /** For how many seconds it is good. */
  readonly expires: number;
  readonly sessionToken?: string;
}

const USUAL_EXPIRES = 300;
/** Seven days. @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
const MOST_EXPIRES = 604_800;
const PARAMETERS = ['Credential', 'Signature', 'SignedHeaders'] as const;

/** Reads the signature of a request, in its header or in its query string; throws where it has none, or less than one. */
export function signatureParts(request: ReceivedRequest): SignatureParts {
  const authorization = headerOf(request.headers, 'authorization') ?? '';
  if (authorization !== '') return partsInHeader(request, authorization);
  if (Object.hasOwn(request.query, 'X-Amz-Algorithm')) return partsInQuery(request);
  throw failures.missingAuthenticationToken();
}

function partsInHeader(request: ReceivedRequest, authorization: string): SignatureParts {
  const [algorithm, ...pairs] = authorization.trim().split(/[\s,]+/).filter((part) => part !== '');
  // What is no signature may be a secret, so that AWS repeats its hash only.
  const hash = createHash('sha256').update(authorization).digest('base64');
  if (pairs.some((pair) => !pair.includes('='))) {
    throw refusals.incompleteSignature(`Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hash}'.`);
  }
  const given = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  const time = headerOf(request.headers, 'x-amz-date') ?? headerOf(request.headers, 'date');
  const missing = [
    ...PARAMETERS.filter((name) => !given.get(name)).map((name) => `Authorization header requires '${name}' parameter.`),
    ...time === undefined ? ["Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."] : [],
  ];
  if (missing.length > 0) throw refusals.incompleteSignature(`${missing.join(' ')} (Hashed with SHA-256 and encoded with Base64) Authorization=${hash}`);
  return {
    algorithm,
    credential: given.get('Credential')!,
    signedHeaders: given.get('SignedHeaders')!.split(';'),
    signature: given.get('Signature')!,
    time: time!,
    expires: USUAL_EXPIRES,
    sessionToken: headerOf(request.headers, 'x-amz-security-token'),
  };
}

const IN_QUERY = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date'] as const;

function partsInQuery({ query }: ReceivedRequest): SignatureParts {
  const valueOf = (name: string): string => Object.hasOwn(query, name) ? query[name].at(-1) ?? '' : '';
  const missing = IN_QUERY.filter((name) => valueOf(name) === '').map((name) => `AWS query-string parameters must include '${name}'.`);
  if (missing.length > 0) throw refusals.incompleteSignature(`${missing.join(' ')} Re-examine the query-string parameters.`);
  const [algorithm, credential, signature, signedHeaders, time] = IN_QUERY.map(valueOf);
  const expires = /^\d+$/.test(valueOf('X-Amz-Expires')) ? Number(valueOf('X-Amz-Expires')) : USUAL_EXPIRES;
  if (expires > MOST_EXPIRES) throw refusals.incompleteSignature(`X-Amz-Expires must be less than a week (in seconds); got ${expires}, the most is ${MOST_EXPIRES}.`);
  const sessionToken = valueOf('X-Amz-Security-Token') || undefined;
  return { algorithm, credential, signature, signedHeaders: signedHeaders.split(';'), time, expires, sessionToken };
}
