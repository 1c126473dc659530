import { canonicalRequest } from './canonical';
import type { SignedRequest } from './canonical';
import { ALGORITHM, amzTime, scopeText, sha256, signatureOf, stringToSign } from './signature';
import type { Scope } from './signature';
import type { Parameters } from '../rest/exchange';
import { headerValues, withHeaders } from '../rest/parameters';

/** The credentials of an IAM user, or temporary ones. */
export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary credentials have one. */
  readonly sessionToken?: string;
}

/** A request to sign; it must have its `Host` header. */
export interface RequestToSign extends Omit<SignedRequest, 'payloadHash'> {
  readonly body: string | Uint8Array;
}

/** What a request is signed for. */
export interface SigningScope extends Omit<Scope, 'date'> {
  readonly time: Date;
}

/** Headers that connections and proxies may change. */
const UNSIGNED: ReadonlySet<string> = new Set(['authorization', 'connection', 'expect', 'transfer-encoding', 'user-agent', 'x-amzn-trace-id']);

/**
 * The headers of a request with a signature among them. The services `s3` and whoever sets `X-Amz-Content-Sha256` get the body's hash in it too.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signedHeaders(request: RequestToSign, credentials: SigningCredentials, { region, service, time }: SigningScope): Parameters {
  const payloadHash = sha256(request.body);
  const withHash = service === 's3' || headerValues(request.headers, 'x-amz-content-sha256').length > 0;
  const headers = withHeaders(request.headers, {
    'X-Amz-Date': [amzTime(time)],
    ...withHash && { 'X-Amz-Content-Sha256': [payloadHash] },
    ...credentials.sessionToken !== undefined && { 'X-Amz-Security-Token': [credentials.sessionToken] },
  });
  const names = namesToSign(headers);
  const scope = { date: amzTime(time).slice(0, 8), region, service };
  const text = stringToSign(amzTime(time), scope, canonicalRequest({ ...request, headers, payloadHash }, names, service));
  const credential = `${credentials.accessKeyId}/${scopeText(scope)}`;
  const signature = signatureOf(credentials.secretAccessKey, scope, text);
  return { ...headers, Authorization: [`${ALGORITHM} Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`] };
}

/**
 * The query parameters of a request with a signature among them, which is good for some seconds.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function presignedQuery(
  request: RequestToSign, credentials: SigningCredentials, { region, service, time }: SigningScope, expiresIn: number,
): Parameters {
  const names = namesToSign(request.headers);
  const scope = { date: amzTime(time).slice(0, 8), region, service };
  const query = {
    ...request.query,
    'X-Amz-Algorithm': [ALGORITHM],
    'X-Amz-Credential': [`${credentials.accessKeyId}/${scopeText(scope)}`],
    'X-Amz-Date': [amzTime(time)],
    'X-Amz-Expires': [String(expiresIn)],
    'X-Amz-SignedHeaders': [names.join(';')],
    ...credentials.sessionToken !== undefined && { 'X-Amz-Security-Token': [credentials.sessionToken] },
  };
  const payloadHash = service === 's3' ? 'UNSIGNED-PAYLOAD' : sha256(request.body);
  const text = stringToSign(amzTime(time), scope, canonicalRequest({ ...request, query, payloadHash }, names, service));
  return { ...query, 'X-Amz-Signature': [signatureOf(credentials.secretAccessKey, scope, text)] };
}

function namesToSign(headers: Parameters): string[] {
  return Object.keys(headers).map((name) => name.toLowerCase()).filter((name) => !UNSIGNED.has(name)).sort();
}
