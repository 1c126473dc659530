import { Readable } from 'stream';
import {
  CopyObjectCommand, DeleteObjectCommand, DeleteObjectsCommand, GetObjectCommand, HeadObjectCommand, ListBucketsCommand, ListObjectsCommand,
  ListObjectsV2Command, NoSuchKey, PutObjectCommand, S3Client, paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { MemoryS3, S3Server } from '../../../../../src/local/backends/services/s3';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const s3 = new MemoryS3(['photos']);
const server = new S3Server(s3, () => undefined);
let client: S3Client;

beforeAll(async () => {
  client = new S3Client({ endpoint: await server.url(), region: 'us-east-1', forcePathStyle: true, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
});

afterAll(() => {
  client.destroy();
  server.dispose();
});

const Bucket = 'photos';
const put = (Key: string, Body: string | Readable = Key, more = {}) => client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

test('the SDK writes, reads, copies and deletes', async () => {
  const { ETag } = await put('me/a & b/ü+<1>.txt', 'hello', { ContentType: 'text/plain', Metadata: { owner: 'me' } });
  const object = await client.send(new GetObjectCommand({ Bucket, Key: 'me/a & b/ü+<1>.txt' }));
  expect(await object.Body!.transformToString()).toBe('hello');
  expect(object).toMatchObject({ ContentType: 'text/plain', Metadata: { owner: 'me' }, ContentLength: 5, ETag });
  await client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `photos/${encodeURIComponent('me/a & b/ü+<1>.txt')}` }));
  expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))).toMatchObject({ ETag });
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'copy' }));
  await expect(client.send(new GetObjectCommand({ Bucket, Key: 'copy' }))).rejects.toBeInstanceOf(NoSuchKey);
});

test('the SDK streams, which it does in chunks', async () => {
  await put('stream', Readable.from([Buffer.from('one '), Buffer.from('two')]), { ContentLength: 7 });
  expect(s3.store.get(Bucket, 'stream')?.body.toString()).toBe('one two');
});

test('the SDK lists, in pages and by folders', async () => {
  const keys = Array.from({ length: 7 }, (_, n) => `list/${n % 2 ? 'odd/' : ''}${n}&`);
  for (const key of keys) await put(key);
  const sorted = [...keys].sort();
  const found: string[] = [];
  for await (const page of paginateListObjectsV2({ client, pageSize: 3 }, { Bucket, Prefix: 'list/' })) {
    expect(page.KeyCount).toBeLessThanOrEqual(3);
    found.push(...(page.Contents ?? []).map(({ Key }) => Key!));
  }
  expect(found).toEqual(sorted);
  const folders = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'list/', Delimiter: '/', StartAfter: 'list/0&' }));
  expect([folders.CommonPrefixes, folders.Contents?.map(({ Key }) => Key)]).toEqual([[{ Prefix: 'list/odd/' }], ['list/2&', 'list/4&', 'list/6&']]);
  const first = await client.send(new ListObjectsCommand({ Bucket, Prefix: 'list/', MaxKeys: 2 }));
  expect([first.IsTruncated, first.NextMarker, first.Contents?.length]).toEqual([true, sorted[1], 2]);
});

test('the SDK deletes several at once', async () => {
  await Promise.all(['gone/1', 'gone/<2>'].map((key) => put(key)));
  const { Deleted } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'gone/1' }, { Key: 'gone/<2>' }] } }));
  expect(Deleted?.map(({ Key }) => Key)).toEqual(['gone/1', 'gone/<2>']);
  expect(s3.store.keys(Bucket).filter((key) => key.startsWith('gone/'))).toEqual([]);
});

test('the SDK sees the buckets', async () => {
  expect((await client.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toEqual(['photos']);
});
