import { Stack, Token } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { routeContext } from './context';
import { Integrations } from '../../src/integrations';
import { bindPlaceholders, fixedPrefix } from '../../src/integrations/placeholders';
import { expectRefusal } from '../errors/refusal';

const bind = (template: string, key: string, hasClaims = true) => bindPlaceholders(template, routeContext(key, { hasClaims }), 'GH_S3_KEY');

describe('placeholders', () => {
  test.each([
    ['{key}', 'PUT /{key}', '{key}', { key: 'method.request.path.key' }],
    ['a/{key}/b', 'PUT /{key}', 'a/{key}/b', { key: 'method.request.path.key' }],
    ['{proxy}', 'PUT /{proxy+}', '{proxy}', { proxy: 'method.request.path.proxy' }],
    ['{proxy+}', 'PUT /{proxy+}', '{proxy}', { proxy: 'method.request.path.proxy' }],
    ['{tenant-id}', 'PUT /{tenant-id}', '{tenant_id}', { tenant_id: 'method.request.path.tenant-id' }],
    ['{claims.sub}/{key}', 'PUT /{key}', '{claims_sub}/{key}', { claims_sub: 'context.authorizer.claims.sub', key: 'method.request.path.key' }],
    ['{claims.cognito:username}', 'PUT /', '{claims_cognito_username}', { claims_cognito_username: 'context.authorizer.claims.cognito:username' }],
    ['{context.requestId}', 'PUT /', '{context_requestId}', { context_requestId: 'context.requestId' }],
    ['{key}/{key}', 'PUT /{key}', '{key}/{key}', { key: 'method.request.path.key' }],
    ['fixed', 'PUT /{key}', 'fixed', {}],
  ])('%s of %s', (template, key, text, variables) => {
    const expected = Object.fromEntries(Object.entries(variables).map(([name, value]) => [`integration.request.path.${name}`, value]));
    expect(bind(template, key)).toEqual({ text, requestParameters: expected });
  });

  test.each([
    ['{kye}', 'PUT /{key}', 'Did you mean "key"'],
    ['{key}', 'PUT /x', 'There are none'],
    ['{}', 'PUT /{key}', '"key"'],
    ['{Key}', 'PUT /{key}', 'Did you mean "key"'],
    ['{claims.}', 'PUT /{key}', '"key"'],
    ['{stageVariables.x}', 'PUT /{key}', '"key"'],
  ])('%s of %s is refused', (template, key, fix) => {
    expectRefusal(() => bind(template, key), 'GH_S3_KEY', template, fix);
  });

  test('a claim needs an authorizer that yields claims', () => {
    expectRefusal(() => bind('{claims.sub}/{key}', 'PUT /{key}', false), 'GH_CLAIMS_MISSING', 'PUT /{key}', 'Give the route a Cognito authorizer');
  });

  test('a claim by its long name needs it too', () => {
    expectRefusal(() => bind('{context.authorizer.claims.sub}/{key}', 'PUT /{key}', false), 'GH_CLAIMS_MISSING', 'PUT /{key}');
  });

  // Otherwise the last one fills both: here the caller would choose the part that the token is to fix.
  test.each([
    ['{claims.sub}/{claims_sub}', 'PUT /{claims_sub}'],
    ['{a-b}/{a_b}', 'PUT /{a-b}/{a_b}'],
    ['{a.b}/{a$b}', 'PUT /{a.b}/{a$b}'],
  ])('the two of %s have variables of their own', (template, key) => {
    const { text, requestParameters } = bind(template, key);
    expect(Object.keys(requestParameters)).toHaveLength(2);
    expect(new Set(text.split('/')).size).toBe(2);
  });

  test('a value that is known at deployment is no placeholder', () => {
    const prefix = Token.asString({ Ref: 'Prefix' });
    const { text, requestParameters } = bind(`${prefix}/{key}`, 'PUT /{key}');
    expect(new Stack().resolve(text)).toEqual({ 'Fn::Join': ['', [{ Ref: 'Prefix' }, '/{key}']] });
    expect(Object.keys(requestParameters)).toEqual(['integration.request.path.key']);
  });
});

describe('the fixed prefix of a text', () => {
  test.each([['photos/{key}', 'photos/'], ['{key}', ''], ['fixed', 'fixed'], ['a/{b}/c/{d}', 'a/'], ['', '']])('of %j is %j', (template, expected) => {
    expect(fixedPrefix(template)).toBe(expected);
  });
});

describe('object keys', () => {
  const put = (key: unknown) => Integrations.s3PutObject(Bucket.fromBucketName(new Stack(), 'Bucket', 'photos'), { key: key as string, contentTypes: ['image/png'] })
    .bindRestIntegration(routeContext('PUT /{key}'));

  test.each([[''], ['/a'], ['a?acl'], ['a#b'], ['{key}?x'], ['a{'], ['a}'], ['{a{key}}'], [undefined], [7]])('%p is refused', (key) => {
    expectRefusal(() => put(key), 'GH_S3_KEY', 'object key', 'Write the key as it stands in the bucket');
  });

  // IAM would read wildcards and variables, and a URI takes none of these as they stand.
  test.each(['photos/*/{key}', '*', 'a\nb', 'my photos/{key}', 'fotos-ü/{key}', "it's/{key}", 'a%2Fb', '$/{key}', 'a\\b', 'a&b'])('%j is refused', (key) => {
    expectRefusal(() => put(key), 'GH_S3_KEY', 'object key', 'Write the key as it stands in the bucket');
  });

  test.each(['photos/{key}', 'a_b.c-d/{key}.png', '{key}', 'fixed/file.json', '{key}/{key}'])('%j is one', (key) => {
    expect(put(key).uri).toContain('photos/');
  });

  test('a fixed part that is known at deployment is what callers cannot leave', () => {
    // GIVEN
    const stack = new Stack();
    const prefix = Token.asString({ Ref: 'Prefix' });
    // WHEN
    const config = put(`${prefix}/{key}`);
    // THEN
    const [statement] = stack.resolve((config.wants?.statements ?? []).map((each) => each.toStatementJson()));
    expect(statement.Resource['Fn::Join'][1].slice(-3)).toEqual([':s3:::photos/', { Ref: 'Prefix' }, '/*']);
  });

  test('what stands around such a part is checked all the same', () => {
    expectRefusal(() => put(`${Token.asString({ Ref: 'Prefix' })}?acl/{key}`), 'GH_S3_KEY', 'object key');
  });
});
