import type { IEventBus } from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { assertTarget } from './assert-target';
import { described, nameOf } from './integration-info';
import { jsonRequest } from './service/json-call';
import type { ServiceCall } from './service/service-call';
import { checkOptions, textValue } from './service/service-options';
import type { ServiceIntegrationOptions } from './service/service-options';
import { actionUri } from './service-uri';
import { GatehouseError, quote } from '../errors';
import { MappingTemplate, Source } from '../mapping';

/** Options of `Integrations.eventBridgePutEvents`. */
export interface EventBridgePutEventsOptions extends ServiceIntegrationOptions {
  /**
   * Where the event comes from: text such as `shop.orders`, or a `Source`. Nothing that begins with `aws.`.
   *
   * Errors: `GH_INTEGRATION_OPTION`.
   */
  readonly source: any;

  /**
   * What the event is: text such as `OrderPlaced`, or a `Source`. Up to 128 signs.
   *
   * Errors: `GH_INTEGRATION_OPTION`.
   */
  readonly detailType: any;

  /**
   * The event itself: a source as its text, anything else that `MappingTemplate.json` takes as JSON. EventBridge takes objects only. Up to
   * 1 MiB with all else of the event.
   *
   * @default - the body of the request, or the item of `events`
   */
  readonly detail?: any;

  /**
   * ARNs that the event is about.
   *
   * @default - none
   */
  readonly resources?: Source[];

  /**
   * A list of the body, of which each item becomes an event: up to ten, which `source`, `detailType` and `detail` read by `Source.item`.
   *
   * @default - one event
   */
  readonly events?: Source;
}

/**
 * Puts an event on a bus; answered 200 with `eventId`, or with `eventIds` for a list. EventBridge answers 200 for events that it did not take as
 * well; where there is one, the caller gets a 502.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function eventBridgePutEvents(bus: IEventBus, options: EventBridgePutEventsOptions): ServiceCall {
  assertTarget('an event bus', bus, 'eventBusArn');
  checkOptions('eventBridgePutEvents', options, { resources: 'list', events: 'object' });
  assertFits(options);
  const entry = entryOf(bus, options);
  const template = MappingTemplate.json({ Entries: options.events ? MappingTemplate.each(options.events, entry) : [entry] });
  return {
    described: described('events', 'PutEvents', nameOf(bus)),
    uri: actionUri('events', 'PutEvents', bus.env.region),
    request: jsonRequest('AWSEvents.PutEvents', template, options, '1.1'),
    success: {
      status: 200,
      template: MappingTemplate.json(options.events
        ? { eventIds: MappingTemplate.each(Source.body('$.Entries'), Source.item('$.EventId')) }
        : { eventId: Source.body('$.Entries[0].EventId') }),
    },
    partialFailures: [{ test: "$input.path('$.FailedEntryCount') > 0", status: 502 }],
    statements: [new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] })],
  };
}

function entryOf(bus: IEventBus, { source, detailType, detail, resources, events }: EventBridgePutEventsOptions): object {
  return {
    // A name would be one of the gateway's own account.
    EventBusName: bus.eventBusArn,
    Source: textOf(source),
    DetailType: textOf(detailType),
    Detail: textValue(detail === undefined && events ? Source.item() : detail),
    Resources: resources?.length ? resources.map((each) => Source.concat(each)) : undefined,
  };
}

/** Text also where the body has a number. */
function textOf(value: unknown): Source {
  return Source.concat(typeof value === 'string' ? Source.literal(value) : value as Source);
}

/** EventBridge takes objects only; what a source has, shows when it is sent. */
function isNoDetail(detail: unknown): boolean {
  return detail === null || ['string', 'number', 'boolean'].includes(typeof detail) || Array.isArray(detail);
}

function fixedText(value: unknown): string | undefined {
  const text = value instanceof Source ? value._config.literal : value;
  return typeof text === 'string' ? text : undefined;
}

function isNoText(value: unknown): boolean {
  return !(value instanceof Source) && (typeof value !== 'string' || value === '');
}

function assertFits({ source, detailType, detail }: EventBridgePutEventsOptions): void {
  const wrong = [
    isNoDetail(detail) && `the detail ${quote(detail)}`,
    isNoText(source) && `the source ${quote(source)}`,
    fixedText(source)?.startsWith('aws.') && `the source ${quote(source)}, which is one of AWS's own`,
    isNoText(detailType) && `the detailType ${quote(detailType)}`,
    typeof detailType === 'string' && detailType.length > 128 && `a detailType of ${detailType.length} signs`,
  ].filter(Boolean);
  if (wrong.length === 0) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.eventBridgePutEvents has ${wrong.join(', ')}`,
    allowed: 'a source that does not begin with "aws." and a detailType of up to 128 signs, each text or a Source: EventBridge takes no event without; a detail that is an object or a Source',
    fix: 'Give both, for example "shop.orders" and "OrderPlaced"',
  });
}
