import { createHash } from 'crypto';
import { once } from 'events';
import { createServer } from 'http';
import type { IncomingMessage, Server, ServerResponse } from 'http';
import type { AddressInfo } from 'net';
import { buffer } from 'stream/consumers';

/** An object of the fake. */
export interface StoredObject {
  readonly body: Buffer;
  readonly type?: string;
}

/** As much of S3 as the examples' functions call, over HTTP, with the bucket in the path. */
export class FakeS3 {
  /** Starts on a free port and points the SDK there, as an emulator's environment does. */
  public static async start(): Promise<FakeS3> {
    const fake = new FakeS3();
    fake.server.listen(0, '127.0.0.1');
    await once(fake.server, 'listening');
    process.env.AWS_ENDPOINT_URL_S3 = `http://127.0.0.1:${(fake.server.address() as AddressInfo).port}`;
    return fake;
  }

  /** By key, of the one bucket that there is. */
  public readonly objects = new Map<string, StoredObject>();
  /** While set, every request is answered with it. */
  public failWith?: number;
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));

  public stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const url = new URL(request.url!, 'http://s3');
    const key = decodeURIComponent(url.pathname).replace(/^\/[^/]+\/?/, '');
    if (this.failWith) return void response.writeHead(this.failWith).end();
    if (key === '') return void response.setHeader('Content-Type', 'application/xml').end(this.list(url.searchParams));
    if (request.method === 'PUT') {
      if (!this.mayPut(key, request)) return void response.writeHead(412).end();
      this.objects.set(key, { body, type: request.headers['content-type'] });
      return void response.end();
    }
    const object = this.objects.get(key);
    // What S3 answers who may not list the bucket.
    if (!object) return void response.writeHead(403).end();
    const { body: stored, type = 'binary/octet-stream' } = object;
    const about = { 'Content-Type': type, 'Content-Length': stored.length, 'Last-Modified': new Date().toUTCString(), 'ETag': etagOf(stored) };
    response.writeHead(200, about);
    response.end(request.method === 'HEAD' ? undefined : stored);
  }

  /** The conditions under which a put is to happen: no object yet, or still the one that was read. */
  private mayPut(key: string, { headers }: IncomingMessage): boolean {
    const there = this.objects.get(key);
    if (headers['if-none-match'] === '*') return there === undefined;
    return headers['if-match'] === undefined || (there !== undefined && headers['if-match'] === etagOf(there.body));
  }

  private list(query: URLSearchParams): string {
    const after = query.get('start-after') ?? '';
    const found = [...this.objects.keys()].sort().filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after);
    const page = found.slice(0, Number(query.get('max-keys') ?? 1000));
    const now = new Date().toISOString();
    const sizeOf = (key: string) => this.objects.get(key)!.body.length;
    const contents = page.map((key) => `<Contents><Key>${key}</Key><Size>${sizeOf(key)}</Size><LastModified>${now}</LastModified></Contents>`);
    return `<ListBucketResult><IsTruncated>${found.length > page.length}</IsTruncated>${contents.join('')}</ListBucketResult>`;
  }
}

function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
