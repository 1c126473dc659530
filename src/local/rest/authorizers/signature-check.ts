import type { LocalCredentials } from './options';
import { refusals } from './refusals';
import { signatureParts } from './signature-parts';
import type { SignatureParts } from './signature-parts';
import { ALGORITHM, TERMINATOR, amzTime, canonicalRequest, sha256, signatureOf, stringToSign, timeOf } from '../../sigv4';
import type { Scope } from '../../sigv4';
import type { Exchange } from '../exchange';
import { withDefaults } from '../parameters';

const SERVICE = 'execute-api';
const MINUTE = 60_000;

/** Credentials by their access key. */
export type KnownCredentials = ReadonlyMap<string, LocalCredentials>;

/**
 * Checks the signature of a request and says whose it is; throws where it has none or a wrong one.
 *
 * What is checked comes in the order of AWS, so that the first complaint is the same.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html
 */
export function signerOf(exchange: Exchange, known: KnownCredentials, now: Date): LocalCredentials {
  const parts = signatureParts(exchange.request);
  assertCurrent(parts, now);
  if (!parts.signedHeaders.some((name) => name.toLowerCase() === 'host')) {
    throw refusals.invalidSignature("'Host' must be a 'SignedHeader' in the AWS Authorization.");
  }
  if (parts.algorithm !== ALGORITHM) {
    throw refusals.incompleteSignature(`Unsupported AWS 'algorithm': '${parts.algorithm}' (only ${ALGORITHM} for now). `);
  }
  const { accessKeyId, scope } = scopeOf(parts);
  const credentials = known.get(accessKeyId);
  if (!credentials || credentials.sessionToken !== parts.sessionToken) throw refusals.unknownCredentials();
  if (credentials.expiration && credentials.expiration.getTime() <= now.getTime()) throw refusals.credentialsExpired();
  assertSigned(exchange, parts, scope, String(credentials.secretAccessKey));
  return credentials;
}

function assertCurrent({ time: text, expires }: SignatureParts, now: Date): void {
  const time = timeOf(text);
  if (!time) throw refusals.incompleteSignature(`Date must be in ISO-8601 'basic format'. Got '${text}'. See http://en.wikipedia.org/wiki/ISO_8601`);
  const earliest = new Date(now.getTime() - expires * 1000);
  const latest = new Date(now.getTime() + 5 * MINUTE);
  if (time < earliest) {
    throw refusals.invalidSignature(`Signature expired: ${text} is now earlier than ${amzTime(earliest)} (${amzTime(now)} - ${expires / 60} min.)`);
  }
  if (time > latest) {
    throw refusals.invalidSignature(`Signature not yet current: ${text} is still later than ${amzTime(latest)} (${amzTime(now)} + 5 min.)`);
  }
}

/** Any region will do: which one an API is in is nothing that it could know here. */
function scopeOf({ credential, time }: SignatureParts): { readonly accessKeyId: string; readonly scope: Scope } {
  const elements = credential.split('/');
  if (elements.length !== 5) {
    throw refusals.incompleteSignature(`Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`);
  }
  const [accessKeyId, date, region, service, terminator] = elements;
  const day = time.slice(0, 8);
  const problems = [
    ...service === SERVICE ? [] : [`Credential should be scoped to correct service: '${SERVICE}'.`],
    ...terminator === TERMINATOR ? [] : [`Credential should be scoped with a valid terminator: '${TERMINATOR}', not '${terminator}'.`],
    ...date === day ? [] : [`Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${day}', from '${time}'.`],
  ];
  if (problems.length > 0) throw refusals.invalidSignature(problems.join(' '));
  return { accessKeyId, scope: { date, region, service } };
}

/** Callers sign the path with the stage in it, or without one, as behind a domain name of their own. */
function assertSigned({ request, stage }: Exchange, parts: SignatureParts, scope: Scope, secret: string): void {
  const names = parts.signedHeaders.map((name) => name.toLowerCase()).sort();
  // The connection's own headers end before this; of those, signers sign the length at most.
  const { sentBody = request.body, sentHeaders = request.headers } = request;
  const headers = withDefaults(sentHeaders, { 'Content-Length': [String(sentBody.length)] });
  const payloadHash = sha256(sentBody);
  const candidates = [`/${stage.name}${request.rawPath}`, request.rawPath].map((path) => {
    const canonical = canonicalRequest({ method: request.method, path, query: request.query, headers, payloadHash }, names, scope.service);
    return { canonical, text: stringToSign(parts.time, scope, canonical) };
  });
  if (candidates.some(({ text }) => signatureOf(secret, scope, text) === parts.signature)) return;
  const [{ canonical, text }] = candidates;
  throw refusals.invalidSignature([
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    `The Canonical String for this request should have been\n'${canonical}'`,
    `The String-to-Sign should have been\n'${text}'\n`,
  ].join('\n\n'));
}
