import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { CALLER } from '../caller';
import { EVENT_SOURCE } from '../desk-news';
import { SCHEMAS } from '../schemas';
import { Integrations, MappingTemplate, Source } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/** `POST /tickets/{id}/events`: what happened to a ticket, for whoever listens on the bus. */
export function putEvent(bus: EventBus): RestRouteOptions {
  const note = Source.body('$.note');
  return {
    integration: Integrations.eventBridgePutEvents(bus, {
      source: EVENT_SOURCE,
      detailType: Source.body('$.type'),
      detail: { customer: CALLER, ticket: Source.path('id'), note: MappingTemplate.whenPresent(note) },
    }),
    request: { body: SCHEMAS.ticketEvent },
    summary: 'Tells what happened to a ticket',
  };
}

/** `POST /announcements`: with a scope, for which the gateway takes an access token instead of an ID token. */
export function announce(topic: Topic, scope: string): RestRouteOptions {
  return {
    integration: Integrations.snsPublish(topic, {
      message: { title: Source.body('$.title'), text: Source.body('$.text') },
      attributes: { audience: Source.body('$.audience') },
    }),
    scopes: [scope],
    request: { body: SCHEMAS.announcement },
    summary: 'Announces something to everybody who subscribed',
  };
}
