import { ContentConversion, MappingTemplate, hasSeveralOrigins, mappedResponse } from '../mapping';
import type { CorsOptions, ResponseOptions } from '../mapping';
import type { RestIntegrationResponse } from './rest-integration';

/**
 * The answers for errors of S3 where nothing binary is answered: no status meets two patterns, because AWS documents no order among them.
 * A 404 is the bucket's own, which the gateway has wrong.
 */
export function textErrors(cors?: CorsOptions): RestIntegrationResponse[] {
  return [
    textAnswer({ status: 403, match: '403', template: messageTemplate('Forbidden') }, cors),
    textAnswer({ status: 400, match: '4(?!0[34])\\d{2}', template: messageTemplate('Bad Request') }, cors),
    textAnswer({ status: 502, template: messageTemplate('Bad Gateway') }, cors),
  ];
}

/** An answer that is text. With several origins its template compares them, so that the bucket needs no CORS rules. */
export function textAnswer(response: ResponseOptions, cors?: CorsOptions): RestIntegrationResponse {
  // Text whatever the caller accepts: an XML error that is taken for binary becomes a 500.
  return mappedResponse({ ...response, contentHandling: ContentConversion.TO_TEXT }, cors);
}

/** An answer without a body, to one of S3 that has none. */
export function emptyAnswer(response: ResponseOptions, cors?: CorsOptions): RestIntegrationResponse {
  // The template that compares origins would answer `{}` for a body that is not there.
  return textAnswer({ ...response, template: cors && hasSeveralOrigins(cors) ? MappingTemplate.fromVtl('') : undefined }, cors);
}

function messageTemplate(message: string): MappingTemplate {
  return MappingTemplate.json({ message });
}
