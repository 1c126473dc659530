import type { Parameters } from '../exchange';

/** Headers of one connection, which end at the gateway. */
const DROPPED: ReadonlySet<string> = new Set(['connection', 'content-length', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

/** Headers that functions get in these letters, whichever the caller used. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  'Authorization',
  'Host',
  'User-Agent',
  'X-Amzn-Trace-Id',
  'X-Forwarded-For',
  'X-Forwarded-Port',
  'X-Forwarded-Proto',
].map((name) => [name.toLowerCase(), name]));

/** The headers of a request as a function's event lists them. */
export function eventHeaders(headers: Parameters): Parameters {
  const passed = Object.entries(headers).filter(([name]) => !DROPPED.has(name.toLowerCase()));
  return Object.fromEntries(passed.map(([name, values]) => [SPELLED.get(name.toLowerCase()) ?? name, values]));
}
