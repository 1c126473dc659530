import { createHash } from 'crypto';
import { S3Error } from './errors';
import type { S3Request } from './message';

/** The bytes that a request stores: the SDK may send them in signed chunks. @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html */
export function payloadOf({ headers, body }: S3Request): Buffer {
  const isChunked = headers['x-amz-content-sha256']?.startsWith('STREAMING-') ?? false;
  const payload = isChunked ? unchunked(body) : body;
  const md5 = headers['content-md5'];
  if (md5 !== undefined && createHash('md5').update(payload).digest('base64') !== md5) throw new S3Error('BadDigest');
  return payload;
}

/** Chunks are `<length in hexadecimal>;chunk-signature=…\r\n<bytes>\r\n`; the last is empty, trailers follow it. */
function unchunked(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const end = body.indexOf('\r\n', at);
    const size = /^([0-9a-f]+)(?:;|$)/i.exec(body.toString('latin1', at, end === -1 ? at : end));
    if (!size) throw new S3Error('InvalidArgument');
    const length = parseInt(size[1], 16);
    if (length === 0) break;
    chunks.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(chunks);
}

/** Headers of a write that come back with the object. */
const KEPT = ['Content-Type', 'Cache-Control', 'Content-Disposition', 'Content-Encoding', 'Content-Language', 'Expires'];

/** The headers that are stored with an object. */
export function storedHeaders({ headers }: S3Request): Record<string, string> {
  const encoding = headers['content-encoding']?.split(',').map((each) => each.trim()).filter((each) => each !== 'aws-chunked').join(',') ?? '';
  const sent = { ...headers, 'content-encoding': encoding };
  const kept = KEPT.map((name) => [name, (sent as Record<string, string | undefined>)[name.toLowerCase()]] as const);
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  return { 'Content-Type': 'binary/octet-stream', ...Object.fromEntries([...kept, ...metadata].filter(([, value]) => value)) };
}
