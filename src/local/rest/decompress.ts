import { gunzipSync, inflateSync } from 'zlib';
import type { ReceivedRequest } from './exchange';
import type { RestApiModel } from './model';
import { headerOf, withoutHeaders } from './parameters';

/** A compressed body may be this large when it is none any more: as large as any other. */
const MOST_BYTES = 10_485_760;

const CODINGS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: (body) => gunzipSync(body, { maxOutputLength: MOST_BYTES }),
  deflate: (body) => inflateSync(body, { maxOutputLength: MOST_BYTES }),
};

/**
 * A request with its body as it was before the caller compressed it, where the API has compression; what is no such body stays.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
 */
export function decompressed(request: ReceivedRequest, { minimumCompressionSize }: RestApiModel): ReceivedRequest {
  const coding = headerOf(request.headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  if (minimumCompressionSize === undefined || !Object.hasOwn(CODINGS, coding)) return request;
  try {
    const headers = withoutHeaders(request.headers, new Set(['content-encoding']));
    return { ...request, headers, body: CODINGS[coding](request.body), sentBody: request.body, sentHeaders: request.headers };
  } catch {
    return request;
  }
}
