import { templatesFor } from './service-options';
import type { ServiceIntegrationOptions } from './service-options';
import { Source } from '../../mapping';
import type { MappingTemplate, RequestMappingOptions } from '../../mapping';

/** The request of a service that takes JSON and the name of the action in a header. */
export function jsonRequest(
  target: string, template: MappingTemplate, options: ServiceIntegrationOptions, version: '1.0' | '1.1' = '1.0',
): RequestMappingOptions {
  return {
    headers: { 'Content-Type': Source.literal(`application/x-amz-json-${version}`), 'X-Amz-Target': Source.literal(target) },
    templates: templatesFor(options, template),
  };
}
