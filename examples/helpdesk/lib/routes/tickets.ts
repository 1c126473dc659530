import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CALLER, TICKET_KEY } from '../caller';
import { SCHEMAS } from '../schemas';
import { DynamoDbAttribute, Integrations, Source } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/** What a customer sees of a ticket; the partition key is the customer's own id. */
const SHOWN = ['id', 'subject', 'text', 'tags', 'state', 'priority', 'opened', 'changes'];
const LISTED = ['id', 'subject', 'state', 'priority', 'opened'];

const text = (name: string) => DynamoDbAttribute.string(Source.body(`$.${name}`));

/** The tickets of the caller: items of a table, read and written without a function. */
export function tickets(table: ITable): Record<string, RestRouteOptions> {
  return {
    'GET /': {
      integration: Integrations.dynamoDbQuery(table, {
        key: { customer: DynamoDbAttribute.string(CALLER) },
        attributes: LISTED,
        limit: 20,
        nextToken: Source.querystring('nextToken'),
      }),
      summary: 'Lists the tickets of the caller',
    },
    'PUT /{id}': {
      integration: Integrations.dynamoDbPutItem(table, {
        key: TICKET_KEY,
        item: {
          subject: text('subject'),
          text: text('text'),
          tags: DynamoDbAttribute.stringSet(Source.body('$.tags')),
          state: DynamoDbAttribute.string('open'),
          priority: DynamoDbAttribute.string('normal'),
          opened: DynamoDbAttribute.number(Source.context('requestTimeEpoch')),
          changes: DynamoDbAttribute.number(0),
        },
        onlyIfNew: true,
      }),
      request: { body: SCHEMAS.ticket },
      summary: 'Opens a ticket under an id of the caller\'s choice',
    },
    'GET /{id}': {
      integration: Integrations.dynamoDbGetItem(table, { key: TICKET_KEY, attributes: SHOWN }),
      summary: 'Shows a ticket',
    },
    'PATCH /{id}': {
      integration: Integrations.dynamoDbUpdateItem(table, {
        key: TICKET_KEY,
        // What a request does not have stays as it is.
        set: { subject: text('subject'), text: text('text'), state: text('state') },
        add: { changes: DynamoDbAttribute.number(1) },
        onlyIfExists: true,
        attributes: SHOWN,
      }),
      request: { body: SCHEMAS.ticketChange },
      summary: 'Changes a ticket',
    },
    'DELETE /{id}': {
      integration: Integrations.dynamoDbDeleteItem(table, { key: TICKET_KEY, onlyIfExists: true }),
      summary: 'Deletes a ticket',
    },
  };
}
