import { checkWrite, isUnchanged } from './conditions';
import { S3Error } from './errors';
import type { S3Call, S3Response } from './message';
import { payloadOf, storedHeaders } from './payload';
import type { ObjectStore, StoredObject } from './store';
import { element, text, xml } from './xml';

/** Keys are at most so many bytes. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MOST_KEY_BYTES = 1024;

const EMPTY = Buffer.alloc(0);

/** What an answer says of an object instead of what is stored, by the query parameter that asks for it. */
const OVERRIDES: Readonly<Record<string, string>> = {
  'response-content-type': 'Content-Type',
  'response-content-disposition': 'Content-Disposition',
  'response-content-encoding': 'Content-Encoding',
  'response-content-language': 'Content-Language',
  'response-cache-control': 'Cache-Control',
  'response-expires': 'Expires',
};

/** `GET` and `HEAD` of an object. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export function getObject(store: ObjectStore, call: S3Call): S3Response {
  const object = known(store, call);
  const { etag, lastModified, body } = object;
  const about = { 'ETag': etag, 'Last-Modified': lastModified.toUTCString() };
  if (isUnchanged(call, object)) return { status: 304, headers: about, body: EMPTY };
  const asked = Object.entries(OVERRIDES).filter(([parameter]) => call.query[parameter] !== undefined);
  const overrides = Object.fromEntries(asked.map(([parameter, name]) => [name, call.query[parameter]]));
  const headers = { ...object.headers, ...about, 'Accept-Ranges': 'bytes', ...overrides };
  const range = rangeOf(call.headers.range, body.length);
  if (!range) return { status: 200, headers, body };
  const [first, last] = range;
  return { status: 206, headers: { ...headers, 'Content-Range': `bytes ${first}-${last}/${body.length}` }, body: body.subarray(first, last + 1) };
}

/** One range, as S3 has it; what is not understood counts as none. */
function rangeOf(header: string | undefined, length: number): readonly [first: number, last: number] | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || (from === '' && to === '')) return undefined;
  const first = from === '' ? Math.max(length - Number(to), 0) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  if (first >= length || first > last) throw new S3Error('InvalidRange', { ActualObjectSize: String(length) });
  return [first, last];
}

/** `PUT` of an object, of a body or as a copy. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export function putObject(store: ObjectStore, call: S3Call): S3Response {
  const { bucket, key, headers } = call;
  if (call.query.uploadId !== undefined) throw new S3Error('NotImplemented');
  if (Buffer.byteLength(key) > MOST_KEY_BYTES) throw new S3Error('KeyTooLongError', { MaxSizeAllowed: String(MOST_KEY_BYTES) });
  checkWrite(call, store.get(bucket, key));
  if (headers['x-amz-copy-source'] === undefined) {
    const { etag } = store.put(bucket, key, payloadOf(call), storedHeaders(call));
    return { status: 200, headers: { ETag: etag }, body: EMPTY };
  }
  return copyObject(store, call, headers['x-amz-copy-source']);
}

function copyObject(store: ObjectStore, call: S3Call, source: string): S3Response {
  const [, bucket = '', key = ''] = /^\/?([^/]+)\/(.+?)(?:\?versionId=.*)?$/.exec(decoded(source)) ?? [];
  const original = known(store, { ...call, bucket, key });
  const replaces = call.headers['x-amz-metadata-directive']?.toUpperCase() === 'REPLACE';
  const { etag, lastModified } = store.put(call.bucket, call.key, original.body, replaces ? storedHeaders(call) : original.headers);
  const result = element('LastModified', lastModified.toISOString()) + element('ETag', text(etag));
  return { status: 200, headers: { 'Content-Type': 'application/xml' }, body: xml(element('CopyObjectResult', result)) };
}

/** `DELETE` of an object, which works where there is none, too. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export function deleteObject(store: ObjectStore, call: S3Call): S3Response {
  if (call.headers['if-match'] !== undefined) checkWrite(call, store.get(call.bucket, call.key));
  store.delete(call.bucket, call.key);
  return { status: 204, headers: {}, body: EMPTY };
}

/** An object that is there. Who may not list the bucket is refused instead of being told that there is none. */
function known(store: ObjectStore, { bucket, key, mayList }: S3Call): StoredObject {
  const object = store.get(bucket, key);
  if (object) return object;
  throw mayList ? new S3Error('NoSuchKey', { Key: key }) : new S3Error('AccessDenied');
}

/** Decodes what is percent-encoded. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new S3Error('InvalidURI', { URI: path });
  }
}
