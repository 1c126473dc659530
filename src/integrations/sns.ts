import * as iam from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { assertTarget } from './assert-target';
import { described, nameOf } from './integration-info';
import { ATTRIBUTE_NAME, isKnown } from './service/message-rules';
import type { ServiceCall } from './service/service-call';
import { checkOptions, templatesFor, textValue } from './service/service-options';
import type { ServiceIntegrationOptions } from './service/service-options';
import { keyStatement } from './service/statements';
import { wherePresent } from './service/where-present';
import { serviceUri } from './service-uri';
import { GatehouseError, quote } from '../errors';
import { MappingTemplate, Source } from '../mapping';

/** Options of `Integrations.snsPublish`. */
export interface SnsPublishOptions extends ServiceIntegrationOptions {
  /**
   * The message: a source as its text, anything else that `MappingTemplate.json` takes as JSON. Up to 256 KiB, or 1 MiB
   * where the topic says so.
   *
   * @default - the body of the request, as it is
   */
  readonly message?: any;

  /**
   * The subject of emails: up to 100 signs of ASCII on one line. Left out where it has no value.
   *
   * @default - none
   */
  readonly subject?: Source;

  /**
   * Message attributes by name, each a string; one without a value is left out. Queues with raw delivery take ten.
   *
   * @default - none
   */
  readonly attributes?: { [name: string]: Source };

  /**
   * The group of the message. FIFO topics need it, standard ones hand it on to queues that share fairly by it.
   *
   * @default - none, which FIFO topics do not take: `GH_INTEGRATION_OPTION`
   */
  readonly messageGroupId?: Source;

  /**
   * What tells a FIFO topic that it has the message already.
   *
   * Errors: `GH_INTEGRATION_OPTION` on a topic that is not FIFO.
   *
   * @default - the hash of the message, where the topic has content-based deduplication
   */
  readonly messageDeduplicationId?: Source;
}

/** What the caller sent is a 400, as codes are that do not stand here. @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors */
const FAILURES = {
  AuthorizationError: 403,
  InvalidSecurity: 502,
  KMSAccessDenied: 403,
  KMSDisabled: 502,
  KMSInvalidState: 502,
  KMSNotFound: 502,
  KMSThrottling: 429,
  NotFound: 502,
  Throttled: 429,
};

/**
 * Publishes a message; answered 200 with `messageId`, and `sequenceNumber` from FIFO topics. SNS has the query protocol only: a form, in which
 * every value is encoded, so that no caller's text can become another parameter. API Gateway asks for answers in JSON.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export function snsPublish(topic: ITopic, options: SnsPublishOptions): ServiceCall {
  assertTarget('a topic', topic, 'topicArn');
  checkOptions('snsPublish', options, { subject: 'object', attributes: 'map', messageGroupId: 'object', messageDeduplicationId: 'object' });
  assertFits(topic, options);
  const template = formOf(topic, options);
  return {
    described: described('sns', 'Publish', nameOf(topic)),
    uri: serviceUri('sns', '/', topic.env.region),
    request: {
      headers: { 'Content-Type': Source.literal('application/x-www-form-urlencoded') },
      templates: templatesFor(options, template),
    },
    success: {
      status: 200,
      template: MappingTemplate.json({
        messageId: Source.body(`${RESULT}.MessageId`),
        sequenceNumber: MappingTemplate.whenPresent(Source.body(`${RESULT}.SequenceNumber`)),
      }),
    },
    failures: FAILURES,
    // As AWS answers, and as emulators do.
    codePath: ['$.Error.Code', '$.ErrorResponse.Error.Code'],
    statements: [
      new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }),
      ...keyStatement(topic.masterKey, 'kms:Decrypt', 'kms:GenerateDataKey'),
    ],
  };
}

const RESULT = '$.PublishResponse.PublishResult';

function formOf(topic: ITopic, { message, subject, attributes = {}, messageGroupId, messageDeduplicationId }: SnsPublishOptions): MappingTemplate {
  return numbered(MappingTemplate.form({
    Action: 'Publish',
    Version: '2010-03-31',
    TopicArn: topic.topicArn,
    Message: textValue(message),
    Subject: subject && wherePresent(subject, Source.concat(subject)),
    MessageGroupId: messageGroupId && wherePresent(messageGroupId, Source.concat(messageGroupId)),
    MessageDeduplicationId: messageDeduplicationId && wherePresent(messageDeduplicationId, Source.concat(messageDeduplicationId)),
    ...Object.fromEntries(Object.entries(attributes).flatMap(([name, source], i) => attributeFields(`MessageAttributes.entry.of${i}`, name, source))),
  }));
}

function attributeFields(entry: string, name: string, source: Source): Array<[string, unknown]> {
  const fields = { 'Name': name, 'Value.DataType': 'String', 'Value.StringValue': Source.concat(source) };
  return Object.entries(fields).map(([field, value]) => [`${entry}.${field}`, wherePresent(source, value)]);
}

/**
 * Numbers the attributes that have a value, which only the template can: the query protocol counts from 1, and says nothing of gaps. No text of
 * a form looks like its fields, for text has its `&` encoded.
 */
function numbered(form: MappingTemplate): MappingTemplate {
  const vtl = () => `#set($entry = 0)${form._config.vtl()}`
    .replace(/&MessageAttributes\.entry\.of\d+\.Name=/g, '#set($entry = $entry + 1)&MessageAttributes.entry.${entry}.Name=')
    .replace(/&MessageAttributes\.entry\.of\d+\./g, '&MessageAttributes.entry.${entry}.');
  return MappingTemplate._typed({ ...form._config, vtl });
}

function assertFits(topic: ITopic, { attributes = {}, messageGroupId, messageDeduplicationId }: SnsPublishOptions): void {
  const wrong = [
    topic.fifo && messageGroupId === undefined && 'a FIFO topic without messageGroupId',
    isKnown(topic, topic.topicArn) && !topic.fifo && messageDeduplicationId && 'messageDeduplicationId on a topic that is not FIFO',
    ...Object.keys(attributes).filter((name) => !ATTRIBUTE_NAME.test(name)).map((name) => `the attribute ${quote(name)}`),
  ].filter(Boolean);
  if (wrong.length === 0) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.snsPublish to ${quote(nameOf(topic))} has ${wrong.join(', ')}`,
    allowed: 'a messageGroupId on every FIFO topic, deduplication ids there only; attributes named by A-Z a-z 0-9 _ . -',
    fix: 'Change the option, or the topic',
  });
}
