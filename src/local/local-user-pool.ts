import { createHash, createSign, generateKeyPairSync } from 'crypto';
import type { KeyObject } from 'crypto';
import { uuidOf } from './template/ids';

/** What a user pool for tests is like. */
export interface LocalUserPoolProps {
  /** What stands as `iss` in its tokens. @default - a made-up one, the same for all pools of that name */
  readonly issuer?: string;
  /** What `issuer` and the ids of keys are made up from; two pools of a test have two names. @default 'users' */
  readonly name?: string;
  /** The app client that tokens are for. @default 'client' */
  readonly clientId?: string;
  /** The clock that tokens are dated by. @default - the machine's */
  readonly now?: () => Date;
}

/** The claims of a token; those that are not given are as Cognito sets them, those that are `undefined` are left out. */
export type TokenClaims = Readonly<Record<string, unknown>>;

const HOUR = 3600;

/**
 * A user pool that issues tokens in tests: give it to the gateway as `userPools: { Users: pool }`.
 *
 * Its key is made when it is needed first, and is another one each time; everything else is the same for the same input and time.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
export class LocalUserPool {
  public readonly issuer: string;
  private readonly clientId: string;
  private readonly keyId: string;
  private readonly now: () => Date;
  private key?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

  constructor({ name = 'users', issuer, clientId = 'client', now = () => new Date() }: LocalUserPoolProps = {}) {
    this.issuer = issuer ?? `https://cognito-idp.us-east-1.amazonaws.com/us-east-1_${digest(name, 'hex').slice(0, 9)}`;
    this.clientId = clientId;
    this.keyId = digest(`key of ${name}`, 'base64');
    this.now = now;
  }

  /** The public key, as the pool's `.well-known/jwks.json` has it. */
  public get jwks(): { readonly keys: readonly object[] } {
    return { keys: [{ alg: 'RS256', kid: this.keyId, use: 'sig', ...this.keys().publicKey.export({ format: 'jwk' }) }] };
  }

  /** An ID token, for methods without scopes. Whoever has no `sub` gets one by `cognito:username`. */
  public idToken(claims: TokenClaims = {}): string {
    const username = claims['cognito:username'] ?? claims.sub ?? 'user';
    return this.token({ 'aud': this.clientId, 'token_use': 'id', 'cognito:username': username, 'email_verified': true, ...claims }, username);
  }

  /** An access token, for methods with scopes: `scope` has them with spaces between. */
  public accessToken(claims: TokenClaims = {}): string {
    const username = claims.username ?? claims.sub ?? 'user';
    return this.token({ client_id: this.clientId, token_use: 'access', scope: 'aws.cognito.signin.user.admin', username, ...claims }, username);
  }

  private token(claims: TokenClaims, username: unknown): string {
    const iat = Math.floor(this.now().getTime() / 1000);
    const times = { auth_time: iat, iat, exp: iat + HOUR };
    const payload = { sub: uuidOf(`sub ${String(username)}`), iss: this.issuer, ...times, jti: uuidOf(`jti ${iat} ${String(username)}`), ...claims };
    const text = [{ kid: this.keyId, alg: 'RS256' }, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${text}.${createSign('RSA-SHA256').update(text).sign(this.keys().privateKey, 'base64url')}`;
  }

  private keys() {
    this.key ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return this.key;
  }
}

const digest = (text: string, encoding: 'hex' | 'base64'): string => createHash('sha256').update(text).digest(encoding);
