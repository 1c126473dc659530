import type { BackendRow } from './backend';
import { Integrations } from '../../../src';
import { BUCKET_ARN, photos, s3Error } from '../s3-buckets';

/** What a caller has no part in. */
export const FIXED = { 'encoding-type': 'url', 'list-type': '2' };

/** A list as S3 answers it. */
export function listed(contents: string, { prefix = 'users/ann/', more = '' } = {}) {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>photo-bucket</Name><Prefix>${prefix}</Prefix>${more}`
    + `<KeyCount>1</KeyCount><MaxKeys>100</MaxKeys><EncodingType>url</EncodingType>${contents}</ListBucketResult>`;
  return { status: 200, headers: { 'Content-Type': 'application/xml', 'x-amz-bucket-region': 'secret' }, body };
}

export const object = (key: string) => `<Contents><Key>${key}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>&quot;0cc1-2&quot;</ETag><Size>12</Size>`
  + '<Owner><ID>999999999999</ID></Owner><StorageClass>STANDARD</StorageClass></Contents>';
export const answered = (key: string) => ({ key, size: 12, lastModified: '2026-01-02T03:04:05.000Z', etag: '"0cc1-2"' });

/** Objects below a prefix that a caller has a part in. */
export const S3_LIST: BackendRow = {
  name: 's3ListObjects',
  route: 'GET /folders/{folder}',
  make: (stack) => Integrations.s3ListObjects(photos(stack), { prefix: 'users/{claims.sub}/{folder}/' }),
  description: { service: 's3', action: 'ListObjectsV2', target: 'Photos' },
  policy: [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: BUCKET_ARN, Condition: { StringLike: { 's3:prefix': 'users/*/*/' } } }],
  ask: (text) => ({ path: `/folders/${encodeURIComponent(text)}?token=${encodeURIComponent(text)}&limit=${encodeURIComponent(text)}`, claims: { sub: text } }),
  seen: (text) => ({
    service: 's3',
    method: 'GET',
    path: '/photo-bucket',
    headers: {},
    body: '',
    query: { ...FIXED, 'continuation-token': text, 'max-keys': '100', 'prefix': `users/${text}/${text}/` },
  }),
  success: { answer: listed(object('users/plain/plain/a'), { prefix: 'users/plain/plain/' }), status: 200, json: { objects: [answered('a')] } },
  faults: [[s3Error(403), 403], [s3Error(404), 502], [s3Error(400), 400], [s3Error(503), 502]],
};
