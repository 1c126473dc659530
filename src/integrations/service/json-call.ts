import { Source } from '../../mapping';
import type { MappingTemplate, RequestMappingOptions } from '../../mapping';

/** The request of a service that takes JSON and the name of the action in a header. */
export function jsonRequest(target: string, template: MappingTemplate, contentTypes: readonly string[], version: '1.0' | '1.1' = '1.0'): RequestMappingOptions {
  return {
    headers: { 'Content-Type': Source.literal(`application/x-amz-json-${version}`), 'X-Amz-Target': Source.literal(target) },
    templates: Object.fromEntries(contentTypes.map((contentType) => [contentType, template])),
  };
}
