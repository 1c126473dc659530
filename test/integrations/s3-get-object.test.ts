import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ONE_ORIGIN, TWO_ORIGINS, routeContext, statementsOf } from './context';
import { Integrations } from '../../src/integrations';
import type { RestIntegrationConfig, S3GetObjectOptions } from '../../src/integrations';
import { expectRefusal } from '../errors/refusal';

const stack = new Stack();
const bucket = Bucket.fromBucketName(stack, 'Photos', 'photo-bucket');

function get(options: Partial<S3GetObjectOptions> = {}, more = {}): RestIntegrationConfig {
  return Integrations.s3GetObject(bucket, { key: 'originals/{key}', ...options }).bindRestIntegration(routeContext('GET /photos/{key}', more));
}

const success = (config: RestIntegrationConfig) => config.responses!.find((response) => response.statusCode === 200)!;

describe('Integrations.s3GetObject', () => {
  test('gets the object of the bucket that stands in the URI', () => {
    const config = get();
    expect(config).toMatchObject({ type: 'aws', httpMethod: 'GET', usesServiceRole: true, label: 's3:GetObject:Photos', needsBinaryMediaTypes: true });
    expect(config.requestParameters).toEqual({ 'integration.request.path.key': 'method.request.path.key' });
    expect(stack.resolve(config.uri)['Fn::Join'][1].at(-1)).toBe(':s3:path/photo-bucket/originals/{key}');
  });

  test('wants one action behind the fixed prefix: neither listing nor another bucket', () => {
    expect(stack.resolve(statementsOf(get()))).toEqual([{
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::photo-bucket/originals/*']] },
    }]);
  });

  test('an encrypted bucket wants its key, and only to decrypt', () => {
    // GIVEN
    const own = new Stack();
    const encrypted = new Bucket(own, 'Bucket', { encryptionKey: new Key(own, 'Key') });
    // WHEN
    const config = Integrations.s3GetObject(encrypted, { key: '{key}' }).bindRestIntegration(routeContext('GET /{key}'));
    // THEN
    const [, kms] = own.resolve(statementsOf(config));
    expect(kms).toEqual({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } });
  });

  test('the object is answered as binary, and browsers neither guess nor run it', () => {
    const answer = success(get());
    expect(answer).toMatchObject({ contentHandling: 'CONVERT_TO_BINARY', selectionPattern: '2\\d{2}' });
    expect(answer.templates).toBeUndefined();
    expect(answer.headers).toEqual({
      'Cache-Control': 'integration.response.header.Cache-Control',
      'Content-Disposition': "'attachment'",
      'Content-Security-Policy': "'sandbox'",
      'Content-Type': 'integration.response.header.Content-Type',
      'ETag': 'integration.response.header.ETag',
      'Last-Modified': 'integration.response.header.Last-Modified',
      'X-Content-Type-Options': "'nosniff'",
    });
  });

  test('disposition and caching may be named', () => {
    const { headers } = success(get({ contentDisposition: 'inline', cacheControl: 'private, max-age=60' }));
    expect(headers).toMatchObject({ 'Content-Disposition': "'inline'", 'Cache-Control': "'private, max-age=60'" });
  });

  test.each<[string, Partial<S3GetObjectOptions>]>([
    ['contentDisposition', { contentDisposition: "attachment; filename='x'" }],
    ['cacheControl', { cacheControl: 'a\r\nSet-Cookie: b=c' }],
  ])('a %s that cannot be a static value is refused', (name, options) => {
    expectRefusal(() => get(options), 'GH_INTEGRATION_OPTION', `${name} has the value`, 'Remove the quote or line break');
  });

  test('content types are checked, sorted, each once', () => {
    expect(get({ contentTypes: ['image/png', 'image/jpeg', 'image/png'] }).binaryMediaTypes).toEqual(['image/jpeg', 'image/png']);
    expect(get().binaryMediaTypes).toBeUndefined();
    expectRefusal(() => get({ contentTypes: ['image/*'] }), 'GH_INTEGRATION_OPTION', '"image/*"', 'List the types');
    expectRefusal(() => get({ contentTypes: [] }), 'GH_INTEGRATION_OPTION', 'contentTypes is empty', 'List the types');
  });

  test('a claim in the key needs an authorizer that yields claims', () => {
    expectRefusal(() => get({ key: '{claims.sub}/{key}' }), 'GH_CLAIMS_MISSING', 'GET /photos/{key}', 'Give the route a Cognito authorizer');
  });

  test('a parameter that the path does not have is refused', () => {
    expectRefusal(() => get({ key: 'originals/{name}' }), 'GH_S3_KEY', '"{name}"', '"key"');
  });

  test('is pure: binding again gives the same and makes nothing', () => {
    const integration = Integrations.s3GetObject(bucket, { key: '{key}' });
    const before = stack.node.findAll().length;
    const [first, second] = [1, 2].map(() => integration.bindRestIntegration(routeContext('GET /{key}', { cors: TWO_ORIGINS })));
    expect(stack.resolve({ ...first, wants: undefined })).toEqual(stack.resolve({ ...second, wants: undefined }));
    expect(statementsOf(first)).toEqual(statementsOf(second));
    expect(stack.node.findAll()).toHaveLength(before);
  });
});

describe('Integrations.s3GetObject with CORS', () => {
  test('one origin is a static header on every answer', () => {
    const config = get({}, { cors: ONE_ORIGIN });
    for (const { headers } of config.responses!) expect(headers?.['Access-Control-Allow-Origin']).toBe("'https://app.example.com'");
    expect(config.wants?.corsBuckets).toEqual([]);
  });

  test('with several origins the bucket answers: a template would break binary bodies', () => {
    const config = get({}, { cors: TWO_ORIGINS });
    expect(success(config).templates).toBeUndefined();
    expect(success(config).headers?.['Access-Control-Allow-Origin']).toBe('integration.response.header.Access-Control-Allow-Origin');
    expect(config.requestParameters?.['integration.request.header.Origin']).toBe('method.request.header.Origin');
    expect(config.readsHeaders).toEqual(['Origin']);
    expect(config.wants?.corsBuckets).toEqual([bucket]);
  });
});
