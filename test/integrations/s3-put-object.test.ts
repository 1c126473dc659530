import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ONE_ORIGIN, TWO_ORIGINS, routeContext, statementsOf } from './context';
import { Integrations } from '../../src/integrations';
import { expectRefusal } from '../errors/refusal';

const stack = new Stack();
const bucket = Bucket.fromBucketName(stack, 'Photos', 'photo-bucket');
const OBJECTS = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::photo-bucket/originals/*']] };

function put(key = 'originals/{key}', contentTypes = ['image/jpeg'], more = {}) {
  return Integrations.s3PutObject(bucket, { key, contentTypes }).bindRestIntegration(routeContext('PUT /photos/{key}', more));
}

describe('Integrations.s3PutObject', () => {
  test('puts the body under the bucket that stands in the URI', () => {
    const config = put();
    expect(config).toMatchObject({ type: 'aws', httpMethod: 'PUT', usesServiceRole: true, label: 's3:PutObject:Photos', binaryMediaTypes: ['image/jpeg'] });
    expect(stack.resolve(config.uri)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:', { Ref: 'AWS::Region' }, ':s3:path/photo-bucket/originals/{key}']],
    });
    expect(config.requestParameters?.['integration.request.path.key']).toBe('method.request.path.key');
  });

  test('wants one action on the objects behind the fixed prefix, and nothing else', () => {
    expect(stack.resolve(statementsOf(put()))).toEqual([expect.objectContaining({ Effect: 'Allow', Action: 's3:PutObject', Resource: OBJECTS })]);
  });

  test.each([
    ['{key}', 'photo-bucket/*'],
    ['a/b-{key}', 'photo-bucket/a/b-*'],
    ['fixed.png', 'photo-bucket/fixed.png'],
    ['users/{context.identity.cognitoIdentityId}/{key}', 'photo-bucket/users/*'],
  ])('the key %s reaches %s', (key, reachable) => {
    const [statement] = stack.resolve(statementsOf(put(key)));
    expect(statement.Resource['Fn::Join'][1].at(-1)).toBe(`:s3:::${reachable}`);
  });

  test('one content type is what every object is stored with', () => {
    expect(put().requestParameters?.['integration.request.header.Content-Type']).toBe("'image/jpeg'");
  });

  // API Gateway decides by the caller's type what is binary: without this, bytes under another type would be stored as broken text.
  test('a body of another type is taken for base64, which raw bytes are not', () => {
    expect([put(), put(undefined, ['image/png', 'image/jpeg'])].map((config) => config.contentHandling)).toEqual(['CONVERT_TO_BINARY', 'CONVERT_TO_BINARY']);
  });

  test('of several content types the caller\'s is stored', () => {
    const config = put(undefined, ['image/png', 'image/jpeg', 'image/png']);
    expect(config.binaryMediaTypes).toEqual(['image/jpeg', 'image/png']);
    expect(config.requestParameters?.['integration.request.header.Content-Type']).toBe('method.request.header.Content-Type');
    expect([put().readsHeaders, config.readsHeaders]).toEqual([[], ['Content-Type']]);
  });

  test('the caller\'s claims may stand in the key', () => {
    const config = put('users/{claims.sub}/{key}', undefined, { hasClaims: true });
    expect(config.requestParameters).toMatchObject({ 'integration.request.path.claims_sub': 'context.authorizer.claims.sub' });
    expectRefusal(() => put('users/{claims.sub}/{key}'), 'GH_CLAIMS_MISSING', 'PUT /photos/{key}', 'Give the route a Cognito authorizer');
  });

  test('an encrypted bucket wants its key, and only to encrypt and to join parts', () => {
    // GIVEN
    const own = new Stack();
    const encrypted = new Bucket(own, 'Bucket', { encryptionKey: new Key(own, 'Key') });
    // WHEN
    const config = Integrations.s3PutObject(encrypted, { key: 'a/{key}', contentTypes: ['image/png'] }).bindRestIntegration(routeContext('PUT /{key}'));
    // THEN
    const [, kms] = own.resolve(statementsOf(config));
    expect(kms).toEqual({ Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] } });
  });

  test.each([
    [[], 'contentTypes is empty'],
    [undefined, 'contentTypes is empty'],
    [['image/*'], '"image/*"'],
    [['*/*'], '"*/*"'],
    [['Image/PNG'], '"Image/PNG"'],
    [['image/png; charset=utf-8'], 'charset'],
    [['png'], '"png"'],
    [["image/'png"], 'image'],
    [['image/png', ''], '""'],
    [['image/png\n'], 'image/png'],
  ])('the content types %j are refused', (contentTypes, what) => {
    const integration = Integrations.s3PutObject(bucket, { key: '{key}', contentTypes: contentTypes as string[] });
    expectRefusal(() => integration.bindRestIntegration(routeContext('PUT /{key}')), 'GH_INTEGRATION_OPTION', what, 'List the types');
  });

  test('is pure: binding again gives the same and makes nothing', () => {
    const integration = Integrations.s3PutObject(bucket, { key: '{key}', contentTypes: ['image/png', 'image/jpeg'] });
    const before = stack.node.findAll().length;
    const [first, second] = [1, 2].map(() => integration.bindRestIntegration(routeContext('PUT /{key}', { cors: TWO_ORIGINS })));
    expect({ ...stack.resolve({ ...first, wants: undefined }), statements: statementsOf(first) })
      .toEqual({ ...stack.resolve({ ...second, wants: undefined }), statements: statementsOf(second) });
    expect(stack.node.findAll()).toHaveLength(before);
  });
});

describe('Integrations.s3PutObject with CORS', () => {
  test('one origin is a static header, and the bucket needs nothing', () => {
    const config = put(undefined, undefined, { cors: ONE_ORIGIN });
    for (const { headers } of config.responses!) expect(headers?.['Access-Control-Allow-Origin']).toBe("'https://app.example.com'");
    expect(config.wants?.corsBuckets).toEqual([]);
    expect(config.requestParameters).not.toHaveProperty(['integration.request.header.Origin']);
  });

  test('with several origins the bucket answers, and sees who asks', () => {
    const config = put(undefined, undefined, { cors: TWO_ORIGINS });
    for (const { headers } of config.responses!) {
      expect(headers).toMatchObject({ 'Access-Control-Allow-Origin': 'integration.response.header.Access-Control-Allow-Origin', 'Vary': "'Origin'" });
    }
    expect(config.requestParameters?.['integration.request.header.Origin']).toBe('method.request.header.Origin');
    expect(config.readsHeaders).toContain('Origin');
    expect(config.wants?.corsBuckets).toEqual([bucket]);
  });
});
