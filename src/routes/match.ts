import type { Method } from './methods';
import type { Segment } from './path';
import type { Route } from './route-table';

/** What a request's path meets: the route, and the values of its parameters as they stand in the path. */
export interface Match<T> {
  readonly route: Route<T>;
  readonly parameters: Readonly<Record<string, string>>;
}

const RANK = { static: 0, parameter: 1, greedy: 2 } as const;

/**
 * Finds the route that API Gateway would choose.
 *
 * The most specific path wins, segment by segment: static before parameter before greedy. Its own method wins over `ANY`.
 * There is no falling back to a greedy sibling when the more specific path lacks the method.
 */
export function matchRoute<T>(routes: readonly Route<T>[], method: Method, path: string): Match<T> | undefined {
  const texts = path === '/' ? [] : path.split('/').slice(1);
  const matching = routes
    .map((route) => ({ route, parameters: matchSegments(route.key.segments, texts) }))
    .filter((match): match is Match<T> => match.parameters !== undefined)
    .sort((a, b) => compareSegments(a.route.key.segments, b.route.key.segments));
  const best = matching.filter((match) => match.route.key.path === matching[0].route.key.path);
  return best.find((match) => match.route.key.method === method) ?? best.find((match) => match.route.key.method === 'ANY');
}

function matchSegments(segments: readonly Segment[], texts: readonly string[]): Record<string, string> | undefined {
  const greedy = segments.at(-1)?.kind === 'greedy';
  if (greedy ? texts.length < segments.length : texts.length !== segments.length) return undefined;
  const parameters: [string, string][] = [];
  for (const [i, { kind, name }] of segments.entries()) {
    if (kind === 'static' && name !== texts[i]) return undefined;
    if (kind === 'parameter') parameters.push([name, texts[i]]);
    if (kind === 'greedy') parameters.push([name, texts.slice(i).join('/')]);
    if (kind !== 'static' && texts[i] === '') return undefined;
  }
  return Object.fromEntries(parameters);
}

function compareSegments(a: readonly Segment[], b: readonly Segment[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = RANK[a[i].kind] - RANK[b[i].kind];
    if (difference !== 0) return difference;
  }
  return b.length - a.length;
}
