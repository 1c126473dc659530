import { Stack } from 'aws-cdk-lib';
import { Served } from './backends/backend';
import { FIXED, S3_LIST as row, answered, listed, object } from './backends/s3-list';
import { routeContext, statementsOf } from './context';
import { BUCKET_ARN, answersTo, photos, policyOf } from './s3-buckets';
import { Integrations } from '../../src/integrations';
import type { S3ListObjectsOptions } from '../../src/integrations';
import { expectRefusal } from '../errors/refusal';

const list = (options: Partial<S3ListObjectsOptions>, more = {}) =>
  Integrations.s3ListObjects(photos(new Stack()), options as S3ListObjectsOptions).bindRestIntegration(routeContext('GET /folders/{folder}', { hasClaims: true, ...more }));

describe('the request of Integrations.s3ListObjects', () => {
  let served: Served;
  beforeAll(async () => { served = await Served.by(row); });
  afterAll(() => served.dispose());

  test.each([
    'plain', 'a"b\'c\\', '../../other/', '&prefix=&list-type=1#', '%26prefix%3D', '$input.body #set($x = 1) ${context.apiId} #end', 'a+b c', 'ä€😀', '*', '5 ', '-1', '0', '1e1', '99999999999',
  ])('whoever sends %j gets nothing into it but a value', async (text) => {
    await served.ask(row.ask(text));
    expect(served.last).toMatchObject({ service: 's3', method: 'GET', path: '/photo-bucket', query: row.seen(text).query, body: '' });
    expect(Object.keys(served.last!.query).sort()).toEqual(Object.keys(row.seen(text).query).sort());
  });

  test.each([['1', '1'], ['99', '99'], ['100', '100'], ['101', '100'], ['1000', '100'], ['9999', '100'], ['10000', '100'], ['', '100'], ['٣', '100']])('a limit of %j asks for %s', async (limit, wanted) => {
    await served.ask({ path: `/folders/a?limit=${encodeURIComponent(limit)}`, claims: { sub: 'ann' } });
    expect(served.last!.query['max-keys']).toBe(wanted);
  });

  test('without a token none is sent, and what the caller sends besides is not', async () => {
    await served.ask({ path: '/folders/a?prefix=other&list-type=1&delimiter=/&fetch-owner=true', body: 'text', headers: { 'X-Amz-Meta': 'a' }, claims: { sub: 'ann' } });
    expect(served.last!.query).toEqual({ ...FIXED, 'max-keys': '100', 'prefix': 'users/ann/a/' });
    expect([served.last!.body, served.last!.headers['x-amz-meta']]).toEqual(['', undefined]);
  });

  test('a content type past the template, which sets the prefix, is answered 415', async () => {
    const { status } = await served.ask({ ...row.ask('plain'), headers: { 'Content-Type': 'text/plain' } });
    expect([status, served.last]).toEqual([415, undefined]);
  });

  test('a fixed prefix needs no template', () => {
    const { requestParameters } = list({ prefix: 'public/', maxKeys: 7 });
    expect(requestParameters).toMatchObject({ 'integration.request.querystring.prefix': "'public/'", 'integration.request.querystring.max-keys': "'7'" });
    expect(list({ prefix: '' }).requestParameters).not.toHaveProperty(['integration.request.querystring.prefix']);
  });
});

describe('what the role may list', () => {
  test('the prefix, with wildcards for its placeholders', () => {
    expect(policyOf(row)).toEqual([{ Effect: 'Allow', Action: 's3:ListBucket', Resource: BUCKET_ARN, Condition: { StringLike: { 's3:prefix': 'users/*/*/' } } }]);
  });

  test.each([
    ['public/', { StringEquals: { 's3:prefix': 'public/' } }],
    ['{claims.sub}/', { StringLike: { 's3:prefix': '*/' } }],
    ['a-{context.requestId}-b/', { StringLike: { 's3:prefix': 'a-*-b/' } }],
    ['', undefined],
  ])('of the prefix %j the condition is %j', (prefix, condition) => {
    expect(statementsOf(list({ prefix })).map(({ Action, Condition }) => [Action, Condition])).toEqual([['s3:ListBucket', condition]]);
  });
});

describe('the answer of Integrations.s3ListObjects', () => {
  let served: Served;
  beforeAll(async () => { served = await Served.by(row); });
  afterAll(() => served.dispose());

  async function answer(response: object) {
    served.answer = response;
    const { status, text, headers, why } = await served.ask(row.ask('plain'));
    expect([status, why]).toEqual([200, expect.anything()]);
    expect(JSON.stringify([text, headers])).not.toMatch(/photo-bucket|999999999999|secret|users/);
    expect(headers['Content-Type']).toMatch(/^application\/json/);
    return JSON.parse(text);
  }

  test('objects without the prefix, and no owner', async () => {
    expect(await answer(listed(object('users/ann/a.png') + object('users/ann/b/c.png')))).toEqual({ objects: [answered('a.png'), answered('b/c.png')] });
  });

  test('nothing at all', async () => {
    expect(await answer(listed(''))).toEqual({ objects: [] });
    expect(await answer({ status: 200, body: '' })).toEqual({ objects: [] });
  });

  test('the token of the next page', async () => {
    const more = '<NextContinuationToken>1ueG/+"Q==</NextContinuationToken><IsTruncated>true</IsTruncated>';
    expect(await answer(listed(object('users/ann/a'), { more }))).toEqual({ objects: [answered('a')], nextToken: '1ueG/+"Q==' });
  });

  // S3 encodes as forms are: `a b` is `a+b`, `a+b` is `a%2Bb`, and leaves slashes as they are.
  test.each([
    ['a+b', 'a b'], ['a%2Bb', 'a+b'], ['a%20b', 'a b'], ['100%25.csv', '100%.csv'], ['%2525', '%25'], ['%26lt%3B', '&lt;'], ['%3CKey%3E%3C%2FContents%3E', '<Key></Contents>'],
    ['%22%5C%27%2F', '"\\\'/'], ["a'b(c)!*~", "a'b(c)!*~"], ['%ED%95%9C%EA%B8%80/%F0%9F%98%80', '한글/😀'], ['%01%0A%09%7F', '\u0001\n\t\u007f'], ['%24input.body+%23end%24%7Bx%7D', '$input.body #end${x}'],
    ['%E2%80%A8%EF%BB%BF', '\u2028\ufeff'], ['__proto__', '__proto__'], ['%7D%5D%2C', '}],'], ['x'.repeat(1000), 'x'.repeat(1000)],
  ])('the key %s is answered as %j', async (encoded, key) => {
    expect(await answer(listed(object(`users/ann/${encoded}`)))).toEqual({ objects: [answered(key)] });
  });

  test.each([
    ['users/a+b/', 'users/a+b/x%2By', 'x+y'],
    ['users/%ED%95%9C%F0%9F%98%80/', 'users/%ED%95%9C%F0%9F%98%80/%F0%9F%98%80', '😀'],
    ['', 'a/b', 'a/b'],
  ])('the prefix %j of the key %j is left out', async (prefix, encoded, key) => {
    expect(await answer(listed(object(encoded), { prefix }))).toEqual({ objects: [answered(key)] });
  });

  test('a bucket without a prefix may say so in one tag', async () => {
    const whole = listed(object('a/b'));
    expect(await answer({ ...whole, body: whole.body.replace('<Prefix>users/ann/</Prefix>', '<Prefix/>') })).toEqual({ objects: [answered('a/b')] });
  });

  test('the folder itself, as the console makes it, is none of its objects', async () => {
    expect(await answer(listed(object('users/ann/') + object('users/ann/a')))).toEqual({ objects: [answered('a')] });
  });

  test('1,000 objects, which is where loops of API Gateway stop', async () => {
    const keys = Array.from({ length: 1000 }, (_, i) => `key-${i}`);
    const { objects, nextToken } = await answer(listed(keys.map((key) => object(`users/ann/${key}`)).join(''), { more: '<NextContinuationToken>t</NextContinuationToken>' }));
    expect(objects.map(({ key }: { key: string }) => key)).toEqual(keys);
    expect(nextToken).toBe('t');
  });
});

describe('errors of Integrations.s3ListObjects', () => {
  test('have their status and say no more than that', async () => {
    const expected = [400, 403, 502, 400, 502, 502, 502];
    expect(await answersTo(row, [400, 403, 404, 405, 301, 500, 503])).toEqual([expected, expected, expected]);
  });

  test.each<[string, unknown, string]>([
    ['no options', null, 'GH_TYPE'],
    ['no prefix', {}, 'GH_S3_KEY'],
    ['a number as the prefix', { prefix: 1 }, 'GH_TYPE'],
    ['a text as maxKeys', { prefix: 'a/', maxKeys: '5' }, 'GH_TYPE'],
    ['a prefix that ends within a name', { prefix: 'users/{claims.sub}' }, 'GH_S3_KEY'],
    ['a prefix with a leading slash', { prefix: '/a/' }, 'GH_S3_KEY'],
    ['a prefix with a wildcard', { prefix: 'a*/' }, 'GH_S3_KEY'],
    ['a parameter that the path does not have', { prefix: '{name}/' }, 'GH_S3_KEY'],
    ['a context variable that there is not', { prefix: '{context.nonsense}/' }, 'GH_SOURCE'],
    ['maxKeys of 0', { prefix: 'a/', maxKeys: 0 }, 'GH_INTEGRATION_OPTION'],
    ['maxKeys of 1,001', { prefix: 'a/', maxKeys: 1001 }, 'GH_INTEGRATION_OPTION'],
    ['maxKeys of 1.5', { prefix: 'a/', maxKeys: 1.5 }, 'GH_INTEGRATION_OPTION'],
    ['maxKeys that are no number', { prefix: 'a/', maxKeys: NaN }, 'GH_INTEGRATION_OPTION'],
  ])('%s is refused', (_what, options, code) => {
    const integration = Integrations.s3ListObjects(photos(new Stack()), options as S3ListObjectsOptions);
    expectRefusal(() => integration.bindRestIntegration(routeContext('GET /{folder}', { hasClaims: true })), code as 'GH_TYPE', '');
  });

  test('claims need an authorizer, lists a bucket', () => {
    expectRefusal(() => list({ prefix: '{claims.sub}/' }, { hasClaims: false }), 'GH_CLAIMS_MISSING', 'GET /folders/{folder}');
    expectRefusal(() => Integrations.s3ListObjects(undefined as never, { prefix: '' }).describe(), 'GH_INTEGRATION_OPTION', 'where a bucket is due');
  });
});
