import { GatehouseError, quote, suggestion } from '../errors';
import { renderSegment } from './path';
import { parseRouteKey } from './route-key';
import type { RouteKey } from './route-key';

/** One row of the table: where it answers, and whatever the gateway keeps with it. */
export interface Route<T> {
  readonly key: RouteKey;
  readonly value: T;
}

/**
 * The routes of one gateway: pure data, in an order that does not depend on the order of adding.
 *
 * Rows are only ever added. `freeze` ends that: what is added later could not reach the template any more.
 */
export class RouteTable<T> {
  private readonly rows = new Map<string, Route<T>>();
  /** The parameter name at each position, keyed by the path before it. */
  private readonly parameters = new Map<string, { readonly name: string; readonly key: string }>();
  /** The distinct paths and every path above them, the root included. */
  private readonly resources = new Set<string>(['']);
  private order?: readonly Route<T>[];
  private frozenBecause?: string;

  /** Enters a route; throws where it contradicts one that is there. */
  public add(key: RouteKey, value: T): void {
    this.assertOpen(`route ${quote(key.text)} was added`);
    if (this.rows.has(key.text)) throw duplicate(key);
    this.reserveParameters(key);
    this.reserveResources(key);
    this.rows.set(key.text, { key, value });
    this.order = undefined;
  }

  /** All routes by path, then method. */
  public get sorted(): readonly Route<T>[] {
    this.order ??= [...this.rows.values()].sort((a, b) => compare(a.key.path, b.key.path) || compare(a.key.method, b.key.method));
    return this.order;
  }

  /** All routes by path; each path's routes by method. */
  public get byPath(): ReadonlyMap<string, readonly Route<T>[]> {
    const paths = new Map<string, Route<T>[]>();
    for (const route of this.sorted) {
      const rows = paths.get(route.key.path);
      if (rows) rows.push(route);
      else paths.set(route.key.path, [route]);
    }
    return paths;
  }

  /** The route of a key as the user writes it; throws where there is none. */
  public get(key: string): Route<T> {
    const { text } = parseRouteKey(key);
    const route = this.rows.get(text);
    if (!route) {
      throw new GatehouseError({ code: 'GH_ROUTE_UNKNOWN', given: `there is no route ${quote(text)}`, fix: suggestion(text, [...this.rows.keys()]) });
    }
    return route;
  }

  /** The number of API Gateway resources that the routes need: every distinct path, and every path above it. */
  public get resourceCount(): number {
    return this.resources.size;
  }

  /** Refuses every later change, with the reason. */
  public freeze(reason: string): void {
    this.frozenBecause ??= reason;
  }

  public get frozen(): boolean {
    return this.frozenBecause !== undefined;
  }

  /** Throws by name where the table is frozen. */
  public assertOpen(what: string): void {
    if (this.frozenBecause === undefined) return;
    throw new GatehouseError({
      code: 'GH_ROUTE_LATE',
      given: `${what} after ${this.frozenBecause}, so the template would not have it`,
      allowed: 'changes in constructors and aspects',
      fix: 'Make the change before synthesis, or in an aspect',
    });
  }

  /** Refuses a second parameter at one position before it enters anything, so that a refused route leaves nothing behind. */
  private reserveParameters(key: RouteKey): void {
    const positions = parameterPositions(key);
    for (const [before, name] of positions) {
      const other = this.parameters.get(before);
      if (other && other.name !== name) throw conflict(before, name, key, other);
    }
    for (const [before, name] of positions) if (!this.parameters.has(before)) this.parameters.set(before, { name, key: key.text });
  }

  private reserveResources(key: RouteKey): void {
    let path = '';
    for (const segment of key.segments) this.resources.add(path += `/${renderSegment(segment)}`);
  }
}

/** Each parameter of a path as it is written, with the path before it, in which parameters have no name. */
function parameterPositions(key: RouteKey): [before: string, name: string][] {
  const positions: [string, string][] = [];
  let before = '';
  for (const segment of key.segments) {
    if (segment.kind !== 'static') positions.push([before, renderSegment(segment)]);
    before += segment.kind === 'static' ? `/${segment.name}` : '/{}';
  }
  return positions;
}

function conflict(before: string, name: string, key: RouteKey, other: { readonly name: string; readonly key: string }): GatehouseError {
  return new GatehouseError({
    code: 'GH_ROUTE_CONFLICT',
    given: `routes ${quote(other.key)} and ${quote(key.text)} name the parameter behind ${quote(before || '/')} ${other.name} and ${name}`,
    allowed: 'one parameter at one position, because they are one resource at API Gateway',
    fix: `Use ${other.name} in both`,
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function duplicate(key: RouteKey): GatehouseError {
  return new GatehouseError({
    code: 'GH_ROUTE_DUPLICATE',
    given: `route ${quote(key.text)} is declared twice`,
    allowed: 'one route for each method and path',
    fix: 'Remove one of them, or change its method or path',
  });
}
