import { Condition, MappingTemplate, Source } from '../../mapping';

/** A value that is left out where its source has none. Fixed text and joined sources are always there: a template cannot ask about those. */
export function wherePresent(source: Source, value: unknown): unknown {
  const { literal, parts } = source?._config ?? {};
  return literal !== undefined || parts !== undefined ? value : MappingTemplate.when(Condition.present(source), value);
}
