import { GatehouseError, listed, shapeFindings, throwFindings } from '../../errors';
import type { Kind } from '../../errors';
import { JSON_TYPE, MEDIA_TYPE, MappingTemplate, Source } from '../../mapping';

/** What integrations of AWS services share. */
export interface ServiceIntegrationOptions {
  /**
   * The content types of requests that are taken; another is answered 415.
   *
   * @default - application/json, which a request without a content type counts as
   */
  readonly contentTypes?: string[];
}

/** A template for each content type that is taken, of options that have been checked. */
export function templatesFor(options: ServiceIntegrationOptions, template: MappingTemplate): { [type: string]: MappingTemplate } {
  const { contentTypes = [JSON_TYPE] } = options;
  return Object.fromEntries([...new Set(contentTypes)].sort().map((contentType) => [contentType, template]));
}

/** Refuses options of other kinds than they are documented with. */
export function checkOptions(factory: string, options: ServiceIntegrationOptions, fields: Readonly<Record<string, Kind>>): void {
  throwFindings(shapeFindings(`the options of Integrations.${factory}`, options, { contentTypes: 'texts', ...fields }));
  const { contentTypes } = options;
  const wrong = contentTypes?.filter((type) => !MEDIA_TYPE.test(type));
  if (contentTypes === undefined || (contentTypes.length > 0 && wrong?.length === 0)) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.${factory} has the contentTypes ${contentTypes.length === 0 ? '[]' : listed(contentTypes)}`,
    allowed: 'at least one media type such as "application/json", without wildcards or parameters',
    fix: 'Name the types that are taken, or leave contentTypes out',
  });
}

/** A value as the text of a message: sources as they are, all else as JSON; the whole body where there is none. */
export function textValue(value: unknown): unknown {
  if (value === undefined) return Source.bodyText();
  return value instanceof Source ? Source.concat(value) : MappingTemplate.stringified(value);
}
