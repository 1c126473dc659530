import type { BackendRequest, BackendResponse, Parameters } from '../rest/exchange';

/** A request as a stub gets it. */
export interface StubRequest {
  readonly method: string;
  /** With its query string. */
  readonly url: string;
  /** By name in small letters; what is repeated is joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** What is repeated is a list. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
  /** The body as UTF-8. */
  readonly text: string;
  /** The body as JSON, `undefined` where it is none. */
  readonly json: any;
}

/** What a stub answers. */
export interface StubResponse {
  /** @default 200 */
  readonly status?: number;
  /** A list is a repeated header. @default - none; `application/json` for a body that is neither text nor bytes */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Text and bytes are sent as they are, anything else as JSON. @default - nothing */
  readonly body?: unknown;
}

/** Stands for a back end. */
export type BackendStub = (request: StubRequest) => StubResponse | undefined | void | Promise<StubResponse | undefined | void>;

/** A URL with a query string. */
export function urlOf(uri: string, query: Parameters): string {
  const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value) => `${escaped(name)}=${escaped(value)}`));
  return pairs.length === 0 ? uri : `${uri}${uri.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

/** Percent-encodes text; text that is no Unicode is made some, as it is where bytes are sent. */
function escaped(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
}

/** Lets a stub answer a request. */
export async function answerOfStub(stub: BackendStub, request: BackendRequest): Promise<BackendResponse> {
  const { status = 200, headers = {}, body } = (await stub(stubRequest(request))) ?? {};
  const isRaw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const usual: Parameters = isRaw ? {} : { 'Content-Type': ['application/json'] };
  const given = Object.entries(headers).map(([name, value]) => [name, [value].flat().map(String)] as const);
  return { status, headers: { ...usual, ...Object.fromEntries(given) }, body: Buffer.from(isRaw ? body ?? '' : JSON.stringify(body)) };
}

function stubRequest({ method, uri, headers, query, body }: BackendRequest): StubRequest {
  const text = body.toString('utf8');
  return {
    method,
    url: urlOf(uri, query),
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values.join(', ')])),
    query: Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values.length === 1 ? values[0] : values])),
    body,
    text,
    json: jsonOf(text),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
