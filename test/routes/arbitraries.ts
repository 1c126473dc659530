import fc from 'fast-check';
import { METHODS, parseRouteKey, renderPath } from '../../src/routes';
import type { RouteKey, Segment } from '../../src/routes';

const text = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 8 });

const staticSegment: fc.Arbitrary<Segment> = text('abzAZ019_.,:-').map((name) => ({ kind: 'static', name }));
const parameterSegment: fc.Arbitrary<Segment> = text('abz09_.$-').map((name) => ({ kind: 'parameter', name }));
const greedySegment: fc.Arbitrary<Segment> = text('pxy').map((name) => ({ kind: 'greedy', name }));

/** Segments of a legal path: parameters with names of their own, a greedy one last or not at all. */
export const anySegments: fc.Arbitrary<Segment[]> = fc
  .tuple(fc.array(fc.oneof(staticSegment, parameterSegment), { maxLength: 5 }), fc.option(greedySegment, { nil: undefined }))
  .map(([segments, last]) => [...segments, ...last ? [last] : []])
  .filter((segments) => {
    const names = segments.filter((segment) => segment.kind !== 'static').map((segment) => segment.name);
    return new Set(names).size === names.length;
  });

/** Legal route keys over a small alphabet, so that many of them meet. */
export const smallKey: fc.Arbitrary<RouteKey> = fc
  .tuple(
    fc.constantFrom(...METHODS),
    fc.array(fc.constantFrom('a', 'b', '{id}', '{p+}'), { maxLength: 4 }),
  )
  .filter(([, parts]) => new Set(parts.filter((part) => part.startsWith('{'))).size === parts.filter((part) => part.startsWith('{')).length)
  .filter(([, parts]) => !parts.slice(0, -1).includes('{p+}'))
  .map(([method, parts]) => parseRouteKey(`${method} /${parts.join('/')}`));

export const anyPath = anySegments.map(renderPath);
export const anyMethod = fc.constantFrom(...METHODS);
