import type { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { assertTarget } from './assert-target';
import { described, nameOf } from './integration-info';
import { GatehouseError, quote } from '../errors';
import { MappingTemplate, Source } from '../mapping';
import { jsonRequest } from './service/json-call';
import { ATTRIBUTE_NAME, isKnown } from './service/message-rules';
import type { ServiceCall } from './service/service-call';
import { checkOptions, textValue } from './service/service-options';
import type { ServiceIntegrationOptions } from './service/service-options';
import { keyStatement } from './service/statements';
import { wherePresent } from './service/where-present';
import { serviceUri } from './service-uri';

/** Options of `Integrations.sqsSendMessage`. */
export interface SqsSendMessageOptions extends ServiceIntegrationOptions {
  /**
   * The message: a source as its text, anything else that `MappingTemplate.json` takes as JSON. Up to 1 MiB.
   *
   * @default - the body of the request, as it is
   */
  readonly message?: any;

  /**
   * Message attributes by name, each a string; one without a value is left out. At most ten.
   *
   * @default - none
   */
  readonly attributes?: { [name: string]: Source };

  /**
   * The group of the message. FIFO queues need it, standard ones share fairly by it.
   *
   * @default - none, which FIFO queues do not take: `GH_INTEGRATION_OPTION`
   */
  readonly messageGroupId?: Source;

  /**
   * What tells a FIFO queue that it has the message already.
   *
   * Errors: `GH_INTEGRATION_OPTION` on a queue that is not FIFO.
   *
   * @default - the hash of the message, where the queue has content-based deduplication
   */
  readonly messageDeduplicationId?: Source;

  /**
   * How long the message waits before it can be received: up to 15 minutes, in whole seconds. Not on FIFO queues.
   *
   * Errors: `GH_INTEGRATION_OPTION`.
   *
   * @default - the queue's
   */
  readonly delay?: Duration;
}

/**
 * Sends a message; answered 200 with `messageId`, and `sequenceNumber` from FIFO queues. By SQS's JSON protocol, in which no caller's text can
 * become another parameter, as it can in a form.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function sqsSendMessage(queue: IQueue, options: SqsSendMessageOptions): ServiceCall {
  assertTarget('a queue', queue, 'queueArn');
  checkOptions('sqsSendMessage', options, { attributes: 'map', messageGroupId: 'object', messageDeduplicationId: 'object', delay: 'duration' });
  assertFits(queue, options);
  const { messageGroupId, messageDeduplicationId, delay, attributes = {} } = options;
  const template = MappingTemplate.json({
    QueueUrl: queue.queueUrl,
    MessageBody: textValue(options.message),
    MessageGroupId: messageGroupId && wherePresent(messageGroupId, Source.concat(messageGroupId)),
    MessageDeduplicationId: messageDeduplicationId && wherePresent(messageDeduplicationId, Source.concat(messageDeduplicationId)),
    DelaySeconds: delay?.toSeconds(),
    MessageAttributes: Object.keys(attributes).length ? stringAttributes(attributes) : undefined,
  });
  return {
    described: described('sqs', 'SendMessage', nameOf(queue)),
    uri: serviceUri('sqs', `${queue.env.account}/${queue.queueName}`, queue.env.region),
    request: jsonRequest('AmazonSQS.SendMessage', template, options),
    success: {
      status: 200,
      template: MappingTemplate.json({ messageId: Source.body('$.MessageId'), sequenceNumber: MappingTemplate.whenPresent(Source.body('$.SequenceNumber')) }),
    },
    failures: { 'QueueDoesNotExist': 502, 'AWS.SimpleQueueService.NonExistentQueue': 502, 'InvalidAddress': 502, 'InvalidSecurity': 502 },
    statements: [
      new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
      ...keyStatement(queue.encryptionMasterKey, 'kms:Decrypt', 'kms:GenerateDataKey'),
    ],
  };
}

/** Attributes as SQS and SNS have them in JSON. */
function stringAttributes(attributes: { [name: string]: Source }): object {
  return Object.fromEntries(Object.entries(attributes).map(([name, source]) =>
    [name, wherePresent(source, { DataType: 'String', StringValue: Source.concat(source) })]));
}

function assertFits(queue: IQueue, { attributes = {}, messageGroupId, messageDeduplicationId, delay }: SqsSendMessageOptions): void {
  const seconds = delay?.toSeconds({ integral: false }) ?? 0;
  const wrong = [
    queue.fifo && messageGroupId === undefined && 'a FIFO queue without messageGroupId',
    queue.fifo && delay && 'a delay of one message on a FIFO queue',
    isKnown(queue, queue.queueArn) && !queue.fifo && messageDeduplicationId && 'messageDeduplicationId on a queue that is not FIFO',
    (!Number.isInteger(seconds) || seconds > 900) && `a delay of ${seconds} seconds`,
    Object.keys(attributes).length > 10 && `${Object.keys(attributes).length} attributes`,
    ...Object.keys(attributes).filter((name) => !ATTRIBUTE_NAME.test(name)).map((name) => `the attribute ${quote(name)}`),
  ].filter(Boolean);
  if (wrong.length === 0) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.sqsSendMessage to ${quote(nameOf(queue))} has ${wrong.join(', ')}`,
    allowed: 'a messageGroupId on every FIFO queue, deduplication ids there only; delays of 0 to 900 whole seconds on others; up to 10 attributes, named by A-Z a-z 0-9 _ . -',
    fix: 'Change the option, or the queue',
  });
}
