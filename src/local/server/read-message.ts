import type { IncomingMessage } from 'http';
import type { GatewayRequest } from '../rest/exchange';

/** How a message is read. */
export interface ReadOptions {
  /** The stage that a path may name first, as those of execute-api do. */
  readonly stage: string;
  /** The body is kept to this many bytes and one chunk: enough to see that it is too large. */
  readonly mostBytes: number;
}

/** Reads an HTTP message as the request that the gateway gets; what is sent beyond the limit is taken off the line, and forgotten. */
export async function readMessage(message: IncomingMessage, { stage, mostBytes }: ReadOptions): Promise<GatewayRequest> {
  const body = await readBody(message, mostBytes);
  return {
    method: message.method ?? 'GET',
    path: withoutStage(pathOf(message.url ?? '/'), stage),
    headers: headersOf(message.rawHeaders),
    body,
    sourceIp: message.socket.remoteAddress?.replace(/^::ffff:/, ''),
  };
}

/** Proxies send whole URLs. */
function pathOf(url: string): string {
  return url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?]*/i, '');
}

/** `/prod/photos` and `/photos` are the same; `/production` is another path. */
function withoutStage(path: string, stage: string): string {
  const [, rest] = path.startsWith(`/${stage}`) ? /^([/?].*|)$/s.exec(path.slice(stage.length + 1)) ?? [] : [];
  if (rest === undefined) return path;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Every value of every header in the letters sent: Node's own reading drops repeated ones. */
function headersOf(raw: readonly string[]): Record<string, string[]> {
  const found = new Map<string, string[]>();
  for (let at = 0; at < raw.length; at += 2) found.set(raw[at], [...found.get(raw[at]) ?? [], raw[at + 1]]);
  return Object.fromEntries(found);
}

async function readBody(message: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    if (size <= mostBytes) chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks);
}
