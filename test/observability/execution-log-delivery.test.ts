import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { ExecutionLogDelivery, ExecutionLogDestination } from '../../src';
import { expectRefusal } from '../errors/refusal';

/** A plain RestApi of aws-cdk-lib with deliveries of its log. */
function build(destinations: (stack: Stack) => ExecutionLogDestination[], name = 'Stack') {
  const stack = new Stack(new App(), name);
  const api = new RestApi(stack, 'Api');
  api.root.addMethod('GET');
  new ExecutionLogDelivery(stack, 'ExecutionLog', { stage: api.deploymentStage, destinations: destinations(stack) });
  return Template.fromStack(stack);
}

const group = (stack: Stack, id = 'Group') => ExecutionLogDestination.logGroup(new LogGroup(stack, id));

test('a log group gets the execution log of a plain stage', () => {
  const template = build((stack) => [group(stack)]);
  const [stageId] = Object.keys(template.findResources('AWS::ApiGateway::Stage'));
  const [apiId] = Object.keys(template.findResources('AWS::ApiGateway::RestApi'));
  template.hasResource('AWS::Logs::DeliverySource', {
    Properties: {
      Name: Match.stringLikeRegexp('^[A-Za-z0-9_-]{1,60}$'),
      LogType: 'EXECUTION_LOGS',
      ResourceArn: {
        'Fn::Join': ['', [
          'arn:', { Ref: 'AWS::Partition' }, ':apigateway:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':/restapis/', { Ref: apiId }, '/stages/', { Ref: stageId },
        ]],
      },
    },
    DependsOn: Match.arrayWith([stageId]),
  });
  template.hasResourceProperties('AWS::Logs::DeliveryDestination', {
    Name: Match.stringLikeRegexp('^[A-Za-z0-9_-]{1,60}$'),
    DestinationResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Group'), 'Arn'] },
  });
  const [sourceId] = Object.keys(template.findResources('AWS::Logs::DeliverySource'));
  const [destinationId] = Object.keys(template.findResources('AWS::Logs::DeliveryDestination'));
  template.hasResourceProperties('AWS::Logs::Delivery', { DeliverySourceName: { Ref: sourceId }, DeliveryDestinationArn: { 'Fn::GetAtt': [destinationId, 'Arn'] } });
});

test('a bucket and its key let the delivery of this account in, and nobody else', () => {
  const template = build((stack) => [ExecutionLogDestination.bucket(new Bucket(stack, 'Logs', { encryption: BucketEncryption.KMS, encryptionKey: new Key(stack, 'Key') }))]);
  const condition = { StringEquals: Match.objectLike({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } }), ArnLike: { 'aws:SourceArn': Match.anyValue() } };
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: [Match.objectLike({
        Action: 's3:PutObject',
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [Match.anyValue(), 'Arn'] }, '/AWSLogs/', { Ref: 'AWS::AccountId' }, '/*']] },
        Condition: { ...condition, StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      })],
    },
  });
  template.hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'delivery.logs.amazonaws.com' }, Condition: condition })]) },
  });
  const [policyId] = Object.keys(template.findResources('AWS::S3::BucketPolicy'));
  template.hasResource('AWS::Logs::Delivery', { DependsOn: Match.arrayWith([policyId]) });
});

test('a delivery stream gets the tag by which it is written to', () => {
  const template = build((stack) => [ExecutionLogDestination.deliveryStream(new CfnDeliveryStream(stack, 'Stream'))]);
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', { Tags: [{ Key: 'LogDeliveryEnabled', Value: 'true' }] });
});

test('several destinations have one source, and ids that come from where they stand', () => {
  const idsOf = (template: Template) => Object.keys(template.findResources('AWS::Logs::Delivery')).sort();
  const two = build((stack) => [group(stack, 'A'), group(stack, 'B')]);
  expect(idsOf(two)).toEqual(idsOf(build((stack) => [group(stack, 'B'), group(stack, 'A')])));
  expect(idsOf(build((stack) => [group(stack, 'B')]))).toEqual([expect.anything()]);
  expect(idsOf(two)).toEqual(expect.arrayContaining(idsOf(build((stack) => [group(stack, 'B')]))));
  two.resourceCountIs('AWS::Logs::DeliverySource', 1);
  expect(idsOf(two)).toMatchInlineSnapshot(`
[
  "ExecutionLogLogGroupc66b9e55Delivery0E1A6509",
  "ExecutionLogLogGroupeeeef04cDelivery02554DB7",
]
`);
});

test('names stay short, and differ, in deep trees', () => {
  const template = build((stack) => [group(stack, 'A'.repeat(150)), group(stack, 'B')], 'S'.repeat(100));
  const names = Object.values<any>(template.findResources('AWS::Logs::DeliveryDestination')).map(({ Properties }) => Properties.Name);
  expect(new Set(names).size).toBe(2);
  expect(names.every((name) => name.length <= 60)).toBe(true);
});

test('imported destinations are taken as they are', () => {
  const template = build((stack) => [
    ExecutionLogDestination.logGroup(LogGroup.fromLogGroupArn(stack, 'Group', 'arn:aws:logs:us-east-1:111111111111:log-group:a')),
    ExecutionLogDestination.bucket(Bucket.fromBucketName(stack, 'Bucket', 'logs')),
  ]);
  template.resourceCountIs('AWS::Logs::Delivery', 2);
  template.resourceCountIs('AWS::S3::BucketPolicy', 0);
});

test.each<[string, (stack: Stack) => unknown]>([
  ['no log group', () => ExecutionLogDestination.logGroup(undefined as never)], ['an ARN', () => ExecutionLogDestination.logGroup('arn' as never)],
  ['null for a bucket', () => ExecutionLogDestination.bucket(null as never)], ['a log group for a bucket', (stack) => ExecutionLogDestination.bucket(new LogGroup(stack, 'G') as never)],
  ['a number for a stream', () => ExecutionLogDestination.deliveryStream(5 as never)],
  ['no props', (stack) => new ExecutionLogDelivery(stack, 'D', undefined as never)], ['no stage', (stack) => new ExecutionLogDelivery(stack, 'D', { destinations: [group(stack)] } as never)],
  ['no destination', (stack) => new ExecutionLogDelivery(stack, 'D', { stage: new RestApi(stack, 'Api').deploymentStage, destinations: [] })],
  ['a log group as one', (stack) => new ExecutionLogDelivery(stack, 'D', { stage: new RestApi(stack, 'Api').deploymentStage, destinations: [new LogGroup(stack, 'G')] as never })],
])('%s is refused', (_, work) => {
  expectRefusal(() => work(new Stack(new App(), 'Stack')), 'GH_TYPE');
});

test('deliveries of one source are made one after the other', () => {
  const template = build((stack) => [group(stack, 'A'), group(stack, 'B'), group(stack, 'C')]);
  const deliveries = template.findResources('AWS::Logs::Delivery');
  const before = Object.values(deliveries).map(({ DependsOn = [] }) => [DependsOn].flat().filter((id: string) => id in deliveries));
  expect(before.map(({ length }) => length).sort()).toEqual([0, 1, 1]);
  expect(new Set(before.flat()).size).toBe(2);
});
