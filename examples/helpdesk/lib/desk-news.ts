import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { DeskQueues } from './desk-queues';

/** Where events of tickets come from. */
export const EVENT_SOURCE = 'helpdesk.tickets';

/** The bus for events and the topic for announcements. Both reach the desk's inbox here; add targets and subscriptions of your own. */
export class DeskNews extends Construct {
  public readonly bus: EventBus;
  public readonly announcements: Topic;

  constructor(scope: Construct, id: string, { inbox, failedInbox }: DeskQueues) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus');
    new Rule(this, 'TicketEvents', {
      eventBus: this.bus,
      eventPattern: { source: [EVENT_SOURCE] },
      targets: [new SqsQueue(inbox, { deadLetterQueue: failedInbox })],
    });
    this.announcements = new Topic(this, 'Announcements', { enforceSSL: true });
    this.announcements.addSubscription(new SqsSubscription(inbox, { rawMessageDelivery: true, deadLetterQueue: failedInbox }));
  }
}
