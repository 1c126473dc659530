import { once } from 'events';
import { createServer } from 'http';
import type { IncomingMessage, Server, ServerResponse } from 'http';
import type { AddressInfo } from 'net';
import type { LocalGateway } from '../gateway';
import { readMessage } from './read-message';
import { writeMessage } from './write-message';
import { MAX_PAYLOAD } from '../rest/chain/limits';
import type { GatewayRequest, GatewayResponse, TraceStep } from '../rest/exchange';

/** A request that has been answered. */
export interface Answered {
  readonly request: GatewayRequest;
  readonly response: GatewayResponse;
  /** The way of the request through the boxes. */
  readonly trace: readonly TraceStep[];
  readonly milliseconds: number;
}

/** How a gateway is served. */
export interface ServeOptions {
  /** 0 is a free one. @default 0 */
  readonly port?: number;
  /** The address that is listened on. @default 127.0.0.1 */
  readonly host?: string;
  /** Told of each request that has been answered. @default - nobody is */
  readonly onAnswer?: (answered: Answered) => void;
  /** How long requests under way may take when the server is closed, in milliseconds. @default 2000 */
  readonly grace?: number;
}

/** A gateway on a port of this machine. */
export interface LocalServer {
  /** Without stage and slash at the end; routes answer below it, with the stage before them and without. */
  readonly url: string;
  /** Ends the server, not the gateway: answers what is under way and takes nothing more. */
  close(): Promise<void>;
}

/** API Gateway refuses more than 10,240 bytes itself; what is larger than this, Node refuses with 431. */
const MOST_HEAD = 65_536;

/** Serves a gateway by HTTP: `/prod/photos` as execute-api has it, and `/photos` as a custom domain without a base path. */
export async function serve(gateway: LocalGateway, { port = 0, host = '127.0.0.1', onAnswer, grace = 2000 }: ServeOptions = {}): Promise<LocalServer> {
  const server = createServer({ maxHeaderSize: MOST_HEAD }, (message, response) => {
    answer(gateway, message, response)
      .then((answered) => told(onAnswer, answered), () => response.destroy())
      // A connection that is still open when the server closes is not kept for another request.
      .finally(() => server.listening || response.once('finish', () => server.closeIdleConnections()));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return { url: urlOf(server), close: () => close(server, grace) };
}

async function answer(gateway: LocalGateway, message: IncomingMessage, answering: ServerResponse): Promise<Answered> {
  const request = await readMessage(message, { stage: gateway.stage.name, mostBytes: MAX_PAYLOAD });
  const started = performance.now();
  const { response, trace } = await gateway.dispatch(request);
  try {
    writeMessage(answering, response);
  } catch (error) {
    unspeakable(answering, error);
  }
  return { request, response, trace, milliseconds: performance.now() - started };
}

/** Whoever is told does not end the answer by failing; it is said on the console of this process. */
async function told(onAnswer: ServeOptions['onAnswer'], answered: Answered): Promise<void> {
  try {
    await onAnswer?.(answered);
  } catch (error) {
    process.emitWarning(`onAnswer failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Answers in place of what HTTP has no words for. */
function unspeakable(response: ServerResponse, error: unknown): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.statusCode = 502;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ message: `The answer cannot be sent by HTTP: ${error instanceof Error ? error.message : String(error)}` }));
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function close(server: Server, grace: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearTimeout(timer);
}
