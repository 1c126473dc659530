import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const PRIVATE = { enforceSSL: true, encryption: QueueEncryption.SQS_MANAGED, retentionPeriod: Duration.days(14) };

/** Orders of partners, with a queue for those that nobody could work off. */
export class OrderQueue extends Construct {
  public readonly orders: Queue;
  public readonly failed: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.failed = new Queue(this, 'Failed', PRIVATE);
    this.orders = new Queue(this, 'Orders', { ...PRIVATE, deadLetterQueue: { queue: this.failed, maxReceiveCount: 5 } });
  }
}
