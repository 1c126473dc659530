import * as http from 'http';
import * as https from 'https';
import { urlToHttpOptions } from 'url';
import type { BackendResponse, Parameters } from '../../rest/exchange';
import { failures } from '../../rest/failures';
import { BackendFailure } from '../backend';
import { rawPathOf } from '../raw-path';

/** The most that API Gateway takes from a back end. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const MOST_BYTES = 10 * 1024 * 1024;

/** A request as it is sent. */
export interface HttpRequest {
  readonly method: string;
  /** With its query string, percent-encoded. */
  readonly url: string;
  readonly headers: Parameters;
  readonly body: Buffer;
  /** Whether nobody asks who issued the back end's certificate. */
  readonly unverified?: boolean;
  /** How many bytes the answer may have. @default - as many as API Gateway takes */
  readonly most?: number;
}

/** The connections of one gateway: one for each request, so that nothing is left open. */
export class HttpConnections {
  private readonly agents = { 'http:': new http.Agent(), 'https:': new https.Agent() };

  /** Sends a request and reads the whole answer. No redirect is followed: the caller gets it. */
  public async send(asked: HttpRequest, signal: AbortSignal): Promise<BackendResponse> {
    const { method, url, headers, body, unverified = false, most = MOST_BYTES } = asked;
    const address = new URL(url);
    const { protocol } = address;
    const { request } = protocol === 'https:' ? https : http;
    const agent = this.agents[protocol as keyof typeof this.agents];
    const length = body.length > 0 ? { 'Content-Length': String(body.length) } : {};
    try {
      return await new Promise((resolve, reject) => {
        const to = { ...urlToHttpOptions(address), path: rawPathOf(url) };
        const sent = request({ ...to, method, agent, signal, headers: { ...single(headers), ...length }, ...unverified && UNVERIFIED });
        sent.on('error', reject);
        sent.on('response', (response) => { readResponse(response, most).then(resolve, reject); });
        sent.end(body);
      });
    } catch (error) {
      throw failureOf(error as NodeJS.ErrnoException, url, signal);
    }
  }

  public dispose(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }
}

/** API Gateway goes on to check expiry and host name; here nothing is checked. */
const UNVERIFIED = { rejectUnauthorized: false };

/** Headers as Node takes them. */
function single(headers: Parameters): Record<string, string | readonly string[]> {
  const sent = Object.entries(headers).map(([name, values]) => [name, values.map(sendable)] as const);
  return Object.fromEntries(sent.map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

/** Node takes one character for each byte: others are sent as the bytes of their UTF-8. */
function sendable(value: string): string {
  return /[^\0-\xff]/.test(value) ? Buffer.from(value, 'utf8').toString('latin1') : value;
}

async function readResponse(response: http.IncomingMessage, most: number): Promise<BackendResponse> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw failures.configuration(`Integration response of reported length ${size} is larger than allowed maximum of ${most} bytes.`);
    chunks.push(chunk);
  }
  return { status: response.statusCode!, headers: headersOf(response.rawHeaders), body: Buffer.concat(chunks) };
}

/** Headers as they were spelled; those that differ in letters only are one. */
function headersOf(raw: readonly string[]): Parameters {
  const named = new Map<string, { name: string; values: string[] }>();
  for (let at = 0; at < raw.length; at += 2) {
    const known = named.get(raw[at].toLowerCase()) ?? { name: raw[at], values: [] };
    known.values.push(raw[at + 1]);
    named.set(raw[at].toLowerCase(), known);
  }
  return Object.fromEntries([...named.values()].map(({ name, values }) => [name, values]));
}

function failureOf(error: NodeJS.ErrnoException, url: string, signal: AbortSignal): Error {
  if (signal.aborted) return new BackendFailure('timeout', `No answer of ${url} in time.`);
  return error.code === undefined ? error : new BackendFailure('unreachable', `No answer of ${url}: ${error.message || error.code}`);
}
