import { once } from 'events';
import { createServer } from 'http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'http';
import type { AddressInfo } from 'net';
import { text } from 'stream/consumers';

/** What a server of a test was asked. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server of a test on a port of this machine. */
export class TestServer {
  public static async start(answer: (asked: Asked, response: ServerResponse) => void = (_, response) => response.end()): Promise<TestServer> {
    const server = new TestServer(answer);
    server.server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return server;
  }

  public readonly asked: Asked[] = [];
  private readonly server: Server = createServer((request, response) => void this.take(request, response));

  private constructor(private readonly answer: (asked: Asked, response: ServerResponse) => void) {}

  public get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public get url(): string {
    return `http://${this.host}`;
  }

  public stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = { method: request.method!, url: request.url!, headers: request.headers, body: await text(request) };
    this.asked.push(asked);
    this.answer(asked, response);
  }
}
