import { print } from '../java';
import type { Value } from '../values';
import { VtlList, VtlMap } from '../values';
import { ContextMap } from './context-map';
import { CONTEXT_ORDER, IDENTITY_ORDER } from './context-variables';
import { mapOf } from './plain';
import type { Plain } from './plain';

/** What the gateway knows of a request, by the names of `$context`: `requestId`, `identity`, `authorizer` … */
export interface ContextValues {
  readonly [name: string]: Plain;
}

/** Parameters that templates have overridden; a header may have several values. */
export interface OverriddenParameters {
  readonly [name: string]: string | readonly string[];
}

/** What templates have set in `$context.requestOverride` and `$context.responseOverride`. */
export interface Overrides {
  readonly request: { readonly header: OverriddenParameters; readonly path: OverriddenParameters; readonly querystring: OverriddenParameters };
  readonly response: { readonly status?: number; readonly header: OverriddenParameters };
}

/**
 * `$context`, to be made once a request and given to both its templates: the response template sees what the request template has set.
 *
 * Keys stand in the order in which AWS was recorded to list them; `identity` has all its keys, null where nothing is known. Whatever an
 * authorizer returned is text.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#context-variable-reference
 */
export function contextOf(values: ContextValues): ContextMap {
  const given = new Map([...mapOf(values).entries, ...noOverrides()]);
  given.set('identity', inOrder(IDENTITY_ORDER, new Map([...NOBODY, ...entriesOf(given.get('identity'))])));
  if (given.has('authorizer')) given.set('authorizer', asText(given.get('authorizer') ?? null));
  return new ContextMap(inOrder(CONTEXT_ORDER, given));
}

const NOBODY: ReadonlyArray<readonly [Value, Value]> = IDENTITY_ORDER.map((name) => [name, null]);

const noOverrides = (): ReadonlyMap<Value, Value> => mapOf({
  requestOverride: { path: {}, header: {}, querystring: {} },
  responseOverride: { header: {} },
}).entries;

const entriesOf = (value: Value | undefined): ReadonlyMap<Value, Value> =>
  value instanceof VtlMap || value instanceof ContextMap ? value.entries : new Map();

function inOrder(order: readonly string[], entries: ReadonlyMap<Value, Value>): VtlMap {
  const known = order.filter((name) => entries.has(name));
  const others = [...entries.keys()].filter((name) => !order.includes(String(name)));
  return new VtlMap([...known, ...others].map((name) => [name, entries.get(name) ?? null]));
}

function asText(value: Value): Value {
  if (value instanceof VtlMap) return new VtlMap([...value.entries].map(([name, item]) => [name, asText(item)]));
  return value === null ? null : print(value);
}

/** What templates have set in the `$context` that was given to them. */
export function overridesOf(context: Value): Overrides {
  const request = entriesOf(context).get('requestOverride');
  const response = entriesOf(context).get('responseOverride');
  const status = statusOf(entriesOf(response).get('status'));
  return {
    request: { header: parametersIn(request, 'header'), path: parametersIn(request, 'path'), querystring: parametersIn(request, 'querystring') },
    response: { header: parametersIn(response, 'header'), ...(status !== undefined && { status }) },
  };
}

function parametersIn(overrides: Value | undefined, place: string): OverriddenParameters {
  const set = [...entriesOf(entriesOf(overrides).get(place))].filter(([, value]) => value !== null);
  return Object.fromEntries(set.map(([name, value]) => [print(name), value instanceof VtlList ? value.items.map(print) : print(value)]));
}

function statusOf(value: Value | undefined): number | undefined {
  const isStatus = (typeof value === 'bigint' || typeof value === 'string') && /^\d{3}$/.test(String(value));
  return isStatus ? Number(value) : undefined;
}
