import * as fc from 'fast-check';
import { VECTORS } from './vectors';
import type { Vector } from './vectors';
import { amzTime, presignedQuery, signedHeaders, timeOf } from '../../../src/local/sigv4';

const SCOPE = { region: 'us-east-1', service: 'service', time: new Date('2015-08-30T12:36:00Z') };
const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

function requestOf({ method = 'GET', path = '/', query = {}, headers = {}, body = '' }: Vector) {
  return { method, path, query, headers: { Host: ['example.amazonaws.com'], ...headers }, body };
}

const credentialsOf = ({ sessionToken }: Vector) => ({ ...KEYS, ...sessionToken !== undefined && { sessionToken } });

describe('the test suite that AWS publishes', () => {
  test.each(VECTORS)('$name, in the header', (vector) => {
    const request = requestOf(vector);
    // The suite signs bodies by asking for their hash in a header.
    const headers = vector.body === undefined ? request.headers : { ...request.headers, 'X-Amz-Content-Sha256': ['?'] };
    const [authorization] = signedHeaders({ ...request, headers }, credentialsOf(vector), SCOPE).Authorization;
    expect(authorization).toMatch(new RegExp(`^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=${vector.inHeader}$`));
  });

  test.each(VECTORS)('$name, in the query string', (vector) => {
    expect(presignedQuery(requestOf(vector), credentialsOf(vector), SCOPE, 3600)['X-Amz-Signature']).toEqual([vector.inQuery]);
  });
});

test('paths of S3 are signed as they are sent: neither normalized nor encoded twice', () => {
  const signature = (path: string, service: string) => signedHeaders({ ...requestOf({ path } as Vector) }, KEYS, { ...SCOPE, service }).Authorization;
  expect(signature('/a%20b', 's3')).toEqual(signature('/a b', 's3'));
  expect(signature('/a//b', 's3')).not.toEqual(signature('/a/b', 's3'));
  expect(signature('/a%20b', 'sqs')).not.toEqual(signature('/a b', 'sqs'));
  expect(signature('/a//b', 'sqs')).toEqual(signature('/a/b', 'sqs'));
});

test("the hash of the body goes along for S3, a temporary credential's token always", () => {
  const names = (service: string, sessionToken?: string) => (
    Object.keys(signedHeaders(requestOf({} as Vector), { ...KEYS, sessionToken }, { ...SCOPE, service })).sort()
  );
  expect(names('sqs')).toEqual(['Authorization', 'Host', 'X-Amz-Date']);
  expect(names('s3', 'token')).toEqual(['Authorization', 'Host', 'X-Amz-Content-Sha256', 'X-Amz-Date', 'X-Amz-Security-Token']);
});

test('times', () => {
  expect(amzTime(new Date('2015-08-30T12:36:00.999Z'))).toBe('20150830T123600Z');
  expect(timeOf('20150830T123600Z')).toEqual(new Date('2015-08-30T12:36:00Z'));
  for (const text of ['', '2015-08-30T12:36:00Z', '20150830T123600', '20151330T123600Z', '20150830']) expect(timeOf(text)).toBeUndefined();
});

test('any text can be signed', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(fc.property(text, text, text, (path, name, value) => {
    const signed = signedHeaders({ method: 'GET', path, query: { [name]: [value] }, headers: { 'Host': ['h'], 'X-A': [value] }, body: value }, KEYS, SCOPE);
    expect(signed.Authorization[0]).toMatch(/Signature=[0-9a-f]{64}$/);
  }));
});
