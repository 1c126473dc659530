import { nameplates, placeholderFields } from './placeholders';
import type { Placeholder } from './placeholders';

/** The fields of a read that choose attributes, with the placeholders of its other expressions; all are read where none are chosen. */
export function projection(attributes: readonly string[] | undefined, others: readonly Placeholder[] = []): Record<string, unknown> {
  const chosen = nameplates('n', attributes ?? []);
  return {
    ProjectionExpression: chosen.length ? chosen.map(({ id }) => `#${id}`).join(', ') : undefined,
    ...placeholderFields([...others, ...chosen]),
  };
}
