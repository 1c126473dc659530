import { readAuthorizerAnswer, readProxyAnswer, proxyEvent, requestAuthorizerEvent, tokenAuthorizerEvent } from '../../../src/local/rest/events';
import { OTHER_APIS, RULES } from '../deviations/events';
import type { EventRule } from '../deviations/events';
import { filesOf } from '../kind';
import type { Kind, Outcome } from '../kind';
import { exchangeOf } from './event-exchange';
import type { RecordedEvent } from './event-exchange';

interface EventCase {
  readonly id?: string;
  readonly kind: string;
  readonly provenance?: { readonly repo: string; readonly file: string };
  readonly event: RecordedEvent;
}

/** Events of functions and authorizers, and what these answer: the same fields with the same types. */
export const events: Kind = {
  name: 'events',
  run: async (folder) => filesOf(folder, 'events').flatMap((text) => (JSON.parse(text).cases as EventCase[]).map(judge)),
};

/** What builds the event of each kind for the request that a recorded one tells of. */
const BUILDERS: Readonly<Record<string, (event: RecordedEvent) => object>> = {
  'proxy-v1': (event) => proxyEvent(exchangeOf(event)),
  'authorizer-event-token': (event) => tokenAuthorizerEvent(exchangeOf(event), event.authorizationToken),
  'authorizer-event-request': (event) => requestAuthorizerEvent(exchangeOf(withKey(event))),
};

/** What reads the answer of each kind. */
const READERS: Readonly<Record<string, (answer: unknown) => object | undefined>> = {
  'authorizer-response': readAuthorizerAnswer,
  'proxy-response': readProxyAnswer,
};

/** An event says which key the caller sent; the copies in documentations leave the header out. */
function withKey(event: RecordedEvent): RecordedEvent {
  const key = event.requestContext?.identity?.apiKey;
  return typeof key !== 'string' ? event : { ...event, multiValueHeaders: { ...event.multiValueHeaders, 'x-api-key': [key] } };
}

function judge({ id: given, kind, provenance, event }: EventCase): Outcome {
  const id = given ?? `${provenance?.repo}/${provenance?.file}`;
  if (Object.hasOwn(OTHER_APIS, kind)) return { id, result: 'skipped', detail: OTHER_APIS[kind] };
  if (event.version !== undefined) return { id, result: 'skipped', detail: `an event of HTTP APIs, in their format ${event.version}` };
  if (Object.hasOwn(READERS, kind)) return READERS[kind](event) ? { id, result: 'passed' } : { id, result: 'failed', detail: 'read as malformed' };
  if (!Object.hasOwn(BUILDERS, kind)) return { id, result: 'failed', detail: `an unknown kind ${kind}` };
  const unexplained = differences(event, plain(BUILDERS[kind](event))).filter((difference) => !RULES.some((rule) => explains(rule, difference)));
  if (unexplained.length === 0) return { id, result: 'passed' };
  return { id, result: 'failed', detail: unexplained.map(({ field, difference }) => `${field} (${difference})`).join(', ') };
}

/** As a function gets it. */
const plain = (event: object): RecordedEvent => JSON.parse(JSON.stringify(event));

interface Difference {
  readonly field: string;
  readonly difference: EventRule['difference'];
}

function explains(rule: EventRule, { field, difference }: Difference): boolean {
  return rule.difference === difference && rule.field.test(field);
}

function differences(recorded: unknown, ours: unknown, field = ''): Difference[] {
  if (typeOf(recorded) !== typeOf(ours)) return isText(recorded) && isText(ours) ? [] : [{ field, difference: 'type' }];
  if (typeOf(recorded) !== 'map') return [];
  const [theirs, built] = [recorded, ours] as [RecordedEvent, RecordedEvent];
  return [...new Set([...Object.keys(theirs), ...Object.keys(built)])].flatMap((key) => {
    const at = field === '' ? key : `${field}.${key}`;
    if (!Object.hasOwn(built, key)) return [{ field: at, difference: 'recorded' as const }];
    return Object.hasOwn(theirs, key) ? differences(theirs[key], built[key], at) : [{ field: at, difference: 'ours' as const }];
  });
}

/** What of a caller is not known is null, and empty text in older events. */
const isText = (value: unknown): boolean => value === null || typeof value === 'string';

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value === 'object' ? 'map' : typeof value;
}
