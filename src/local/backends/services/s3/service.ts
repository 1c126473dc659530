import { randomBytes } from 'crypto';
import { S3Error } from './errors';
import { deleteObjects, listBuckets, listObjects } from './lists';
import type { S3Call, S3Request, S3Response } from './message';
import { decoded, deleteObject, getObject, putObject } from './objects';
import { ObjectStore } from './store';

/** Something that happened to an object. */
export interface ObjectEvent {
  /** For example `ObjectCreated:Put`. */
  readonly name: string;
  readonly bucket: string;
  readonly key: string;
  readonly size?: number;
  readonly etag?: string;
  readonly sequencer: string;
  readonly requestId: string;
  readonly sourceIp: string;
  readonly time: Date;
}

/** Takes what happens to objects, with the log of the request that did it. */
export type ObjectListener = (event: ObjectEvent, log: (line: string) => void) => void;

type Operation = (call: S3Call, requestId: string) => S3Response;

/** A stand-in for S3: as much of it as gateways and functions usually call, in memory. Nobody's permissions are looked at. */
export class MemoryS3 {
  public readonly store: ObjectStore;
  private readonly now: () => Date;
  private readonly onEvent: ObjectListener;

  private readonly ofObjects: Readonly<Record<string, Operation>> = {
    GET: (call) => getObject(this.store, call),
    HEAD: (call) => getObject(this.store, call),
    PUT: (call, requestId) => {
      const response = putObject(this.store, call);
      this.tell(call, `ObjectCreated:${call.headers['x-amz-copy-source'] === undefined ? 'Put' : 'Copy'}`, requestId);
      return response;
    },
    DELETE: (call, requestId) => {
      const response = deleteObject(this.store, call);
      this.tell(call, 'ObjectRemoved:Delete', requestId);
      return response;
    },
  };

  private readonly ofBuckets: Readonly<Record<string, Operation>> = {
    GET: (call) => listObjects(this.store, call),
    HEAD: () => NOTHING,
    PUT: ({ bucket }) => {
      this.store.addBucket(bucket);
      return { ...NOTHING, headers: { Location: `/${bucket}` } };
    },
    DELETE: ({ bucket }) => {
      if (this.store.keys(bucket).length > 0) throw new S3Error('BucketNotEmpty', { BucketName: bucket });
      this.store.removeBucket(bucket);
      return { ...NOTHING, status: 204 };
    },
    POST: (call, requestId) => {
      if (call.query.delete === undefined) throw new S3Error('NotImplemented');
      return deleteObjects(this.store, call, (key) => this.tell({ ...call, key }, 'ObjectRemoved:Delete', requestId));
    },
  };

  /** @param buckets the buckets that there are from the beginning */
  constructor(buckets: readonly string[], onEvent: ObjectListener = () => undefined, now: () => Date = () => new Date()) {
    this.now = now;
    this.onEvent = onEvent;
    this.store = new ObjectStore(now);
    for (const bucket of buckets) this.store.addBucket(bucket);
  }

  /** Answers a request; nothing that it holds makes this throw. */
  public handle(request: S3Request): S3Response {
    const requestId = randomBytes(8).toString('hex').toUpperCase();
    const { status, headers, body } = this.attempt(request, requestId);
    const usual = { 'x-amz-request-id': requestId, 'x-amz-id-2': 'local', 'Date': this.now().toUTCString(), 'Server': 'AmazonS3' };
    const length: Record<string, string> = status === 204 || status === 304 ? {} : { 'Content-Length': String(body.length) };
    return { status, headers: { ...usual, ...headers, ...length }, body: request.method === 'HEAD' ? Buffer.alloc(0) : body };
  }

  private attempt(request: S3Request, requestId: string): S3Response {
    try {
      return this.answer(request, requestId);
    } catch (error) {
      return (error instanceof S3Error ? error : new S3Error('InternalError')).response(requestId);
    }
  }

  private answer(request: S3Request, requestId: string): S3Response {
    const [, name, rest = ''] = /^\/+([^/]*)(?:\/([^]*))?$/.exec(request.path) ?? [];
    const [bucket, key] = [decoded(name ?? ''), decoded(rest)];
    if (bucket === '') return listBuckets(this.store);
    if (!this.store.has(bucket) && !(request.method === 'PUT' && key === '')) throw new S3Error('NoSuchBucket', { BucketName: bucket });
    const operations = key === '' ? this.ofBuckets : this.ofObjects;
    if (!Object.hasOwn(operations, request.method)) throw new S3Error('MethodNotAllowed', { Method: request.method });
    return operations[request.method]({ ...request, bucket, key }, requestId);
  }

  private tell({ bucket, key, sourceIp, log }: S3Call, name: string, requestId: string): void {
    const object = this.store.get(bucket, key);
    const about = object && { size: object.body.length, etag: object.etag.replace(/"/g, '') };
    this.onEvent({ name, bucket, key, ...about, sequencer: this.store.sequencer, requestId, sourceIp, time: this.now() }, log);
  }
}

const NOTHING: S3Response = { status: 200, headers: {}, body: Buffer.alloc(0) };
