import type { MemoryS3 } from '../../../../../src/local/backends/services/s3';
import type { S3Request } from '../../../../../src/local/backends/services/s3/message';

/** A request of a test to the stand-in for S3, with its answer's body as text. */
export function ask(s3: MemoryS3, method: string, path: string, given: Partial<Omit<S3Request, 'body'>> & { readonly body?: string | Buffer } = {}) {
  const { body = '', ...rest } = given;
  const [place, query = ''] = path.split('?');
  const response = s3.handle({
    method,
    path: place,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: {},
    body: Buffer.from(body),
    sourceIp: '127.0.0.1',
    mayList: true,
    log: () => undefined,
    ...rest,
  });
  return { ...response, text: response.body.toString('utf8') };
}
