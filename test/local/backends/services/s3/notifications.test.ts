import { ask } from './request';
import { MemoryS3, isToldOf, mayListOf, notificationEvent, notificationsOf } from '../../../../../src/local/backends/services/s3';
import type { Notification, ObjectEvent } from '../../../../../src/local/backends/services/s3';
import { loadTemplate } from '../../../../../src/local/rest/load';

const ARN = 'arn:aws:lambda:us-east-1:111111111111:function:Fn';
const resourcesOf = (Resources: object) => loadTemplate({ Resources }).resources;
const rules = [{ Name: 'Prefix', Value: 'originals/' }, { Name: 'suffix', Value: '.png' }];

test.each<[string, object]>([
  ['of CDK', {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'photos' } },
    Told: {
      Type: 'Custom::S3BucketNotifications',
      Properties: {
        BucketName: { Ref: 'Bucket' },
        NotificationConfiguration: {
          LambdaFunctionConfigurations: [{ Id: 'one', Events: ['s3:ObjectCreated:*'], Filter: { Key: { FilterRules: rules } }, LambdaFunctionArn: ARN }],
        },
      },
    },
  }],
  ['of CloudFormation', {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: 'photos',
        NotificationConfiguration: { LambdaConfigurations: [{ Id: 'one', Event: 's3:ObjectCreated:*', Filter: { S3Key: { Rules: rules } }, Function: ARN }] },
      },
    },
  }],
])('notifications %s are read', (_, resources) => {
  expect(notificationsOf(resourcesOf(resources))).toEqual({
    notifications: [{ bucket: 'photos', events: ['s3:ObjectCreated:*'], prefix: 'originals/', suffix: '.png', functionArn: ARN, id: 'one' }],
    unsupported: [],
  });
});

test('queues and topics are listed', () => {
  const NotificationConfiguration = { QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: 'arn' }], EventBridgeConfiguration: {} };
  expect(notificationsOf(resourcesOf({ Bucket: { Type: 'AWS::S3::Bucket', Properties: { NotificationConfiguration } } })).unsupported).toEqual([
    { logicalId: 'Bucket', type: 'AWS::S3::Bucket', reason: 'its QueueConfigurations: the stand-in for S3 tells functions only' },
    { logicalId: 'Bucket', type: 'AWS::S3::Bucket', reason: 'its EventBridgeConfiguration: the stand-in for S3 tells functions only' },
  ]);
});

describe('a function is told', () => {
  const notification: Notification = { bucket: 'photos', events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:Delete'], prefix: 'in/', suffix: '.png', functionArn: ARN, id: 'one' };

  function eventsOf(work: (s3: MemoryS3) => void): ObjectEvent[] {
    const events: ObjectEvent[] = [];
    work(new MemoryS3(['photos', 'others'], (event) => events.push(event)));
    return events;
  }

  test('of what it wants', () => {
    const events = eventsOf((s3) => {
      for (const path of ['/photos/in/a.png', '/photos/in/a.gif', '/photos/out/a.png', '/others/in/a.png']) ask(s3, 'PUT', path, { body: 'x' });
      ask(s3, 'PUT', '/photos/in/copy.png', { headers: { 'x-amz-copy-source': 'photos/in/a.png' } });
      ask(s3, 'DELETE', '/photos/in/a.png');
      ask(s3, 'POST', '/photos?delete', { body: '<Delete><Object><Key>in/copy.png</Key></Object></Delete>' });
      ask(s3, 'GET', '/photos/in/a.gif');
      ask(s3, 'PUT', '/photos/in/refused.png', { headers: { 'if-match': '"x"' } });
    });
    expect(events.filter((event) => isToldOf(notification, event)).map(({ name, key }) => `${name} ${key}`)).toEqual([
      'ObjectCreated:Put in/a.png', 'ObjectCreated:Copy in/copy.png', 'ObjectRemoved:Delete in/a.png', 'ObjectRemoved:Delete in/copy.png',
    ]);
  });

  test('not of kinds that it has not asked for', () => {
    const [event] = eventsOf((s3) => ask(s3, 'PUT', '/photos/in/a.png', { body: 'x' }));
    expect(isToldOf({ ...notification, events: ['s3:ObjectCreated:Copy', 's3:ObjectRemoved:*'] }, event)).toBe(false);
  });

  test('as S3 words it, with the key encoded', () => {
    const [event] = eventsOf((s3) => ask(s3, 'PUT', "/photos/in/a%20b'%C3%BC.png", { body: 'hello' }));
    expect(notificationEvent(notification, event, 'eu-west-1')).toEqual({
      Records: [{
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'eu-west-1',
        eventTime: expect.stringMatching(/^\d{4}-.*Z$/),
        eventName: 'ObjectCreated:Put',
        userIdentity: { principalId: 'AWS:local' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': expect.stringMatching(/^[0-9A-F]{16}$/), 'x-amz-id-2': 'local' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'one',
          bucket: { name: 'photos', ownerIdentity: { principalId: 'local' }, arn: 'arn:aws:s3:::photos' },
          object: { key: 'in/a+b%27%C3%BC.png', size: 5, eTag: '5d41402abc4b2a76b9719d911017c592', sequencer: expect.stringMatching(/^[0-9A-F]{16}$/) },
        },
      }],
    });
  });
});

describe('a role may list', () => {
  const role = (more: object = {}) => ({ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {}, ...more } } });
  const policy = (Action: unknown, Effect = 'Allow') => ({ Statement: [{ Effect, Action, Resource: '*' }] });
  const attached = (Action: unknown, Effect?: string) => ({
    Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', PolicyDocument: policy(Action, Effect), Roles: [{ Ref: 'Role' }] } },
  });

  test.each<[string, boolean, object]>([
    ['with a policy that says so', true, { ...role(), ...attached(['s3:GetObject', 's3:ListBucket']) }],
    ['with a wildcard', true, { ...role(), ...attached('s3:List*') }],
    ['with a policy of its own', true, role({ Policies: [{ PolicyName: 'p', PolicyDocument: policy('s3:*') }] })],
    ['with a policy that nobody here knows', true, role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] })],
    ['not without', false, { ...role(), ...attached('s3:GetObject') }],
    ['not where it is denied', false, { ...role(), ...attached('s3:ListBucket', 'Deny') }],
    ['not by another role\'s policy', false, { ...role(), Other: { ...attached('s3:*').Policy, Properties: { ...attached('s3:*').Policy.Properties, Roles: ['Other'] } } }],
  ])('%s: %j', (_, may, template) => {
    const resources = resourcesOf(template);
    const arn = resources.find(({ logicalId }) => logicalId === 'Role')!.arn;
    expect(mayListOf(resources)(arn)).toBe(may);
  });

  test('where it is unknown', () => {
    expect([mayListOf([])('arn:aws:iam::1:role/x'), mayListOf([])(undefined)]).toEqual([true, true]);
  });
});
