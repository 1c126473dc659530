import { once } from 'events';
import { createServer } from 'http';
import type { IncomingMessage, Server, ServerResponse } from 'http';
import type { AddressInfo } from 'net';
import { buffer } from 'stream/consumers';
import type { MemoryS3 } from './service';

/** Serves the stand-in for S3 on a port of this machine, for functions that reach it by the SDK; there is no port before it is asked for. */
export class S3Server {
  private server?: Server;
  private starting?: Promise<string>;

  /** @param log takes what functions write that a function's own request sets off */
  constructor(private readonly s3: MemoryS3, private readonly log: (line: string) => void) {}

  /** The address of the server, which is started the first time. */
  public url(): Promise<string> {
    this.starting ??= this.start();
    return this.starting;
  }

  public dispose(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async start(): Promise<string> {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    }).listen(0, '127.0.0.1').unref();
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path, query = ''] = (request.url ?? '/').split('?', 2);
    const { status, headers, body } = this.s3.handle({
      method: request.method ?? 'GET',
      path,
      query: Object.fromEntries(new URLSearchParams(query)),
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')])),
      body: await buffer(request),
      sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
      mayList: true,
      log: this.log,
    });
    response.writeHead(status, headers).end(body);
  }
}
