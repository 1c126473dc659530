import type { ContentConversion } from './content';
import { hasSeveralOrigins, originTemplate, withCorsHeaders } from './cors';
import type { CorsOptions } from './cors';
import { staticValue } from './literals';
import type { ResponseOptions } from './response-options';
import type { ResponseSource } from './response-source';
import type { Schema } from './schema';
import { JSON_TYPE, templatesByType } from './template';

/** An integration response as the OpenAPI extension writes it. */
export interface MappedResponse {
  readonly statusCode: number;
  readonly selectionPattern?: string;
  readonly headers: Record<string, string>;
  readonly templates?: Record<string, string>;
  readonly schema?: Schema;
  readonly contentHandling?: ContentConversion;
}

/** Renders an answer that has been checked, with the headers of CORS. */
export function mappedResponse(response: ResponseOptions, cors?: CorsOptions): MappedResponse {
  const headers = Object.entries(response.headers ?? {}).filter(([, source]) => source !== undefined);
  const templates = Object.fromEntries(templatesByType(response).map(({ contentType, template }) => [contentType, template._config.vtl()]));
  return {
    statusCode: response.status,
    selectionPattern: response.match,
    headers: withCorsHeaders(Object.fromEntries(headers.map(([name, source]) => [name, headerValue(source)])), cors),
    templates: cors && hasSeveralOrigins(cors) ? withOrigin(templates, headers.map(([name]) => name), cors) : templates,
    schema: response.schema,
    contentHandling: response.contentHandling,
  };
}

function headerValue({ _config: { parameter, literal, written } }: ResponseSource): string {
  return literal === undefined ? parameter ?? '' : staticValue(written, literal);
}

/**
 * With several origins the caller's own has to be compared, which only a template can do; the body goes through it as it is. The comparison
 * stands before what the author wrote, which could end in a comment; and an author who says the header is the one who says it.
 */
function withOrigin(templates: Record<string, string>, headers: readonly string[], cors: CorsOptions): Record<string, string> {
  if (headers.some((name) => name.toLowerCase() === ALLOW_ORIGIN)) return templates;
  const all = Object.keys(templates).length ? templates : { [JSON_TYPE]: '$input.body' };
  const compared = (template: string) => (template.toLowerCase().includes(`responseoverride.header.${ALLOW_ORIGIN}`) ? '' : originTemplate(cors));
  return Object.fromEntries(Object.entries(all).map(([contentType, template]) => [contentType, compared(template) + template]));
}

const ALLOW_ORIGIN = 'access-control-allow-origin';
