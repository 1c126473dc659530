import { createPublicKey, verify } from 'crypto';
import { LocalUserPool } from '../../src/local/local-user-pool';

const NOON = new Date(Date.UTC(2026, 3, 9, 12));
const now = () => NOON;
const pool = new LocalUserPool({ now });
const decoded = (token: string) => token.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));

test('an ID token as Cognito issues it', () => {
  const [header, payload] = decoded(pool.idToken({ 'sub': 'ann', 'cognito:groups': ['admins'] }));
  expect(header).toEqual({ kid: expect.stringMatching(/^.{43}=$/), alg: 'RS256' });
  expect(payload).toEqual({
    'sub': 'ann',
    'iss': pool.issuer,
    'aud': 'client',
    'token_use': 'id',
    'cognito:username': 'ann',
    'cognito:groups': ['admins'],
    'email_verified': true,
    'auth_time': NOON.getTime() / 1000,
    'iat': NOON.getTime() / 1000,
    'exp': NOON.getTime() / 1000 + 3600,
    'jti': expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  });
});

test('an access token as Cognito issues it', () => {
  const [, payload] = decoded(pool.accessToken({ username: 'ann', scope: 'photos/read photos/write' }));
  expect(payload).toMatchObject({ token_use: 'access', client_id: 'client', username: 'ann', scope: 'photos/read photos/write' });
  expect(payload).not.toHaveProperty('aud');
});

test('a claim that is undefined is left out', () => {
  expect(decoded(pool.idToken({ aud: undefined }))[1]).not.toHaveProperty('aud');
});

test('it is signed with the key of the key set', () => {
  const [header, payload, signature] = pool.idToken().split('.');
  const [key] = pool.jwks.keys as any[];
  expect(key).toMatchObject({ alg: 'RS256', kty: 'RSA', use: 'sig', kid: decoded(pool.idToken())[0].kid });
  expect(key).not.toHaveProperty('d');
  expect(verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), createPublicKey({ key, format: 'jwk' }), Buffer.from(signature, 'base64url'))).toBe(true);
});

test('the same input and time make the same token; another pool has another issuer and key', () => {
  expect(pool.idToken({ sub: 'ann' })).toBe(pool.idToken({ sub: 'ann' }));
  const other = new LocalUserPool({ now, name: 'other' });
  expect(other.issuer).not.toBe(pool.issuer);
  expect(other.jwks).not.toEqual(pool.jwks);
  expect(new LocalUserPool().issuer).toBe(pool.issuer);
});
