import type { Parameters } from './exchange';
import type { IntegrationModel } from './model';
import { withoutHeaders } from './parameters';

type Type = IntegrationModel['type'];

const ALWAYS_REFUSED = ['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id'];
const REFUSED_FOR_AWS = [...ALWAYS_REFUSED, 'authorization', 'connection', 'expect', 'proxy-authenticate', 'te'];

/** Headers that an integration request may not set, in small letters: recorded, such requests fail. */
export const REFUSED_REQUEST_HEADERS: Readonly<Record<Type, ReadonlySet<string>>> = {
  AWS: new Set(REFUSED_FOR_AWS),
  AWS_PROXY: new Set(REFUSED_FOR_AWS),
  HTTP: new Set(ALWAYS_REFUSED),
  HTTP_PROXY: new Set(ALWAYS_REFUSED),
  MOCK: new Set(),
};

/** Headers that do not reach a back end, in small letters: recorded. */
export const DROPPED_REQUEST_HEADERS: Readonly<Record<Type, ReadonlySet<string>>> = {
  AWS: new Set(['expect', 'proxy-authenticate', 'te', 'referer']),
  AWS_PROXY: new Set(),
  HTTP: new Set(['connection', 'expect', 'proxy-authenticate', 'te', 'via']),
  HTTP_PROXY: new Set(['connection', 'expect', 'proxy-authenticate', 'te', 'via']),
  MOCK: new Set(),
};

/** Headers of responses that callers get as `x-amzn-Remapped-…`. */
const REMAPPED: ReadonlySet<string> = new Set([
  'authorization', 'connection', 'content-length', 'content-md5', 'date', 'max-forwards', 'server', 'user-agent', 'www-authenticate',
]);
/** Headers of responses that callers do not get. */
const DROPPED = ['expect', 'host', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade'];
const DROPPED_OF: Readonly<Record<Type, ReadonlySet<string>>> = {
  AWS: new Set([...DROPPED, 'via']),
  AWS_PROXY: new Set([...DROPPED, 'via']),
  HTTP: new Set([...DROPPED, 'accept']),
  HTTP_PROXY: new Set([...DROPPED, 'via']),
  MOCK: new Set(DROPPED),
};

/**
 * The headers of a response as callers get them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function responseHeaders(headers: Parameters, type: Type): Parameters {
  const kept = Object.entries(withoutHeaders(headers, DROPPED_OF[type]));
  return Object.fromEntries(kept.map(([name, values]) => [REMAPPED.has(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name, values]));
}
