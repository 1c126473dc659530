import type { GatewayRequest, Parameters } from './rest/exchange';
import { readRequest } from './rest/read-request';
import { presignedQuery, signedHeaders } from './sigv4';
import type { SigningCredentials } from './sigv4';

/** How a request is signed. */
export interface SignRequestOptions {
  /** Whether the signature stands in a header, or in the query string, where it needs no headers. @default 'header' */
  readonly in?: 'header' | 'query';
  /** @default 'us-east-1' */
  readonly region?: string;
  /** When it is signed. @default - now */
  readonly time?: Date;
  /** For how many seconds a signature in the query string is good. @default 300 */
  readonly expiresIn?: number;
}

const USUAL_HOST = 'gateway.execute-api.us-east-1.amazonaws.com';

/**
 * A request with the signature of an IAM user or role, for methods whose authorization is `AWS_IAM`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function signRequest(request: GatewayRequest, credentials: SigningCredentials, options: SignRequestOptions = {}): GatewayRequest {
  const { in: place = 'header', region = 'us-east-1', time = new Date(), expiresIn = 300 } = options;
  const { method, rawPath: path, query, body, headers: received } = readRequest(request, USUAL_HOST, time);
  const headers = sent(received, request);
  const toSign = { method, path, query, headers, body };
  const scope = { region, service: 'execute-api', time };
  const signed = place === 'header'
    ? { query, headers: signedHeaders(toSign, credentials, scope) }
    : { query: presignedQuery({ ...toSign, headers: { Host: headers.Host } }, credentials, scope, expiresIn), headers };
  return { ...request, path, ...signed };
}

/** What the caller sends of the headers that a gateway sees. */
function sent(received: Parameters, { headers = {} }: GatewayRequest): Parameters {
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const kept = Object.entries(received).filter(([name]) => names.has(name.toLowerCase()));
  const host = Object.entries(received).find(([name]) => name.toLowerCase() === 'host')?.[1] ?? [USUAL_HOST];
  return { ...Object.fromEntries(kept.filter(([name]) => name.toLowerCase() !== 'host')), Host: host };
}
