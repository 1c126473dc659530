import { isMap, isScalar, readJson } from './payload';
import type { Parameters } from '../exchange';

/** What a function behind a Lambda proxy integration answered. */
export interface ProxyAnswer {
  /** `200` where the function named none. */
  readonly status: number;
  /** As the function spelled them. */
  readonly headers: Parameters;
  /** As the function wrote it: base64 is decoded by whoever knows whether the caller is to get bytes. */
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** What each key may hold besides null; another key makes the whole answer malformed. */
const FIELDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  statusCode: isStatus,
  headers: (value) => isMap(value) && Object.values(value).every(isValue),
  multiValueHeaders: (value) => isMap(value) && Object.values(value).every(isListOfValues),
  body: isScalar,
  isBase64Encoded: (value) => typeof value === 'boolean' || value === 'true' || value === 'false',
};

function isStatus(value: unknown): boolean {
  return (typeof value === 'number' || typeof value === 'string') && /^[1-5]\d\d$/.test(String(value));
}

function isValue(value: unknown): boolean {
  return value === null || isScalar(value);
}

function isListOfValues(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.every(isValue));
}

/**
 * Reads the answer of a function behind a Lambda proxy integration; `undefined` where it is malformed, which API Gateway answers with 502.
 *
 * No key has to be there, no others may be. Scalars are read as text, so `"201"` is a status and `true` is a header's value.
 *
 * @param payload the function's result, as JSON text or as a value
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format
 */
export function readProxyAnswer(payload: unknown): ProxyAnswer | undefined {
  const answer = readJson(payload);
  if (!isMap(answer)) return undefined;
  const present = Object.entries(answer).filter(([, value]) => value !== null);
  if (!Object.keys(answer).every((key) => Object.hasOwn(FIELDS, key)) || !present.every(([key, value]) => FIELDS[key](value))) return undefined;
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = answer;
  return {
    status: Number(statusCode ?? 200),
    headers: joined((headers ?? {}) as Record<string, unknown>, (multiValueHeaders ?? {}) as Record<string, readonly unknown[] | null>),
    body: String(body ?? ''),
    isBase64Encoded: String(isBase64Encoded) === 'true',
  };
}

/** Where both name a header, in whatever letters, the lists count. Null is no header. */
function joined(single: Readonly<Record<string, unknown>>, lists: Readonly<Record<string, readonly unknown[] | null>>): Parameters {
  const listed = new Set(Object.keys(lists).map((name) => name.toLowerCase()));
  const alone = Object.entries(single).filter(([name]) => !listed.has(name.toLowerCase())).map(([name, value]) => [name, [value]] as const);
  const all = [...alone, ...Object.entries(lists)].map(([name, values]) => [name, textsOf(values ?? [])] as const);
  return Object.fromEntries(all.filter(([, values]) => values.length > 0));
}

const textsOf = (values: readonly unknown[]): string[] => values.filter((value) => value !== null).map(String);
