import { S3Error } from './errors';
import type { S3Call, S3Response } from './message';
import type { ObjectStore } from './store';
import { element, text, textsIn, xml } from './xml';

const NAMESPACE = ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const MOST_KEYS = 1000;

/** What a list shows: a key, or what several keys begin with up to the delimiter. */
interface Entry {
  readonly name: string;
  readonly isPrefix: boolean;
}

/** `GET` of a bucket, in both versions. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listObjects(store: ObjectStore, call: S3Call): S3Response {
  const { bucket, query } = call;
  const { prefix = '', delimiter = '' } = query;
  const isSecond = query['list-type'] === '2';
  const after = isSecond ? tokenOf(query['continuation-token']) ?? query['start-after'] ?? '' : query.marker ?? '';
  const most = limitOf(query['max-keys']);
  const entries = entriesOf(store.keys(bucket), prefix, delimiter).filter(({ name }) => Buffer.compare(Buffer.from(name), Buffer.from(after)) > 0);
  const page = entries.slice(0, most);
  const isTruncated = page.length < entries.length && most > 0;
  const last = page.at(-1)?.name ?? '';
  const shown = (name: string): string => query['encoding-type'] === 'url' ? encodeURIComponent(name).replace(/%2F/g, '/') : text(name);
  const next = isSecond ? element('NextContinuationToken', Buffer.from(last).toString('base64')) : element('NextMarker', shown(last));
  return answer(element('ListBucketResult', [
    element('Name', text(bucket)),
    element('Prefix', shown(prefix)),
    ...delimiter === '' ? [] : [element('Delimiter', shown(delimiter))],
    ...isSecond ? [element('KeyCount', String(page.length))] : [element('Marker', shown(after))],
    element('MaxKeys', String(most)),
    element('IsTruncated', String(isTruncated)),
    ...isTruncated ? [next] : [],
    ...query['encoding-type'] === 'url' ? [element('EncodingType', 'url')] : [],
    ...page.map(({ name, isPrefix }) => isPrefix ? element('CommonPrefixes', element('Prefix', shown(name))) : contents(store, bucket, name, shown)),
  ].join(''), NAMESPACE));
}

function entriesOf(keys: readonly string[], prefix: string, delimiter: string): Entry[] {
  const entries = new Map<string, Entry>();
  for (const key of keys.filter((each) => each.startsWith(prefix))) {
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const name = end === -1 ? key : key.slice(0, end + delimiter.length);
    entries.set(name, { name, isPrefix: end !== -1 });
  }
  return [...entries.values()];
}

function contents(store: ObjectStore, bucket: string, key: string, shown: (name: string) => string): string {
  const { etag, lastModified, body } = store.get(bucket, key)!;
  return element('Contents', [
    element('Key', shown(key)),
    element('LastModified', lastModified.toISOString()),
    element('ETag', text(etag)),
    element('Size', String(body.length)),
    element('StorageClass', 'STANDARD'),
  ].join(''));
}

function limitOf(wanted = String(MOST_KEYS)): number {
  if (!/^\d+$/.test(wanted)) throw new S3Error('InvalidArgument', { ArgumentName: 'max-keys', ArgumentValue: wanted });
  return Math.min(Number(wanted), MOST_KEYS);
}

function tokenOf(token: string | undefined): string | undefined {
  return token === undefined ? undefined : Buffer.from(token, 'base64').toString('utf8');
}

/** `GET /`. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export function listBuckets(store: ObjectStore): S3Response {
  const buckets = store.names.map((name) => element('Bucket', element('Name', text(name))));
  return answer(element('ListAllMyBucketsResult', element('Buckets', buckets.join('')), NAMESPACE));
}

/** `POST ?delete`: what it deletes is told to `deleted`. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export function deleteObjects(store: ObjectStore, { bucket, body }: S3Call, deleted: (key: string) => void): S3Response {
  const document = body.toString('utf8');
  const keys = textsIn(document, 'Key');
  if (keys.length === 0) throw new S3Error('MalformedXML');
  for (const key of keys) {
    store.delete(bucket, key);
    deleted(key);
  }
  const isQuiet = textsIn(document, 'Quiet')[0] === 'true';
  const results = isQuiet ? '' : keys.map((key) => element('Deleted', element('Key', text(key)))).join('');
  return answer(element('DeleteResult', results, NAMESPACE));
}

function answer(content: string): S3Response {
  return { status: 200, headers: { 'Content-Type': 'application/xml' }, body: xml(content) };
}
