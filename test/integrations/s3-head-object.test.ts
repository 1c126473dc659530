import { App, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { BackendRow } from './backends';
import { Served } from './backends/backend';
import { ONE_ORIGIN, TWO_ORIGINS, routeContext, statementsOf } from './context';
import { BUCKET_ARN, Bucketful, photos, policyOf } from './s3-buckets';
import { Integrations } from '../../src/integrations';
import { expectRefusal } from '../errors/refusal';

const row: BackendRow = {
  name: 's3HeadObject',
  route: 'HEAD /photos/{key}',
  make: (stack) => Integrations.s3HeadObject(photos(stack), { key: 'originals/{claims.sub}/{key}' }),
  description: { service: 's3', action: 'HeadObject', target: 'Photos' },
  policy: [],
  ask: (text) => ({ path: `/photos/${encodeURIComponent(text)}`, claims: { sub: 'ann' } }),
  seen: () => ({ service: 's3', method: 'HEAD', path: '/photo-bucket/originals/ann/plain', query: {}, headers: {}, body: '' }),
  success: { answer: { status: 200, headers: { 'ETag': '"e1"', 'Content-Type': 'image/png', 'x-amz-request-id': 'r' } }, status: 200 },
};

describe('Integrations.s3HeadObject', () => {
  test('asks S3 for the headers, and describes itself', async () => {
    const served = await Served.by(row);
    const { status, text, headers } = await served.ask(row.ask('plain'));
    await served.dispose();
    expect([status, text, served.last]).toEqual([200, '', expect.objectContaining({ method: 'HEAD', path: '/photo-bucket/originals/ann/plain', query: {} })]);
    expect(headers).toMatchObject({ 'ETag': '"e1"', 'Content-Type': 'image/png' });
    expect(Integrations.s3HeadObject(photos(new Stack()), { key: 'a' }).describe()).toEqual(row.description);
  });

  test('its role may read behind the fixed prefix, and nothing else', () => {
    expect(policyOf(row)).toEqual([{ Effect: 'Allow', Action: 's3:GetObject', Resource: `${BUCKET_ARN}/originals/*` }]);
  });

  test('the key of an encrypted bucket is not needed', () => {
    const stack = new Stack(new App(), 'Stack');
    const bucket = new Bucket(stack, 'Bucket', { encryptionKey: new Key(stack, 'Key') });
    const config = Integrations.s3HeadObject(bucket, { key: '{key}' }).bindRestIntegration(routeContext('HEAD /{key}'));
    expect(statementsOf(config).map(({ Action }) => Action)).toEqual(['s3:GetObject']);
  });

  test('errors of S3 have their status and say no more than that', async () => {
    const expected = [400, 404, 404, 400, 502, 502, 502];
    // HEAD has no body, whatever there is an error for; the stub's would be one that S3 never sends.
    const statuses = await Promise.all([undefined, ONE_ORIGIN, TWO_ORIGINS].map(async (cors) => {
      const served = await Served.by(row, cors);
      const answers = [];
      for (const status of [400, 403, 404, 412, 301, 500, 503]) {
        served.answer = { status, headers: { 'x-amz-bucket-region': 'secret' } };
        const { headers, text, ...answer } = await served.ask({ ...row.ask('plain'), headers: { Origin: 'https://app.example.com' } });
        expect([text, headers['x-amz-bucket-region'], headers['Access-Control-Allow-Origin']]).toEqual(['', undefined, cors && 'https://app.example.com']);
        answers.push(answer.status);
      }
      await served.dispose();
      return answers;
    }));
    expect(statuses).toEqual([expected, expected, expected]);
  });

  test('what no answer has is a body', () => {
    for (const cors of [undefined, ONE_ORIGIN]) {
      const { responses } = Integrations.s3HeadObject(photos(new Stack()), { key: 'a' }).bindRestIntegration(routeContext('HEAD /', { cors }));
      expect(responses!.map(({ templates, contentHandling }) => [templates, contentHandling])).toEqual(responses!.map(() => [{}, 'CONVERT_TO_TEXT']));
    }
  });

  test.each([['no CORS', undefined], ['several origins', TWO_ORIGINS]])('the headers of what there is, 404 for what there is not: with %s', async (_name, cors) => {
    const bucket = await Bucketful.of({ 'HEAD /photos/{key}': (own) => Integrations.s3HeadObject(own, { key: 'originals/{claims.sub}/{key}' }) }, cors);
    const etag = bucket.put('originals/ann/a.png', 'four', { 'Content-Type': 'image/png', 'Cache-Control': 'no-store', 'x-amz-meta-owner': 'secret' });
    bucket.put('originals/bob/a.png');
    const found = await bucket.ask('HEAD', '/photos/a.png', { Origin: 'https://app.example.com' });
    expect([found.status, found.text]).toEqual([200, '']);
    expect(found.headers).toMatchObject({ 'ETag': etag, 'Content-Type': 'image/png', 'Cache-Control': 'no-store', 'X-Object-Size': '4', 'Last-Modified': expect.stringMatching(/GMT$/) });
    expect(JSON.stringify(found.headers)).not.toContain('secret');
    expect(found.headers['Access-Control-Allow-Origin']).toBe(cors && 'https://app.example.com');
    const missing = [await bucket.ask('HEAD', '/photos/b.png'), await bucket.ask('HEAD', '/photos/..%2Fbob%2Fa.png')];
    expect(missing.map(({ status, text }) => [status, text])).toEqual([[404, ''], [404, '']]);
    await bucket.dispose();
  });

  test.each<[string, unknown, string]>([
    ['no options', null, 'GH_TYPE'],
    ['no key', {}, 'GH_S3_KEY'],
    ['a key that begins with a slash', { key: '/a' }, 'GH_S3_KEY'],
    ['a claim without an authorizer', { key: '{claims.sub}' }, 'GH_CLAIMS_MISSING'],
  ])('%s is refused', (_what, options, code) => {
    const integration = Integrations.s3HeadObject(photos(new Stack()), options as { key: string });
    expectRefusal(() => integration.bindRestIntegration(routeContext('HEAD /{key}')), code as 'GH_TYPE', '', '');
  });
});
