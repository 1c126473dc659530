import { join } from 'path';
import { Schema } from 'cdk-gatehouse';

const schema = (name: string) => Schema.fromFile(join(__dirname, `../schemas/${name}.json`));

/** The models of the API, each named after its file. */
export const SCHEMAS = {
  announcement: schema('announcement'),
  click: schema('click'),
  escalation: schema('escalation'),
  message: schema('message'),
  quote: schema('quote'),
  ticket: schema('ticket'),
  ticketChange: schema('ticket-change'),
  ticketEvent: schema('ticket-event'),
};
