import { randomBytes } from 'crypto';
import type { GatewayRequest, Parameters, ReceivedRequest } from './exchange';
import { appended, collected, headerOf, withDefaults, withHeaders, withoutHeaders } from './parameters';
import { readQuery } from './query-string';

/**
 * Headers of requests that end at the gateway: no template and no back end sees them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
const DROPPED: ReadonlySet<string> = new Set([
  'connection', 'content-length', 'content-md5', 'expect', 'max-forwards', 'proxy-authenticate', 'server', 'te', 'trailer', 'transfer-encoding', 'upgrade',
  'www-authenticate',
]);

/** What CloudFront adds in front of an edge-optimized API. */
const CLOUDFRONT: Parameters = {
  'CloudFront-Forwarded-Proto': ['https'],
  'CloudFront-Is-Desktop-Viewer': ['true'],
  'CloudFront-Is-Mobile-Viewer': ['false'],
  'CloudFront-Is-SmartTV-Viewer': ['false'],
  'CloudFront-Is-Tablet-Viewer': ['false'],
  'CloudFront-Viewer-ASN': ['64496'],
  'CloudFront-Viewer-Country': ['US'],
  'Via': ['1.1 local.cloudfront.net (CloudFront)'],
  'X-Amz-Cf-Id': ['local'],
};

/** Headers that the gateway adds to requests. */
export const ADDED_HEADERS: ReadonlySet<string> = new Set(
  [...Object.keys(CLOUDFRONT), 'Host', 'X-Amzn-Trace-Id', 'X-Forwarded-For', 'X-Forwarded-Port', 'X-Forwarded-Proto'].map((name) => name.toLowerCase()),
);

/** Reads a request as a caller wrote it; nothing that is not text gets any further. */
export function readRequest(request: GatewayRequest, host: string, time: Date, isEdge = false): ReceivedRequest {
  const [path, ...query] = String(request.path ?? '/').split('#', 1)[0].split('?');
  const sourceIp = String(request.sourceIp ?? '127.0.0.1');
  const sent = sentHeaders(request.headers);
  return {
    // @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
    method: (headerOf(sent, 'x-http-method-override') ?? String(request.method ?? 'GET')).toUpperCase(),
    rawPath: path.startsWith('/') ? path : `/${path}`,
    headers: { ...received(sent, host, sourceIp, time), ...isEdge && CLOUDFRONT },
    query: appended(readQuery(query.join('?')), sentParameters(request.query)),
    body: bytesOf(request.body),
    sourceIp,
    ...sourceOf('sourceVpce', request.sourceVpce ?? headerOf(sent, 'x-amzn-vpce-id')),
    ...sourceOf('sourceVpc', request.sourceVpc ?? headerOf(sent, 'x-amzn-vpc-id')),
    time,
    headSize: headSize(request),
  };
}

function sourceOf(field: 'sourceVpc' | 'sourceVpce', value: unknown): Partial<ReceivedRequest> {
  return value === undefined || value === null ? {} : { [field]: String(value) };
}

/** How many bytes the request line and the headers take as they were sent. */
function headSize({ path, query, headers }: GatewayRequest): number {
  const parameters = Object.entries({ ...sentParameters(query), ...sentParameters(headers) });
  const sizes = parameters.flatMap(([name, values]) => values.map((value) => Buffer.byteLength(name) + Buffer.byteLength(value) + 2));
  return sizes.reduce((sum, size) => sum + size, Buffer.byteLength(String(path ?? '')));
}

function received(sent: Parameters, host: string, sourceIp: string, time: Date): Parameters {
  const forwarded = [headerOf(sent, 'x-forwarded-for'), sourceIp].filter((ip) => ip !== undefined).join(', ');
  const trace = `Root=1-${Math.floor(time.getTime() / 1000).toString(16).padStart(8, '0')}-${randomBytes(12).toString('hex')}`;
  const withTrace = withDefaults(withoutHeaders(sent, DROPPED), { 'Host': [host], 'X-Amzn-Trace-Id': [trace] });
  return withHeaders(withTrace, { 'X-Forwarded-For': [forwarded], 'X-Forwarded-Port': ['443'], 'X-Forwarded-Proto': ['https'] });
}

/** Headers that differ in letters only are one. */
function sentHeaders(headers: GatewayRequest['headers']): Parameters {
  const spelled = new Map<string, string>();
  const pairs = Object.entries(sentParameters(headers)).flatMap(([name, values]) => {
    const first = spelled.get(name.toLowerCase()) ?? name;
    spelled.set(name.toLowerCase(), first);
    return values.map((value) => [first, value] as const);
  });
  return collected(pairs);
}

function sentParameters(parameters: GatewayRequest['headers']): Parameters {
  const present = Object.entries(parameters ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(present.map(([name, value]) => [name, [value].flat().map(String)]));
}

function bytesOf(body: GatewayRequest['body']): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0);
  return body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : Buffer.from(String(body), 'utf8');
}
