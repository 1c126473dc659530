import { Stack } from 'aws-cdk-lib';
import type { BackendRow } from './backends';
import { Served } from './backends/backend';
import { TWO_ORIGINS, routeContext } from './context';
import { BUCKET_ARN, Bucketful, answersTo, photos, policyOf } from './s3-buckets';
import { Integrations } from '../../src/integrations';
import { expectRefusal } from '../errors/refusal';

const row: BackendRow = {
  name: 's3DeleteObject',
  route: 'DELETE /photos/{key}',
  make: (stack) => Integrations.s3DeleteObject(photos(stack), { key: 'originals/{claims.sub}/{key}' }),
  description: { service: 's3', action: 'DeleteObject', target: 'Photos' },
  policy: [],
  ask: (text) => ({ path: `/photos/${encodeURIComponent(text)}`, claims: { sub: 'ann' } }),
  seen: () => ({ service: 's3', method: 'DELETE', path: '/photo-bucket/originals/ann/plain', query: {}, headers: {}, body: '' }),
  success: { answer: { status: 204 }, status: 204 },
};

describe('Integrations.s3DeleteObject', () => {
  test('asks S3 for one deletion, answers 204 without a body, and describes itself', async () => {
    const served = await Served.by(row);
    const { status, text } = await served.ask(row.ask('plain'));
    await served.dispose();
    expect([status, text, served.last]).toEqual([204, '', expect.objectContaining({ method: 'DELETE', path: '/photo-bucket/originals/ann/plain', query: {} })]);
    expect(Integrations.s3DeleteObject(photos(new Stack()), { key: 'a' }).describe()).toEqual(row.description);
  });

  test('its role may delete behind the fixed prefix, and nothing else', () => {
    expect(policyOf(row)).toEqual([{ Effect: 'Allow', Action: 's3:DeleteObject', Resource: `${BUCKET_ARN}/originals/*` }]);
  });

  test('errors of S3 have their status and say no more than that', async () => {
    const expected = [400, 403, 502, 400, 400, 502, 502, 502];
    expect(await answersTo(row, [400, 403, 404, 405, 409, 301, 500, 503])).toEqual([expected, expected, expected]);
  });

  // AWS documents no order among patterns that match alike, and keys its answers by status.
  test('no status of S3 meets two patterns, and each answer has its own status', () => {
    const bucket = photos(new Stack());
    const options = { key: 'a', prefix: '' };
    const { s3DeleteObject, s3HeadObject, s3ListObjects } = Integrations;
    const all = [s3DeleteObject, s3HeadObject, s3ListObjects].map((make) => make(bucket, options));
    for (const integration of all) {
      const { responses = [] } = integration.bindRestIntegration(routeContext('ANY /'));
      const patterns = responses.flatMap(({ selectionPattern }) => selectionPattern ?? []).map((pattern) => new RegExp(`^(?:${pattern})$`));
      const statuses = Array.from({ length: 500 }, (_, i) => String(i + 100));
      const twice = statuses.filter((status) => patterns.filter((pattern) => pattern.test(status)).length > 1);
      const different = new Set(responses.map(({ statusCode }) => statusCode)).size;
      expect([twice, patterns.length, different]).toEqual([[], responses.length - 1, responses.length]);
    }
  });

  test('with several origins the answer names the caller\'s, without a body and without rules of the bucket', async () => {
    const served = await Served.by(row, TWO_ORIGINS);
    const { status, text, headers } = await served.ask({ ...row.ask('plain'), headers: { Origin: 'https://app.example.com' } });
    await served.dispose();
    expect([status, text, headers['Access-Control-Allow-Origin']]).toEqual([204, '', 'https://app.example.com']);
    const config = row.make(new Stack()).bindRestIntegration(routeContext('DELETE /{key}', { cors: TWO_ORIGINS, hasClaims: true }));
    expect([config.readsHeaders, config.wants?.corsBuckets]).toEqual([[], undefined]);
  });

  test('deletes what there is, and answers the same for what there is not', async () => {
    const bucket = await Bucketful.of({ 'DELETE /photos/{key}': (photosBucket) => Integrations.s3DeleteObject(photosBucket, { key: 'originals/{claims.sub}/{key}' }) });
    for (const key of ['originals/ann/a.png', 'originals/ann/b.png', 'originals/bob/a.png', 'a.png']) bucket.put(key);
    const statuses = [];
    for (const key of ['a.png', 'a.png', '..%2Fbob%2Fa.png', '..%2F..%2Fa.png']) statuses.push((await bucket.ask('DELETE', `/photos/${key}`)).status);
    expect(statuses).toEqual([204, 204, 204, 204]);
    expect(bucket.keys).toEqual(['a.png', 'originals/ann/b.png', 'originals/bob/a.png']);
    await bucket.dispose();
  });

  test.each<[string, unknown, string]>([
    ['no options', undefined, 'GH_TYPE'],
    ['a number as the key', { key: 1 }, 'GH_TYPE'],
    ['no key', {}, 'GH_S3_KEY'],
    ['an empty key', { key: '' }, 'GH_S3_KEY'],
    ['a key with a query', { key: 'a?versionId={key}' }, 'GH_S3_KEY'],
    ['a parameter that the path does not have', { key: '{name}' }, 'GH_S3_KEY'],
    ['a claim without an authorizer', { key: '{claims.sub}/{key}' }, 'GH_CLAIMS_MISSING'],
  ])('%s is refused', (_what, options, code) => {
    const integration = Integrations.s3DeleteObject(photos(new Stack()), options as { key: string });
    expectRefusal(() => integration.bindRestIntegration(routeContext('DELETE /{key}')), code as 'GH_TYPE', '', '');
  });

  test('a target that is none is refused', () => {
    const integration = Integrations.s3DeleteObject(null as never, { key: 'a' });
    expectRefusal(() => integration.bindRestIntegration(routeContext('DELETE /')), 'GH_INTEGRATION_OPTION', 'where a bucket is due', '');
    expectRefusal(() => integration.describe(), 'GH_INTEGRATION_OPTION', 'where a bucket is due', '');
  });
});
