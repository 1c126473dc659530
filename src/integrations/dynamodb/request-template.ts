import { MappingTemplate } from '../../mapping';
import type { Condition, Source } from '../../mapping';

/** A field of a request that typed templates cannot say. */
export interface OwnField {
  /** VTL that renders the field with the comma before it, or nothing. */
  readonly vtl: () => string;
  readonly sources: readonly Source[];
}

/** A typed template with fields of its own behind the others, of which there is one at least. */
export function requestTemplate(fields: Readonly<Record<string, unknown>>, own: readonly OwnField[]): MappingTemplate {
  const { _config: typed } = MappingTemplate.json(fields);
  const sources = own.flatMap((each) => each.sources).map((source) => ({ source, use: 'value' as const, inLoop: false }));
  return MappingTemplate._typed({
    ...typed,
    vtl: () => `${typed.vtl().slice(0, -1)}${own.map(({ vtl }) => vtl()).join('')}}`,
    sources: [...typed.sources, ...sources],
  });
}

/** Conditions as VTL, with names of variables that the typed part of a template does not have. */
export function conditionPrinter(): (condition: Condition) => { readonly before: string; readonly test: string } {
  let count = 0;
  const scope = { fresh: (prefix: string) => `own${prefix}${++count}` };
  return (condition) => {
    const { before, test } = condition._render(scope);
    return { before: before.map((piece) => ('directive' in piece ? piece.directive : '')).join(''), test };
  };
}
