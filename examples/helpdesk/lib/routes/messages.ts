import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { CALLER, IDEMPOTENCY_KEY, ownName } from '../caller';
import { SCHEMAS } from '../schemas';
import { Integrations, Source } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/**
 * `POST /tickets/{id}/messages`.
 *
 * A FIFO queue keeps the messages of one group in order, and drops one that it has had for five minutes. Both names begin with the caller's id: else a
 * customer could hold up another's ticket, or have another's message dropped, by sending the same name first.
 */
export function sendMessage(messages: Queue): RestRouteOptions {
  return {
    integration: Integrations.sqsSendMessage(messages, {
      message: { customer: CALLER, ticket: Source.path('id'), text: Source.body('$.text'), sent: Source.context('requestTimeEpoch') },
      messageGroupId: ownName(Source.path('id')),
      messageDeduplicationId: ownName(Source.header(IDEMPOTENCY_KEY)),
    }),
    request: { body: SCHEMAS.message, headers: { [IDEMPOTENCY_KEY]: { required: true, description: 'The same for each attempt to send one message' } } },
    summary: 'Sends a message about a ticket to the desk',
  };
}
