import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const PRIVATE = { enforceSSL: true, encryption: QueueEncryption.SQS_MANAGED, retentionPeriod: Duration.days(14) };

/** What whoever works at the desk receives from, each with a queue for what cannot be worked off. */
export class DeskQueues extends Construct {
  /** Messages of customers, those of one ticket in their order. */
  public readonly messages: Queue;
  public readonly failedMessages: Queue;
  /** Events and announcements. */
  public readonly inbox: Queue;
  public readonly failedInbox: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.failedMessages = new Queue(this, 'FailedMessages', { ...PRIVATE, fifo: true });
    this.messages = new Queue(this, 'Messages', { ...PRIVATE, fifo: true, deadLetterQueue: { queue: this.failedMessages, maxReceiveCount: 5 } });
    this.failedInbox = new Queue(this, 'FailedInbox', PRIVATE);
    this.inbox = new Queue(this, 'Inbox', { ...PRIVATE, deadLetterQueue: { queue: this.failedInbox, maxReceiveCount: 5 } });
  }
}
