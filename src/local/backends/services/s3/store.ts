import { createHash } from 'crypto';

/** An object of the stand-in for S3. */
export interface StoredObject {
  readonly body: Buffer;
  /** With its quotes. */
  readonly etag: string;
  readonly lastModified: Date;
  /** What is sent with it: `Content-Type`, `Cache-Control`, `x-amz-meta-…` and so on, by name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Buckets with objects, in memory. */
export class ObjectStore {
  private readonly buckets = new Map<string, Map<string, StoredObject>>();
  private changes = 0;

  constructor(private readonly now: () => Date) {}

  public addBucket(bucket: string): void {
    if (!this.buckets.has(bucket)) this.buckets.set(bucket, new Map());
  }

  public removeBucket(bucket: string): void {
    this.buckets.delete(bucket);
  }

  public get names(): readonly string[] {
    return [...this.buckets.keys()].sort();
  }

  public has(bucket: string): boolean {
    return this.buckets.has(bucket);
  }

  public get(bucket: string, key: string): StoredObject | undefined {
    return this.buckets.get(bucket)?.get(key);
  }

  /** Stores an object in a bucket that there is. */
  public put(bucket: string, key: string, body: Buffer, headers: Readonly<Record<string, string>>): StoredObject {
    const object = { body, headers, etag: `"${createHash('md5').update(body).digest('hex')}"`, lastModified: this.now() };
    this.buckets.get(bucket)!.set(key, object);
    this.changes += 1;
    return object;
  }

  public delete(bucket: string, key: string): boolean {
    this.changes += 1;
    return this.buckets.get(bucket)!.delete(key);
  }

  /** The keys of a bucket in S3's order, which is that of their bytes. */
  public keys(bucket: string): readonly string[] {
    return [...this.buckets.get(bucket)!.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }

  /** A hexadecimal number that grows with every change. */
  public get sequencer(): string {
    return this.changes.toString(16).toUpperCase().padStart(16, '0');
  }
}
