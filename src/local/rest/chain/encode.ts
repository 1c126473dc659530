import { deflateSync, gzipSync } from 'zlib';
import type { Exchange, Parameters } from '../exchange';
import { headerOf, headerValues, withHeaders } from '../parameters';

/** What the gateway compresses with. */
const CODINGS: Readonly<Record<string, (body: Buffer) => Buffer>> = { gzip: gzipSync, deflate: deflateSync };

/**
 * Compresses the body where the API wants that and the caller takes it, and gives every answer its ids.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
 */
export function encode(exchange: Exchange): void {
  const { status, headers, body } = exchange.response!;
  const ids = { 'x-amzn-RequestId': [exchange.requestId], 'x-amz-apigw-id': [exchange.extendedRequestId] };
  const coding = codingFor(exchange);
  const compressed: Parameters = coding === undefined ? {} : { 'Content-Encoding': [coding] };
  exchange.response = { status, headers: withHeaders(headers, { ...compressed, ...ids }), body: coding === undefined ? body : CODINGS[coding](body) };
}

function codingFor({ api: { minimumCompressionSize }, request, response, integration }: Exchange): string | undefined {
  if (integration?.streams) return undefined;
  const { headers, body } = response!;
  if (minimumCompressionSize === undefined || body.length < minimumCompressionSize || headerValues(headers, 'content-encoding').length > 0) return undefined;
  const accepted = (headerOf(request.headers, 'accept-encoding') ?? '').split(',').map((each) => each.split(';').map((part) => part.trim().toLowerCase()));
  const wanted = accepted.filter(([, quality]) => !/^q=0(?:\.0*)?$/.test(quality ?? '')).map(([name]) => name);
  return wanted.map((name) => name === '*' ? 'gzip' : name).find((name) => Object.hasOwn(CODINGS, name));
}
