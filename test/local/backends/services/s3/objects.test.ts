import * as fc from 'fast-check';
import { ask } from './request';
import { MemoryS3 } from '../../../../../src/local/backends/services/s3';

const NOW = new Date(Date.UTC(2026, 3, 9, 12, 34, 56, 789));
const HELLO = '"5d41402abc4b2a76b9719d911017c592"';

function stored(body: string | Buffer = 'hello', headers: Record<string, string> = {}): MemoryS3 {
  const s3 = new MemoryS3(['photos'], undefined, () => NOW);
  ask(s3, 'PUT', '/photos/a/b.txt', { body, headers });
  return s3;
}

const get = (s3: MemoryS3, headers: Record<string, string> = {}, method = 'GET') => ask(s3, method, '/photos/a/b.txt', { headers });
const codeIn = (text: string) => /<Code>(\w+)<\/Code>/.exec(text)?.[1];

test('an object comes back with what was sent with it', () => {
  const s3 = stored('hello', { 'content-type': 'text/plain', 'cache-control': 'no-store', 'x-amz-meta-owner': 'me', 'x-other': 'no' });
  expect(get(s3)).toMatchObject({
    status: 200,
    text: 'hello',
    headers: {
      'Content-Type': 'text/plain',
      'Cache-Control': 'no-store',
      'x-amz-meta-owner': 'me',
      'Content-Length': '5',
      'ETag': HELLO,
      'Last-Modified': 'Thu, 09 Apr 2026 12:34:56 GMT',
      'Accept-Ranges': 'bytes',
    },
  });
  expect(get(s3).headers).not.toHaveProperty('x-other');
});

test('HEAD has the same headers and no body', () => {
  const s3 = stored();
  expect(get(s3, {}, 'HEAD')).toMatchObject({ status: 200, text: '', headers: { 'Content-Length': '5', 'ETag': HELLO, 'Content-Type': 'binary/octet-stream' } });
});

test('any key and any bytes come back', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }), fc.uint8Array(), (key, bytes) => {
    const s3 = new MemoryS3(['photos']);
    const path = `/photos/${encodeURIComponent(Buffer.from(key).toString())}`;
    expect(ask(s3, 'PUT', path, { body: Buffer.from(bytes) }).status).toBe(200);
    expect(ask(s3, 'GET', path).body).toEqual(Buffer.from(bytes));
    expect(s3.store.keys('photos')).toEqual([Buffer.from(key).toString()]);
  }));
});

test('whatever is asked, there is an answer', () => {
  const s3 = stored();
  const word = fc.constantFrom('photos', 'a', 'b.txt', '%', '%zz', '..', '', '?delete', 'x'.repeat(1100));
  fc.assert(fc.property(fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH', '__proto__'), fc.array(word), fc.dictionary(fc.string(), fc.string()), fc.string(),
    (method, words, headers, body) => {
      expect(ask(s3, method, `/${words.join('/')}`, { headers, body }).status).toBeLessThan(502);
    }));
});

describe('what is not there', () => {
  test('is NoSuchKey for who may list the bucket', () => {
    expect(ask(stored(), 'GET', '/photos/none%3C')).toMatchObject({
      status: 404,
      headers: { 'Content-Type': 'application/xml' },
      text: expect.stringMatching(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<Error><Code>NoSuchKey<\/Code><Message>The specified key does not exist\.<\/Message><Key>none&lt;<\/Key><RequestId>[0-9A-F]{16}<\/RequestId><HostId>local<\/HostId><\/Error>$/),
    });
  });

  test('is AccessDenied for who may not', () => {
    const { status, text } = ask(stored(), 'GET', '/photos/none', { mayList: false });
    expect([status, text]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code><Message>Access Denied</Message>')]);
    expect(ask(stored(), 'HEAD', '/photos/none', { mayList: false })).toMatchObject({ status: 403, text: '' });
  });

  test('is NoSuchBucket in a bucket that the template does not have', () => {
    expect(ask(stored(), 'PUT', '/other/a', { body: 'x' })).toMatchObject({ status: 404, text: expect.stringContaining('<BucketName>other</BucketName>') });
  });

  test('can be deleted all the same', () => {
    const s3 = stored();
    expect(ask(s3, 'DELETE', '/photos/none').status).toBe(204);
    expect(ask(s3, 'DELETE', '/photos/a/b.txt').status).toBe(204);
    expect(get(s3).status).toBe(404);
  });
});

test.each<[string, string, string, number, string]>([
  ['a method that S3 does not have', 'PATCH', '/photos/a/b.txt', 405, 'MethodNotAllowed'],
  ['a path that cannot be decoded', 'GET', '/photos/%zz', 400, 'InvalidURI'],
  ['a key that is too long', 'PUT', `/photos/${'x'.repeat(1025)}`, 400, 'KeyTooLongError'],
  ['a part of a multipart upload', 'PUT', '/photos/a?partNumber=1&uploadId=x', 501, 'NotImplemented'],
  ['another POST to a bucket', 'POST', '/photos', 501, 'NotImplemented'],
  ['a bucket that is not empty', 'DELETE', '/photos', 409, 'BucketNotEmpty'],
])('%s is refused', (_, method, path, status, code) => {
  const answer = ask(stored(), method, path);
  expect([answer.status, codeIn(answer.text)]).toEqual([status, code]);
});

describe('conditions of reads', () => {
  test.each<[string, Record<string, string>, number]>([
    ['the tag is the one', { 'if-match': HELLO }, 200],
    ['the tag is the one, among others', { 'if-match': `"x", ${HELLO}` }, 200],
    ['any tag will do', { 'if-match': '*' }, 200],
    ['the tag is another', { 'if-match': '"x"' }, 412],
    ['the caller has it', { 'if-none-match': HELLO }, 304],
    ['the caller has it, without quotes', { 'if-none-match': HELLO.replace(/"/g, '') }, 304],
    ['the caller has another', { 'if-none-match': '"x"' }, 200],
    ['it is older', { 'if-modified-since': 'Thu, 09 Apr 2026 12:34:56 GMT' }, 304],
    ['it is newer', { 'if-modified-since': 'Thu, 09 Apr 2026 12:34:55 GMT' }, 200],
    ['it has changed since', { 'if-unmodified-since': 'Thu, 09 Apr 2026 12:34:55 GMT' }, 412],
    ['it has not changed since', { 'if-unmodified-since': 'Thu, 09 Apr 2026 12:34:56 GMT' }, 200],
    ['the tag counts more than the time', { 'if-match': HELLO, 'if-unmodified-since': 'Thu, 09 Apr 2020 12:34:55 GMT' }, 200],
    ['a time is none', { 'if-modified-since': 'yesterday' }, 200],
  ])('%s', (_, headers, status) => {
    expect(get(stored(), headers).status).toBe(status);
  });
});

describe('conditions of writes', () => {
  const put = (path: string, headers: Record<string, string>) => ask(stored(), 'PUT', path, { body: 'x', headers }).status;

  test.each<[string, string, Record<string, string>, number]>([
    ['nothing may be there, and nothing is', '/photos/new', { 'if-none-match': '*' }, 200],
    ['nothing may be there, and something is', '/photos/a/b.txt', { 'if-none-match': '*' }, 412],
    ['the one that was read is there', '/photos/a/b.txt', { 'if-match': HELLO }, 200],
    ['another one is there', '/photos/a/b.txt', { 'if-match': '"x"' }, 412],
    ['the one that was read is gone', '/photos/new', { 'if-match': HELLO }, 404],
  ])('%s', (_, path, headers, status) => {
    expect(put(path, headers)).toBe(status);
  });
});

describe('ranges', () => {
  test.each<[string, number, string, string | undefined]>([
    ['bytes=1-3', 206, 'ell', 'bytes 1-3/5'],
    ['bytes=3-', 206, 'lo', 'bytes 3-4/5'],
    ['bytes=-2', 206, 'lo', 'bytes 3-4/5'],
    ['bytes=0-99', 206, 'hello', 'bytes 0-4/5'],
    ['bytes=0-1,3-4', 200, 'hello', undefined],
    ['lines=1-2', 200, 'hello', undefined],
  ])('%s', (range, status, text, contentRange) => {
    const answer = get(stored(), { range });
    expect([answer.status, answer.text, answer.headers['Content-Range']]).toEqual([status, text, contentRange]);
  });

  test('that begins behind the end is refused', () => {
    expect(codeIn(get(stored(), { range: 'bytes=5-' }).text)).toBe('InvalidRange');
  });
});

describe('payloads', () => {
  test('come in chunks from the SDK', () => {
    const body = '5;chunk-signature=abc\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n';
    const s3 = stored(body, { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'content-encoding': 'aws-chunked' });
    expect(get(s3)).toMatchObject({ text: 'hello world' });
    expect(get(s3).headers).not.toHaveProperty('Content-Encoding');
  });

  test('in chunks that are none are refused', () => {
    expect(ask(stored(), 'PUT', '/photos/a', { body: 'no chunks', headers: { 'x-amz-content-sha256': 'STREAMING-X' } }).status).toBe(400);
  });

  test('must have their MD5', () => {
    expect(codeIn(ask(stored(), 'PUT', '/photos/a', { body: 'hello', headers: { 'content-md5': 'AAAA' } }).text)).toBe('BadDigest');
    expect(ask(stored(), 'PUT', '/photos/a', { body: 'hello', headers: { 'content-md5': 'XUFAKrxLKna5cZ2REBfFkg==' } }).status).toBe(200);
  });
});

test('an answer says of an object what the query asks for', () => {
  const { headers } = ask(stored(), 'GET', '/photos/a/b.txt?response-content-type=text/css&response-content-disposition=inline');
  expect(headers).toMatchObject({ 'Content-Type': 'text/css', 'Content-Disposition': 'inline' });
});

describe('copies', () => {
  test('have the metadata of the original, or their own', () => {
    const s3 = stored('hello', { 'content-type': 'text/plain' });
    expect(ask(s3, 'PUT', '/photos/copy', { headers: { 'x-amz-copy-source': '/photos/a%2Fb.txt' } }).text).toContain('<ETag>&quot;5d41402abc4b2a76b9719d911017c592&quot;</ETag>');
    ask(s3, 'PUT', '/photos/own', { headers: { 'x-amz-copy-source': 'photos/a/b.txt', 'x-amz-metadata-directive': 'REPLACE', 'content-type': 'text/css' } });
    expect(['copy', 'own'].map((key) => s3.store.get('photos', key)?.headers['Content-Type'])).toEqual(['text/plain', 'text/css']);
  });

  test('of what is not there are refused', () => {
    expect(ask(stored(), 'PUT', '/photos/copy', { headers: { 'x-amz-copy-source': '/photos/none' } }).status).toBe(404);
  });
});

test('only the bucket that there is can be made, looked at and removed', () => {
  const s3 = new MemoryS3([]);
  expect([ask(s3, 'PUT', '/new'), ask(s3, 'HEAD', '/new'), ask(s3, 'GET', '/'), ask(s3, 'DELETE', '/new'), ask(s3, 'HEAD', '/new')].map(({ status }) => status))
    .toEqual([200, 200, 200, 204, 404]);
});
