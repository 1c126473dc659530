import { Aws, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { routeContext } from './context';
import { Integrations, MappingTemplate, ResponseSource, Source } from '../../src';
import type { AwsServiceOptions } from '../../src';
import { expectRefusal } from '../errors/refusal';

const SSM = { service: 'ssm', action: 'GetParameter', iamActions: ['ssm:GetParameter'], iamResources: ['*'] };
const call = (options: unknown) => Integrations.awsService(options as AwsServiceOptions).bindRestIntegration(routeContext('GET /a/{id}'));

test('a path has tokens and variables, in the region that is asked for', () => {
  const stack = new Stack();
  const bucket = new Bucket(stack, 'Bucket');
  const { action: _, ...rest } = SSM;
  const config = call({ ...rest, service: 's3', region: 'eu-west-1', path: `${bucket.bucketName}/{key}`, pathVariables: { key: Source.path('id') } });
  expect(stack.resolve(config.uri)['Fn::Join'][1].slice(-3)).toEqual([':apigateway:eu-west-1:s3:path/', { Ref: expect.stringMatching(/^Bucket/) }, '/{key}']);
  expect(config.requestParameters).toEqual({ 'integration.request.path.key': 'method.request.path.id' });
});

test('content types that are named are all that pass, the body as it is or made', () => {
  expect(call(SSM)).toMatchObject({ requestTemplates: {}, passthroughBehavior: 'when_no_match' });
  expect(call({ ...SSM, contentTypes: ['text/xml'] })).toMatchObject({ requestTemplates: { 'text/xml': '$input.body' }, passthroughBehavior: 'never' });
  const body = MappingTemplate.json({ a: 1 });
  expect(call({ ...SSM, body })).toMatchObject({ requestTemplates: { 'application/json': '{"a":1}' }, passthroughBehavior: 'never' });
});

test('a resource may be known at deployment only', () => {
  expect(() => call({ ...SSM, iamResources: [`arn:${Aws.PARTITION}:ssm:x:1:parameter/p`] })).not.toThrow();
});

test.each<[string, object]>([
  ['no service', { service: undefined }], ['a service with a space', { service: 's s' }], ['neither action nor path', { action: undefined }], ['both', { path: 'a' }],
  ['a path that begins with a slash', { action: undefined, path: '/a' }], ['a path with a query', { action: undefined, path: 'a?b=c' }],
  ['a variable without a source', { action: undefined, path: '{a}' }], ['one that is undefined', { action: undefined, path: '{a}', pathVariables: { a: undefined } }],
  ['an empty region', { region: '' }], ['a method that is none', { httpMethod: 'FETCH' }], ['no actions', { iamActions: [] }], ['an action of everything', { iamActions: ['*'] }],
  ['no resources', { iamResources: [] }], ['an empty resource', { iamResources: [''] }], ['a status that is none', { status: 99 }],
  ['a failure that is a success', { failures: { A: 200 } }], ['a code with a quote', { failures: { "A'": 400 } }], ['a path to the code with a quote', { failureCode: "$.a'b" }],
  ['a source as its answer', { answer: Source.body() }], ['one of answers as its body', { body: ResponseSource.body() }], ['an answer that is none', { answer: {} }],
  ['no content types', { contentTypes: [] }],
])('refuses %s', (_, options) => {
  expectRefusal(() => call({ ...SSM, ...options }), 'GH_INTEGRATION_OPTION');
});

test.each<[string, unknown]>([['options that are none', undefined], ['actions as text', { ...SSM, iamActions: 'ssm:*' }], ['a service that is a number', { ...SSM, service: 5 }]])(
  'refuses %s as another kind of value', (_, options) => {
    expectRefusal(() => call(options), 'GH_TYPE');
  });
