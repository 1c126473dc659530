import { Annotations, App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Annotations as Found, Match } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { newGateway, newStack, only, templateOf } from './fixtures';
import { Integrations } from '../../../src';
import type { RestGatewayProps } from '../../../src';

const SEVERAL = { allowOrigins: ['https://b.example', 'https://a.example'] };
const put = (bucket: IBucket) => ({ integration: Integrations.s3PutObject(bucket, { key: '{key}', contentTypes: ['image/png'] }) });
const get = (bucket: IBucket) => ({ integration: Integrations.s3GetObject(bucket, { key: '{key}', contentTypes: ['image/png'] }) });
const RULE = { AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['https://a.example', 'https://b.example'], ExposedHeaders: ['ETag'] };

type Routes = (bucket: IBucket) => NonNullable<RestGatewayProps['routes']>;
const none: Routes = () => ({});

function rulesOf(routes: Routes, cors = SEVERAL, later = none) {
  const stack = newStack();
  const bucket = new Bucket(stack, 'Bucket');
  const gateway = newGateway(stack, { cors, routes: routes(bucket) });
  Object.entries(later(bucket)).forEach(([key, options]) => gateway.addRoute(key, options));
  return only(templateOf(stack), 'AWS::S3::Bucket').Properties?.CorsConfiguration?.CorsRules;
}

const warnings = (stack: Stack) => Found.fromStack(stack).findWarning('*', Match.stringLikeRegexp('GH_S3_BUCKET_CORS')).map(({ entry }) => String(entry.data));

describe('the CORS rule of a bucket', () => {
  test.each<[string, Routes, Routes]>([
    ['an upload', (bucket) => ({ 'PUT /{key}': put(bucket) }), none],
    ['a download', (bucket) => ({ 'GET /{key}': get(bucket) }), none],
    ['both', (bucket) => ({ 'PUT /{key}': put(bucket), 'GET /{key}': get(bucket) }), none],
    ['both, the other way round', (bucket) => ({ 'GET /{key}': get(bucket), 'PUT /{key}': put(bucket) }), none],
    ['many', (bucket) => ({ 'GET /{key}': get(bucket), 'GET /a/{key}': get(bucket), 'PUT /a/{key}': put(bucket), 'PUT /{key}': put(bucket) }), none],
    ['a download, and an upload that comes later', (bucket) => ({ 'GET /{key}': get(bucket) }), (bucket) => ({ 'PUT /{key}': put(bucket) })],
  ])('of %s is one, the same, and allows no headers: the gateway answers preflights', (_what, routes, later) => {
    const rules = rulesOf(routes, SEVERAL, later);
    expect(rules).toEqual([RULE]);
    expect(rules[0]).not.toHaveProperty('AllowedHeaders');
  });

  test('is the same for origins in another order', () => {
    expect(rulesOf((bucket) => ({ 'GET /{key}': get(bucket) }), { allowOrigins: ['https://a.example', 'https://b.example'] })).toEqual([RULE]);
  });

  test.each([[['https://a.example']], [['*']], [['https://a.example', 'https://a.example']]])('is not there for the origins %j, which the gateway answers by itself', (allowOrigins) => {
    expect(rulesOf((bucket) => ({ 'GET /{key}': get(bucket) }), { allowOrigins })).toBeUndefined();
  });

  test('is one for each gateway', () => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Bucket');
    newGateway(stack, { cors: SEVERAL, routes: { 'GET /{key}': get(bucket) } });
    newGateway(new Stack(stack.node.root as App, 'Other'), { cors: { allowOrigins: ['https://c.example', 'https://d.example'] }, routes: { 'GET /{key}': get(bucket) } });
    const rules = only(templateOf(stack), 'AWS::S3::Bucket').Properties.CorsConfiguration.CorsRules;
    expect(rules.map((rule: typeof RULE) => rule.AllowedOrigins)).toEqual([RULE.AllowedOrigins, ['https://c.example', 'https://d.example']]);
  });
});

describe('a bucket that cannot be changed from here', () => {
  const rule = JSON.stringify({ allowedMethods: ['GET', 'PUT'], allowedOrigins: ['https://a.example', 'https://b.example'], exposedHeaders: ['ETag'] });

  const build = (order: string[]) => {
    const bucket = Bucket.fromBucketName(newStack(), 'Bucket', 'photos');
    const routes = Object.fromEntries(order.map((method) => [`${method} /{key}`, method === 'PUT' ? put(bucket) : get(bucket)]));
    return newGateway(Stack.of(bucket), { cors: SEVERAL, routes });
  };

  test.each([['PUT', 'GET'], ['GET', 'PUT']])('is one warning that holds the same rule, %s before %s', (...order) => {
    const [warning, ...more] = warnings(Stack.of(build(order)));
    expect(more).toEqual([]);
    expect(warning).toMatch(/^GH_S3_BUCKET_CORS: bucket Stack\/Bucket cannot be changed from here, and the gateway has 2 CORS origins/);
    expect(warning).toContain(rule);
  });

  test('is nothing where the warning was acknowledged', () => {
    const gateway = build(['GET']);
    Annotations.of(gateway).acknowledgeWarning('cdk-gatehouse:GH_S3_BUCKET_CORS', 'the rule is there');
    expect(warnings(Stack.of(gateway))).toEqual([]);
  });

  test('by an origin of the gateway\'s stack is a warning instead of a circle of stacks', () => {
    const app = new App();
    const bucket = new Bucket(new Stack(app, 'Buckets'), 'Bucket');
    const apis = new Stack(app, 'Apis');
    const origin = new CfnParameter(apis, 'Origin').valueAsString;
    newGateway(apis, { cors: { allowOrigins: ['https://a.example', origin] }, routes: { 'GET /{key}': get(bucket) } });
    expect(only(app.synth().getStackByName('Buckets').template, 'AWS::S3::Bucket').Properties?.CorsConfiguration).toBeUndefined();
    expect(warnings(apis)).toHaveLength(1);
    expect(warnings(apis)[0]).toContain('GH_S3_BUCKET_CORS: bucket Buckets/Bucket');
    expect(warnings(apis)[0]).not.toContain('Token[');
  });
});
