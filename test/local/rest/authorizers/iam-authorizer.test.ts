import { createHash } from 'crypto';
import { gzipSync } from 'zlib';
import * as fc from 'fast-check';
import { Asked, NOON } from './asked';
import type { Outcome } from './asked';
import type { LocalCredentials } from '../../../../src/local/rest/authorizers';
import { decompressed } from '../../../../src/local/rest/decompress';
import type { GatewayRequest } from '../../../../src/local/rest/exchange';
import { readRequest } from '../../../../src/local/rest/read-request';
import { signRequest } from '../../../../src/local/sign-request';
import type { SignRequestOptions } from '../../../../src/local/sign-request';
import { signedHeaders } from '../../../../src/local/sigv4';
import { api } from '../chain/models';
import { exchange } from '../events/exchange';

const KEYS = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
const AT_NOON: SignRequestOptions = { time: NOON };
const REQUEST: GatewayRequest = { method: 'POST', path: '/photos/a%20b', query: { b: ['2', '1'], a: 'ü +' }, headers: { 'X-A': ' a  b ' }, body: 'body' };

/** Sends a request as a caller would. */
async function ask(request: GatewayRequest, credentials: readonly LocalCredentials[] = [KEYS], now = NOON): Promise<Outcome> {
  const asked = new Asked({ credentials });
  asked.now = now;
  const received = readRequest(request, 'abc123.execute-api.us-east-1.amazonaws.com', NOON);
  return asked.askFor({ ...exchange({ authorization: { type: 'AWS_IAM' } }), request: received });
}

const minutes = (count: number): Date => new Date(NOON.getTime() + count * 60_000);
const refusal = (type: string, errorType: string, message: unknown) => ({ type, status: 403, errorType, message });
const incomplete = (message: unknown) => refusal('MISSING_AUTHENTICATION_TOKEN', 'IncompleteSignatureException', message);
const invalid = (message: unknown) => refusal('INVALID_SIGNATURE', 'InvalidSignatureException', message);

describe.each<['header' | 'query']>([['header'], ['query']])('a signature in the %s', (place) => {
  const options = { ...AT_NOON, in: place };
  const signed = signRequest(REQUEST, KEYS, options);

  test('says who calls', async () => {
    const { caller, refused } = await ask(signed);
    expect(refused).toBeUndefined();
    expect(caller).toEqual({
      identity: {
        accessKey: 'AKIAEXAMPLE',
        accountId: expect.stringMatching(/^\d{12}$/),
        userArn: `arn:aws:iam::${caller.identity?.accountId}:user/local`,
        caller: expect.stringMatching(/^AIDA[0-9A-F]{17}$/),
        user: expect.stringMatching(/^AIDA[0-9A-F]{17}$/),
      },
    });
  });

  test('is for the path behind the stage, or for the path with the stage', async () => {
    const withStage = signRequest({ ...REQUEST, path: '/prod/photos/a%20b' }, KEYS, options);
    expect((await ask({ ...withStage, path: '/photos/a%20b' })).refused).toBeUndefined();
    const otherStage = signRequest({ ...REQUEST, path: '/dev/photos/a%20b' }, KEYS, options);
    expect((await ask({ ...otherStage, path: '/photos/a%20b' })).refused?.type).toBe('INVALID_SIGNATURE');
  });

  test.each<[string, Partial<GatewayRequest>]>([
    ['another method', { method: 'PUT' }],
    ['another path', { path: '/photos/b' }],
    ['another query', { query: { ...signed.query, a: 'x' } }],
    ['one parameter more', { query: { ...signed.query, c: 'x' } }],
    ['another host', { headers: { ...signed.headers, Host: 'example.com' } }],
    ['another body', { body: 'other' }],
  ])('is not for %s', async (_, change) => {
    expect((await ask({ ...signed, ...change })).refused).toMatchObject(invalid(expect.stringMatching(/^The request signature we calculated does not match the signature you provided\./)));
  });

  test('is checked with the secret of its key', async () => {
    expect((await ask(signed, [{ ...KEYS, secretAccessKey: 'other' }])).refused?.type).toBe('INVALID_SIGNATURE');
    expect((await ask(signed, [])).refused).toMatchObject(refusal('INVALID_SIGNATURE', 'UnrecognizedClientException', 'The security token included in the request is invalid.'));
    expect((await ask(signed, [{ accessKeyId: 'OTHER', secretAccessKey: 'x' }, KEYS])).refused).toBeUndefined();
  });

  test('is good for five minutes', async () => {
    expect((await ask(signed, [KEYS], minutes(5))).refused).toBeUndefined();
    expect((await ask(signed, [KEYS], minutes(6))).refused).toMatchObject(invalid('Signature expired: 20260409T120000Z is now earlier than 20260409T120100Z (20260409T120600Z - 5 min.)'));
    expect((await ask(signed, [KEYS], minutes(-5))).refused).toBeUndefined();
    expect((await ask(signed, [KEYS], minutes(-6))).refused).toMatchObject(invalid('Signature not yet current: 20260409T120000Z is still later than 20260409T115900Z (20260409T115400Z + 5 min.)'));
  });

  test('of temporary credentials wants their token', async () => {
    const temporary = { ...KEYS, sessionToken: 'token', expiration: minutes(10) };
    const request = signRequest(REQUEST, temporary, options);
    expect((await ask(request, [temporary])).refused).toBeUndefined();
    for (const known of [KEYS, { ...KEYS, sessionToken: 'other' }]) expect((await ask(request, [known])).refused?.errorType).toBe('UnrecognizedClientException');
    expect((await ask(signed, [temporary])).refused?.errorType).toBe('UnrecognizedClientException');
    const late = signRequest(REQUEST, temporary, { ...options, time: minutes(10) });
    expect((await ask(late, [temporary], minutes(10))).refused).toMatchObject(refusal('EXPIRED_TOKEN', 'ExpiredTokenException', 'The security token included in the request is expired'));
  });

  test('any request can be signed', async () => {
    const name = fc.stringMatching(/^[A-Za-z0-9-]{1,8}$/);
    const headers = fc.dictionary(name.map((each) => `X-${each}`), fc.stringMatching(/^[ -~]{0,20}$/));
    const query = fc.dictionary(fc.string(), fc.string());
    const path = fc.string({ unit: 'grapheme' }).map((text) => `/${encodeURIComponent(Buffer.from(text).toString())}`);
    await fc.assert(fc.asyncProperty(path, query, headers, fc.string(), async (...[at, sent, lines, body]) => {
      const request = signRequest({ method: 'PUT', path: at, query: sent, headers: lines, body }, KEYS, options);
      expect((await ask(request)).refused).toBeUndefined();
    }));
  });
});

test('a signature in the query string is good for as long as it says', async () => {
  const signed = signRequest(REQUEST, KEYS, { ...AT_NOON, in: 'query', expiresIn: 3600 });
  expect((await ask(signed, [KEYS], minutes(60))).refused).toBeUndefined();
  expect((await ask(signed, [KEYS], minutes(61))).refused?.message).toMatch(/^Signature expired: 20260409T120000Z is now earlier than 20260409T120100Z \(20260409T130100Z - 60 min\.\)/);
});

test('a length that was signed is that of the body', async () => {
  const request = { method: 'PUT', path: '/a', query: {}, body: 'body' };
  const signed = (length: string) => {
    const headers = { 'Host': ['h'], 'Content-Length': [length] };
    return { ...request, headers: signedHeaders({ ...request, headers }, KEYS, { region: 'us-east-1', service: 'execute-api', time: NOON }) };
  };
  expect((await ask(signed('4'))).refused).toBeUndefined();
  expect((await ask(signed('5'))).refused?.type).toBe('INVALID_SIGNATURE');
});

test('whose the credentials are', async () => {
  const signed = signRequest(REQUEST, KEYS, AT_NOON);
  const of = async (credentials: Partial<LocalCredentials>) => (await ask(signed, [{ ...KEYS, ...credentials }])).caller.identity;
  expect(await of({ userArn: 'arn:aws:iam::111122223333:user/ann' })).toMatchObject({ accountId: '111122223333', userArn: 'arn:aws:iam::111122223333:user/ann' });
  expect(await of({ accountId: '444455556666' })).toMatchObject({ accountId: '444455556666', userArn: 'arn:aws:iam::444455556666:user/local' });
  const session = 'arn:aws:sts::111122223333:assumed-role/Writer/ann';
  expect(await of({ userArn: session })).toMatchObject({ caller: expect.stringMatching(/^AROA[0-9A-F]{17}:ann$/), userArn: session });
  expect(await of({ userArn: session })).toEqual(await of({ userArn: session }));
});

describe('what is no signature', () => {
  const header = signRequest(REQUEST, KEYS, AT_NOON).headers!;
  const [authorization] = header.Authorization as readonly string[];
  const given = (Authorization: string, rest: object = {}) => ask({ ...REQUEST, headers: { ...header, Authorization, ...rest } });
  const hashed = createHash('sha256').update('AWS4-HMAC-SHA256').digest('base64');

  test('nothing at all', async () => {
    expect((await ask(REQUEST)).refused).toMatchObject(refusal('MISSING_AUTHENTICATION_TOKEN', 'MissingAuthenticationTokenException', 'Missing Authentication Token'));
  });

  test('a bearer token, whose hash is all that AWS repeats', async () => {
    expect((await given('Bearer t')).refused).toMatchObject(incomplete(expect.stringMatching(
      /^Invalid key=value pair \(missing equal-sign\) in Authorization header \(hashed with SHA-256 and encoded with Base64\): '[A-Za-z0-9+/]{43}='\.$/,
    )));
    expect((await given('Bearer t')).refused?.message).not.toContain('Bearer');
  });

  test('half a signature', async () => {
    const { Host } = header;
    expect((await ask({ ...REQUEST, headers: { Host, Authorization: 'AWS4-HMAC-SHA256' } })).refused).toMatchObject(incomplete(
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. "
      + "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
      + `(Hashed with SHA-256 and encoded with Base64) Authorization=${hashed}`,
    ));
    const { 'X-Amz-Signature': _, 'X-Amz-Date': __, ...query } = signRequest(REQUEST, KEYS, { ...AT_NOON, in: 'query' }).query!;
    expect((await ask({ ...REQUEST, query })).refused).toMatchObject(incomplete(
      "AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.",
    ));
  });

  test.each([
    [authorization.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1'), incomplete("Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1' (only AWS4-HMAC-SHA256 for now). ")],
    [authorization.replace('/20260409', ''), incomplete(expect.stringMatching(/^Credential must have exactly 5 slash-delimited elements, .* got 'AKIAEXAMPLE\/us-east-1\/execute-api\/aws4_request'$/))],
    [authorization.replace('execute-api', 's3'), invalid("Credential should be scoped to correct service: 'execute-api'.")],
    [authorization.replace('aws4_request', 'x'), invalid("Credential should be scoped with a valid terminator: 'aws4_request', not 'x'.")],
    [authorization.replace('/20260409', '/20260408'), invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260408' != '20260409', from '20260409T120000Z'.")],
    [authorization.replace('host;', ''), invalid("'Host' must be a 'SignedHeader' in the AWS Authorization.")],
  ])('%s', async (value, expected) => {
    expect((await given(value)).refused).toMatchObject(expected);
  });

  test('a time that is none', async () => {
    expect((await given(authorization, { 'X-Amz-Date': 'noon' })).refused).toMatchObject(incomplete("Date must be in ISO-8601 'basic format'. Got 'noon'. See http://en.wikipedia.org/wiki/ISO_8601"));
  });

  test('a wrong one is answered with what should have been signed', async () => {
    const { refused } = await given(authorization.replace(/Signature=.*/, 'Signature=0'));
    const { canonical } = /The Canonical String for this request should have been\n'(?<canonical>[^']*)'/.exec(refused!.message)!.groups!;
    expect(canonical.split('\n').slice(0, 5)).toEqual(['POST', '/prod/photos/a%2520b', 'a=%C3%BC%20%2B&b=1&b=2', 'host:gateway.execute-api.us-east-1.amazonaws.com', 'x-a:a b']);
    expect(refused!.message).toMatch(/The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20260409T120000Z\n20260409\/us-east-1\/execute-api\/aws4_request\n[0-9a-f]{64}'\n$/);
  });

  test('any header and query are refused, and do no harm', async () => {
    const known = ['AWS4-HMAC-SHA256 ', 'Credential=', 'SignedHeaders=host', 'Signature=', ', ', '=', '/', ';', 'a'];
    const near = fc.constantFrom(...known).chain((part) => fc.string().map((text) => part + text));
    await fc.assert(fc.asyncProperty(fc.array(near, { maxLength: 8 }), fc.string(), async (parts, date) => {
      const { refused } = await ask({ ...REQUEST, headers: { 'Authorization': parts.join(''), 'X-Amz-Date': date } });
      expect(refused?.status).toBe(403);
      const query = { 'X-Amz-Algorithm': parts.join(''), 'X-Amz-Date': date, 'X-Amz-Credential': date, 'X-Amz-Signature': date, 'X-Amz-SignedHeaders': date };
      expect((await ask({ ...REQUEST, query })).refused?.status).toBe(403);
    }));
  });
});

test('a signature in the query string is good for a week at most', async () => {
  const WEEK = 7 * 24 * 60;
  const signed = (expiresIn: number) => signRequest(REQUEST, KEYS, { ...AT_NOON, in: 'query', expiresIn });
  expect((await ask(signed(WEEK * 60), [KEYS], minutes(WEEK))).refused).toBeUndefined();
  const tooLong = { ...REQUEST, query: { ...signed(WEEK * 60).query, 'X-Amz-Expires': String(WEEK * 60 + 1) } };
  expect((await ask(tooLong)).refused).toMatchObject(incomplete(expect.stringMatching(/^X-Amz-Expires must be less than a week/)));
});

test('a signature is for the body as it was sent, compressed', async () => {
  const compressed = (body: string) => ({ ...REQUEST, headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(body) });
  const signed = signRequest(compressed('body'), KEYS, AT_NOON);
  const of = async (request: GatewayRequest) => {
    const received = readRequest(request, 'abc123.execute-api.us-east-1.amazonaws.com', NOON);
    const decompressedRequest = decompressed(received, api({ minimumCompressionSize: 0 }));
    return { text: decompressedRequest.body.toString(), ...await new Asked({ credentials: [KEYS] }).askFor({ ...exchange({ authorization: { type: 'AWS_IAM' } }), request: decompressedRequest }) };
  };
  expect(await of(signed)).toMatchObject({ text: 'body', caller: { identity: { accessKey: 'AKIAEXAMPLE' } } });
  expect((await of({ ...signed, body: gzipSync('other') })).refused?.type).toBe('INVALID_SIGNATURE');
});
