import { isMap, readJson } from './payload';
import { readProxyAnswer } from './proxy-answer';
import type { Parameters } from '../exchange';

/** What a function streamed: its metadata, and the bytes behind them. */
export interface StreamedAnswer {
  readonly status: number;
  readonly headers: Parameters;
  readonly body: Buffer;
}

/** What stands between metadata and body, and within how many bytes. */
const DELIMITER = Buffer.alloc(8);
const WITHIN = 16 * 1024;

/**
 * Reads what a function streamed: metadata as JSON (`statusCode`, `headers`, `multiValueHeaders`, `cookies`), 8 NUL bytes within the first 16 KB, then
 * the body as it is; `undefined` where it is malformed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export function readStreamedAnswer(stream: Buffer): StreamedAnswer | undefined {
  const end = stream.subarray(0, WITHIN).indexOf(DELIMITER);
  const metadata = end < 0 ? undefined : readJson(stream.subarray(0, end));
  if (!isMap(metadata)) return undefined;
  const { statusCode = null, headers = null, multiValueHeaders = null, cookies } = metadata;
  const answer = readProxyAnswer({ statusCode, headers, multiValueHeaders });
  if (!answer || !areCookies(cookies)) return undefined;
  return { status: answer.status, headers: withCookies(answer.headers, cookies ?? []), body: stream.subarray(end + DELIMITER.length) };
}

function areCookies(cookies: unknown): cookies is readonly string[] | null | undefined {
  return cookies === undefined || cookies === null || (Array.isArray(cookies) && cookies.every((cookie) => typeof cookie === 'string'));
}

/** Each cookie is a header of its own, behind those that the function set itself. */
function withCookies(headers: Parameters, cookies: readonly string[]): Parameters {
  if (cookies.length === 0) return headers;
  const name = Object.keys(headers).find((each) => each.toLowerCase() === 'set-cookie') ?? 'Set-Cookie';
  return { ...headers, [name]: [...headers[name] ?? [], ...cookies] };
}
