import type * as JwtModule from 'aws-jwt-verify';
import type * as JwkModule from 'aws-jwt-verify/jwk';
import type { UserPoolKeys } from './options';

/** A user pool whose tokens can be checked. */
export interface TokenVerifier {
  readonly issuer: string;
  /** The payload of a token; throws where it is not signed with one of the pool's keys. Its times are not looked at. */
  verify(token: string): Promise<Readonly<Record<string, unknown>>>;
}

/** The keys could not be loaded. */
export class KeysUnreachable extends Error {}

/** The library takes the machine's clock; a gateway has its own, so that times are looked at elsewhere. */
const ANY_TIME = Number.MAX_SAFE_INTEGER;

/** Checks tokens of an issuer; throws where its keys are none. Keys that are given are all there are: nothing is loaded then. */
export function tokenVerifier({ jwks, issuer }: UserPoolKeys & { readonly issuer: string }): TokenVerifier {
  // Loaded with the first token: most requests have none.
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { JwtVerifier } = require('aws-jwt-verify') as typeof JwtModule;
  const { SimpleJwksCache, isJwks } = require('aws-jwt-verify/jwk') as typeof JwkModule;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const usual = { issuer, audience: null, graceSeconds: ANY_TIME };
  if (typeof jwks === 'string') {
    const verifier = JwtVerifier.create({ ...usual, jwksUri: new URL(jwks).href }, { jwksCache: new SimpleJwksCache({ fetcher: { fetch: load } }) });
    return { issuer, verify: async (token) => verifier.verify(token) };
  }
  const keys = jwks as JwkModule.Jwks;
  if (!isJwks(keys)) throw new Error('a key set is `{ keys: […] }`, with `kty` in each key.');
  const verifier = JwtVerifier.create(usual);
  verifier.cacheJwks(keys);
  return { issuer, verify: async (token) => verifier.verifySync(token) };
}

/** How long keys may take to load. */
const KEYS_MILLISECONDS = 5000;

async function load(url: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(KEYS_MILLISECONDS) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    throw new KeysUnreachable(`The keys at ${url} could not be loaded: ${String((error as Error).cause ?? error)}`);
  }
}

/** Who a token says it is from; nothing where it is no token. */
export function issuerOf(token: string): string | undefined {
  const [, payload] = token.split('.');
  try {
    const { iss } = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8')) ?? {};
    return typeof iss === 'string' ? iss : undefined;
  } catch {
    return undefined;
  }
}
