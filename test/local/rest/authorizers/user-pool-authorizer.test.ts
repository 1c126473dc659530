import { generateKeyPairSync } from 'crypto';
import { createServer } from 'http';
import type { AddressInfo } from 'net';
import { Asked, NOON, authorizer } from './asked';
import { LocalUserPool } from '../../../../src/local/local-user-pool';
import type { AuthorizationModel, AuthorizerModel } from '../../../../src/local/rest/model';
import type { Given } from '../events/exchange';

const ARN = 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Users0A1B2C3D';
const pool = new LocalUserPool({ now: () => NOON });
const other = new LocalUserPool({ now: () => NOON, name: 'other' });

function cognito(scopes: readonly string[] = [], given: Partial<AuthorizerModel> = {}): AuthorizationModel {
  return { type: 'COGNITO_USER_POOLS', scopes, authorizer: authorizer({ type: 'COGNITO_USER_POOLS', functionArn: undefined, providerArns: [ARN], ...given }) };
}

const sent = (token: string, authorization = cognito()): Given => ({ headers: { Authorization: [token] }, authorization });
const asked = () => new Asked({ userPools: { [ARN]: pool } });
const UNAUTHORIZED = { type: 'UNAUTHORIZED', status: 401, message: 'Unauthorized', errorType: 'UnauthorizedException' };

test('an ID token: its claims as text, lists with commas, two times as dates', async () => {
  const { caller, note } = await asked().ask(sent(pool.idToken({ 'sub': 'ann', 'cognito:groups': ['a', 'b'], 'custom:n': 7, 'address': { city: 'x' }, 'email': 'a@b.c' })));
  expect(caller.authorizer?.claims).toEqual({
    'sub': 'ann',
    'iss': pool.issuer,
    'auth_time': String(NOON.getTime() / 1000),
    'iat': 'Thu Apr 09 12:00:00 UTC 2026',
    'exp': 'Thu Apr 09 13:00:00 UTC 2026',
    'jti': expect.any(String),
    'aud': 'client',
    'token_use': 'id',
    'cognito:username': 'ann',
    'cognito:groups': 'a,b',
    'email_verified': 'true',
    'email': 'a@b.c',
    'custom:n': '7',
    'address': '{"city":"x"}',
  });
  expect(caller).toEqual({ authorizer: { claims: expect.anything() } });
  expect(note?.details).toEqual({ claims: caller.authorizer?.claims });
});

test.each(['Bearer ', 'bearer  ', ''])('`%s` may stand before a token', async (prefix) => {
  expect((await asked().ask(sent(prefix + pool.idToken()))).refused).toBeUndefined();
});

describe('the keys of a pool are found by', () => {
  test.each([ARN, 'eu-west-1_Users0A1B2C3D', 'Users0A1B2C3D', 'Users'])('%s', async (name) => {
    expect((await new Asked({ userPools: { [name]: pool } }).ask(sent(pool.idToken()))).refused).toBeUndefined();
  });

  test("the pool's own issuer, where none is given", async () => {
    const own = new LocalUserPool({ now: () => NOON, issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Users0A1B2C3D' });
    expect((await new Asked({ userPools: { Users: { jwks: own.jwks } } }).ask(sent(own.idToken()))).refused).toBeUndefined();
    expect((await new Asked({ userPools: { Users: { jwks: pool.jwks } } }).ask(sent(pool.idToken()))).refused?.type).toBe('UNAUTHORIZED');
  });

  test('several pools: each has its own', async () => {
    const two = cognito([], { providerArns: [ARN, `${ARN}2`] });
    const both = new Asked({ userPools: { [ARN]: pool, [`${ARN}2`]: other } });
    for (const each of [pool, other]) expect((await both.ask(sent(each.idToken(), two))).refused).toBeUndefined();
    expect((await both.ask(sent(other.idToken(), cognito()))).refused?.type).toBe('UNAUTHORIZED');
  });

  test('nobody, for one pool of two: the tokens of the other are taken', async () => {
    const two = cognito([], { providerArns: [`${ARN}2`, ARN] });
    expect((await asked().ask(sent(pool.idToken(), two))).refused).toBeUndefined();
    expect((await asked().ask(sent(other.idToken(), two))).refused?.type).toBe('AUTHORIZER_CONFIGURATION_ERROR');
  });

  test('nobody: 500, and the log says what to give', async () => {
    expect((await new Asked().ask(sent(pool.idToken()))).refused).toMatchObject({
      type: 'AUTHORIZER_CONFIGURATION_ERROR', status: 500, log: expect.stringContaining("`userPools: { 'Users': … }`"),
    });
  });

  test.each([{}, { keys: 'none' }, 'no url', null, 7])('what is no key set: 500 (%j)', async (jwks: any) => {
    const { refused } = await new Asked({ userPools: { Users: { jwks, issuer: pool.issuer } } }).ask(sent(pool.idToken()));
    expect(refused).toMatchObject({ type: 'AUTHORIZER_CONFIGURATION_ERROR', status: 500 });
  });
});

describe('401', () => {
  const forged = (token: string) => {
    const [header, payload, signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return [header, Buffer.from(JSON.stringify({ ...claims, sub: 'root' })).toString('base64url'), signature].join('.');
  };
  const unsigned = (token: string) => [Buffer.from('{"alg":"none"}').toString('base64url'), token.split('.')[1], ''].join('.');

  test.each([
    ['another pool', other.idToken()],
    ["another pool that says it is this one's", new LocalUserPool({ now: () => NOON, name: 'other', issuer: pool.issuer }).idToken()],
    ['changed claims', forged(pool.idToken())],
    ['no signature', unsigned(pool.idToken())],
    ['no token', 'x'],
    ['no JSON', 'a.b.c'],
    ['null', `x.${Buffer.from('null').toString('base64url')}.x`],
    ['not valid yet', pool.idToken({ nbf: NOON.getTime() / 1000 + 1 })],
    ['an access token where there are no scopes', pool.accessToken()],
    ['neither kind of token', pool.idToken({ token_use: undefined })],
  ])('%s', async (_, token) => {
    expect((await asked().ask(sent(token))).refused).toMatchObject(UNAUTHORIZED);
  });

  test('no header', async () => {
    expect((await asked().ask({ authorization: cognito() })).refused).toMatchObject(UNAUTHORIZED);
  });

  test('another key with the same id', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keys = [{ ...pool.jwks.keys[0], ...publicKey.export({ format: 'jwk' }) }];
    const gateway = new Asked({ userPools: { Users: { jwks: { keys }, issuer: pool.issuer } } });
    expect((await gateway.ask(sent(pool.idToken()))).refused).toMatchObject(UNAUTHORIZED);
  });
});

test('a token that has expired has words of its own', async () => {
  const clock = asked();
  const token = sent(pool.idToken());
  clock.now = new Date(NOON.getTime() + 3_599_000);
  expect((await clock.ask(token)).refused).toBeUndefined();
  clock.now = new Date(NOON.getTime() + 3_600_000);
  expect((await clock.ask(token)).refused).toMatchObject({ ...UNAUTHORIZED, message: 'The incoming token has expired' });
  expect((await asked().ask(sent(pool.idToken({ exp: undefined })))).refused).toMatchObject({ status: 401 });
});

test.each([
  ['photos/read', true], ['photos/read photos/write', true], ['photos/write', true], ['photos', false], ['photos/writer', false], ['', false],
])('a method with scopes wants one of them: "%s"', async (scope, allowed) => {
  const { refused } = await asked().ask(sent(pool.accessToken({ scope }), cognito(['photos/write', 'photos/read'])));
  expect(refused?.type).toBe(allowed ? undefined : 'UNAUTHORIZED');
});

test('a method with scopes takes no ID token', async () => {
  expect((await asked().ask(sent(pool.idToken({ scope: 'photos/write' }), cognito(['photos/write'])))).refused).toMatchObject(UNAUTHORIZED);
});

test.each([['client', true], ['app-.*', false], ['cli', false]])('the validation expression is about the audience: %s', async (identityValidationExpression, allowed) => {
  const outcome = allowed ? undefined : 'UNAUTHORIZED';
  const expected = cognito([], { identityValidationExpression });
  expect((await asked().ask(sent(pool.idToken(), expected))).refused?.type).toBe(outcome);
  const withScope = sent(pool.accessToken({ scope: 'a' }), cognito(['a'], { identityValidationExpression }));
  expect((await asked().ask(withScope)).refused?.type).toBe(outcome);
});

test('another header', async () => {
  const authorization = cognito([], { identitySources: ['method.request.header.X-Token'] });
  expect((await asked().ask({ headers: { 'x-token': [pool.idToken()] }, authorization })).refused).toBeUndefined();
});

describe('keys at a URL', () => {
  const served = async (body: string | undefined, token: string) => {
    const loads: string[] = [];
    const server = createServer((request, response) => {
      loads.push(request.url!);
      response.writeHead(body === undefined ? 404 : 200, { connection: 'close' }).end(body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const jwks = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
    const userPools = { Users: { jwks, issuer: pool.issuer } };
    const gateway = new Asked({ userPools });
    const outcomes = [await gateway.ask(sent(token)), await gateway.ask(sent(token))];
    await new Promise((done) => server.close(done));
    return { refused: outcomes.map(({ refused }) => refused?.type), loads, after: await new Asked({ userPools }).ask(sent(token)) };
  };

  test('are loaded once', async () => {
    expect(await served(JSON.stringify(pool.jwks), pool.idToken())).toMatchObject({ refused: [undefined, undefined], loads: ['/jwks.json'] });
  });

  test('that never come: 500', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const jwks = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
    const { refused } = await new Asked({ userPools: { Users: { jwks, issuer: pool.issuer } } }).ask(sent(pool.idToken()));
    server.closeAllConnections();
    server.close();
    expect(refused?.type).toBe('AUTHORIZER_CONFIGURATION_ERROR');
  }, 30_000);

  test('that are missing, or that nobody answers for: 500', async () => {
    const { refused, after } = await served(undefined, pool.idToken());
    expect(refused).toEqual(['AUTHORIZER_CONFIGURATION_ERROR', 'AUTHORIZER_CONFIGURATION_ERROR']);
    expect(after.refused).toMatchObject({ type: 'AUTHORIZER_CONFIGURATION_ERROR', log: expect.stringContaining('could not be loaded: ') });
  });
});
