import type { BackendRow, Seen } from './backend';
import { S3_LIST } from './s3-list';
import { Integrations } from '../../../src';
import { BUCKET_ARN, photos, s3Error as fault } from '../s3-buckets';

const OBJECTS = `${BUCKET_ARN}/users/*`;
/** With several origins the bucket answers CORS itself. */
const ALLOWED = { 'Access-Control-Allow-Origin': 'https://app.example.com' };
const KEY = 'users/{claims.sub}/{name}';

const seen = (method: string, text: string, more: Partial<Seen> = {}): Seen => ({
  service: 's3', method, path: `/photo-bucket/users/ann/${text}`, query: {}, headers: {}, body: '', ...more,
});
const ask = (text: string) => ({ path: `/photos/${encodeURIComponent(text)}`, claims: { sub: 'ann' } });

/** Objects of a bucket, and lists of them. */
export const S3: readonly BackendRow[] = [
  {
    name: 's3DeleteObject',
    route: 'DELETE /photos/{name}',
    make: (stack) => Integrations.s3DeleteObject(photos(stack), { key: KEY }),
    description: { service: 's3', action: 'DeleteObject', target: 'Photos' },
    policy: [{ Effect: 'Allow', Action: 's3:DeleteObject', Resource: OBJECTS }],
    ask,
    seen: (text) => seen('DELETE', text),
    success: { answer: { status: 204 }, status: 204, text: '' },
    faults: [[fault(403), 403], [fault(404), 502], [fault(400), 400], [fault(503), 502]],
  },
  {
    name: 's3GetObject',
    route: 'GET /photos/{name}',
    make: (stack) => Integrations.s3GetObject(photos(stack), { key: KEY, contentTypes: ['image/png'] }),
    description: { service: 's3', action: 'GetObject', target: 'Photos' },
    policy: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: OBJECTS }],
    ask,
    seen: (text) => seen('GET', text),
    success: { answer: { headers: { ...ALLOWED, 'Content-Type': 'image/png' }, body: 'bytes' }, status: 200, text: 'bytes' },
    faults: [[{ ...fault(403), headers: ALLOWED }, 404], [fault(404), 404], [fault(400), 400], [fault(503), 502]],
  },
  {
    name: 's3HeadObject',
    route: 'HEAD /photos/{name}',
    make: (stack) => Integrations.s3HeadObject(photos(stack), { key: KEY }),
    description: { service: 's3', action: 'HeadObject', target: 'Photos' },
    policy: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: OBJECTS }],
    ask,
    seen: (text) => seen('HEAD', text),
    success: { answer: { headers: { 'ETag': '"e"', 'Content-Type': 'image/png' } }, status: 200, text: '' },
    // S3 says nothing to a HEAD but its status.
    faults: [[{ status: 403 }, 404], [{ status: 404 }, 404], [{ status: 400 }, 400], [{ status: 503 }, 502]],
  },
  {
    name: 's3PutObject',
    route: 'PUT /photos/{name}',
    make: (stack) => Integrations.s3PutObject(photos(stack), { key: KEY, contentTypes: ['image/png'] }),
    description: { service: 's3', action: 'PutObject', target: 'Photos' },
    policy: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: OBJECTS }],
    ask: (text) => ({ ...ask(text), body: text, headers: { 'Content-Type': 'image/png' } }),
    seen: (text) => seen('PUT', text, { body: text, headers: { 'content-type': 'image/png' } }),
    success: { answer: { headers: { ...ALLOWED, ETag: '"e"' } }, status: 200, text: '' },
    faults: [[{ ...fault(403), headers: ALLOWED }, 403], [fault(404), 400], [fault(400), 400], [fault(503), 502]],
  },
  S3_LIST,
];
