import { GatehouseError, quote } from '../errors';

/** A static segment, a parameter, or a greedy parameter that takes the rest of the path. */
export interface Segment {
  readonly kind: 'static' | 'parameter' | 'greedy';
  /** The text of a static segment, or the parameter's name. */
  readonly name: string;
}

const STATIC = /^[A-Za-z0-9_.,:-]+$/;
const PARAMETER = /^\{([A-Za-z0-9_.$-]+)(\+?)\}$/;

/**
 * Parses a path such as `/photos/{key}` into its segments; the root has none.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function parsePath(path: string): Segment[] {
  if (!path.startsWith('/')) throw refuse(path, 'does not begin with a slash', `Write ${quote(`/${path}`)}`);
  if (path === '/') return [];
  const texts = path.slice(1).split('/');
  const segments = texts.map((text) => parseSegment(path, text));
  const early = segments.slice(0, -1).find((segment) => segment.kind === 'greedy');
  if (early) throw refuse(path, `goes on behind the greedy parameter {${early.name}+}`, 'End the path there, or use a parameter without "+"');
  const twice = segments.find((a, i) => a.kind !== 'static' && segments.findIndex((b) => b.kind !== 'static' && b.name === a.name) < i);
  if (twice) throw refuse(path, `has two parameters named ${quote(twice.name)}`, 'Give each its own name');
  return segments;
}

/** The path as it is written to a template: the same for every way of writing it. */
export function renderPath(segments: readonly Segment[]): string {
  return `/${segments.map(renderSegment).join('/')}`;
}

/** The names of a path's parameters, in order. */
export function pathParameters(segments: readonly Segment[]): string[] {
  return segments.filter((segment) => segment.kind !== 'static').map((segment) => segment.name);
}

/** A segment as it stands in a path. */
export function renderSegment({ kind, name }: Segment): string {
  if (kind === 'static') return name;
  return kind === 'greedy' ? `{${name}+}` : `{${name}}`;
}

function parseSegment(path: string, text: string): Segment {
  const parameter = PARAMETER.exec(text);
  if (parameter) return { kind: parameter[2] ? 'greedy' : 'parameter', name: parameter[1] };
  if (STATIC.test(text)) return { kind: 'static', name: text };
  if (text === '') throw refuse(path, 'has an empty segment', 'Remove the double or trailing slash');
  if (/[{}]/.test(text)) throw refuse(path, `has the segment ${quote(text)}`, 'Make the whole segment one parameter: {name} or {name+}');
  throw refuse(path, `has the segment ${quote(text)}`, 'Use other characters');
}

function refuse(path: string, what: string, fix: string): GatehouseError {
  return new GatehouseError({
    code: 'GH_ROUTE_PATH',
    given: `path ${quote(path)} ${what}`,
    allowed: 'segments of A-Z a-z 0-9 _ . , : -, whole-segment parameters {name}, and {name+} at the end',
    fix,
  });
}
