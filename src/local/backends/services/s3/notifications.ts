import type { ObjectEvent } from './service';
import type { Unsupported } from '../../../rest/model';
import { NotSupported } from '../../../template';
import type { Fields, TemplateResource } from '../../../template';

/** A function that a bucket tells of what happens to its objects. */
export interface Notification {
  readonly bucket: string;
  /** For example `s3:ObjectCreated:*`. */
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
  readonly functionArn: string;
  readonly id: string;
}

/** The notifications of a template. */
export interface Notifications {
  readonly notifications: readonly Notification[];
  /** What buckets tell others than functions. */
  readonly unsupported: readonly Unsupported[];
}

/** How a resource writes its notifications: CDK's custom resource as the API of S3 has them, CloudFormation's own otherwise. */
interface Form {
  readonly lists: string;
  readonly others: readonly string[];
  readonly functionArn: string;
  bucket(resource: TemplateResource): string;
  events(entry: Fields): readonly string[];
  rules(entry: Fields): readonly Fields[];
}

const FORMS: Readonly<Record<string, Form>> = {
  'Custom::S3BucketNotifications': {
    bucket: ({ properties }) => properties.text('BucketName') ?? '',
    lists: 'LambdaFunctionConfigurations',
    others: ['QueueConfigurations', 'TopicConfigurations', 'EventBridgeConfiguration'],
    functionArn: 'LambdaFunctionArn',
    events: (entry) => entry.texts('Events'),
    rules: (entry) => entry.fields('Filter').fields('Key').each('FilterRules'),
  },
  'AWS::S3::Bucket': {
    bucket: ({ name }) => name,
    lists: 'LambdaConfigurations',
    others: ['QueueConfigurations', 'TopicConfigurations', 'EventBridgeConfiguration'],
    functionArn: 'Function',
    events: (entry) => [entry.text('Event') ?? ''],
    rules: (entry) => entry.fields('Filter').fields('S3Key').each('Rules'),
  },
};

/** Reads which functions the buckets of a template tell. */
export function notificationsOf(resources: readonly TemplateResource[]): Notifications {
  const found = resources.filter(({ type }) => Object.hasOwn(FORMS, type)).map((resource) => read(resource, FORMS[resource.type]));
  return { notifications: found.flatMap(({ notifications }) => notifications), unsupported: found.flatMap(({ unsupported }) => unsupported) };
}

function read(resource: TemplateResource, form: Form): Notifications {
  try {
    return readAll(resource, form);
  } catch (error) {
    if (!(error instanceof NotSupported)) throw error;
    return { notifications: [], unsupported: [{ logicalId: error.logicalId, type: resource.type, reason: error.reason }] };
  }
}

function readAll(resource: TemplateResource, form: Form): Notifications {
  const { logicalId, type, properties } = resource;
  const configuration = properties.fields('NotificationConfiguration');
  const notifications = configuration.each(form.lists).map((entry, index) => ({
    bucket: form.bucket(resource),
    events: form.events(entry),
    prefix: ruleOf(form.rules(entry), 'prefix'),
    suffix: ruleOf(form.rules(entry), 'suffix'),
    functionArn: entry.text(form.functionArn) ?? '',
    id: entry.text('Id') ?? `${logicalId}${index}`,
  }));
  const others = form.others.filter((name) => configuration.raw(name) !== undefined);
  return { notifications, unsupported: others.map((name) => ({ logicalId, type, reason: `its ${name}: the stand-in for S3 tells functions only` })) };
}

/** Names of rules are written in small and large letters. */
function ruleOf(rules: readonly Fields[], wanted: string): string {
  return rules.find((rule) => rule.text('Name')?.toLowerCase() === wanted)?.text('Value') ?? '';
}

/** Whether a function is told of something. */
export function isToldOf({ bucket, events, prefix, suffix }: Notification, { name, bucket: of, key }: ObjectEvent): boolean {
  const wanted = events.some((event) => event === `s3:${name}` || (event.endsWith(':*') && `s3:${name}`.startsWith(event.slice(0, -1))));
  return wanted && bucket === of && key.startsWith(prefix) && key.endsWith(suffix);
}

/** What a function is told. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function notificationEvent({ id }: Notification, event: ObjectEvent, region: string): Record<string, unknown> {
  const { name, bucket, key, size, etag, sequencer, requestId, sourceIp, time } = event;
  return {
    Records: [{
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: region,
      eventTime: time.toISOString(),
      eventName: name,
      userIdentity: { principalId: 'AWS:local' },
      requestParameters: { sourceIPAddress: sourceIp },
      responseElements: { 'x-amz-request-id': requestId, 'x-amz-id-2': 'local' },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: id,
        bucket: { name: bucket, ownerIdentity: { principalId: 'local' }, arn: `arn:aws:s3:::${bucket}` },
        object: { key: encodedKey(key), ...size !== undefined && { size, eTag: etag }, sequencer },
      },
    }],
  };
}

/** As forms encode: a space is `+`, a slash stays. */
function encodedKey(key: string): string {
  return encodeURIComponent(Buffer.from(key).toString('utf8')).replace(/%20/g, '+').replace(/%2F/g, '/')
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
