import type { ServerResponse } from 'http';
import type { GatewayResponse } from '../rest/exchange';

/** Headers about the connection, not the answer: those are this server's to say. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']);

/** Answers with what the gateway answered; throws where HTTP has no words for it, for example for a line break in a header. */
export function writeMessage(message: ServerResponse, { status, headers, body }: GatewayResponse): void {
  const sent = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()));
  if (status < 200 || status > 599) throw new RangeError(`${status} is no status of an answer`);
  message.statusCode = status;
  for (const [name, values] of bySpelling(sent)) message.setHeader(name, values.length === 1 ? asBytes(values[0]) : values.map(asBytes));
  // The length comes by itself, but for a HEAD request, which wants to know nothing else.
  if (message.req.method === 'HEAD') message.setHeader('Content-Length', body.length);
  message.end(body);
}

/** Headers whose names differ in case only are one to Node, which would keep the last. */
function bySpelling(headers: ReadonlyArray<readonly [string, string | readonly string[]]>): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const [name, value] of headers) {
    const known = [...all.keys()].find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
    all.set(known, [...all.get(known) ?? [], ...[value].flat()]);
  }
  return all;
}

/** Node writes a character as a byte; what has no byte goes as UTF-8. */
function asBytes(text: string): string {
  return /[^\0-\xff]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}
