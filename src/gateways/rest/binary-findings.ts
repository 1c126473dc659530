import type { BoundRoute } from './bind-route';
import { listed, quote } from '../../errors';
import type { Code, Finding } from '../../errors';
import { RestIntegrationType } from '../../integrations';
import type { RestIntegrationConfig } from '../../integrations';
import { ContentConversion, JSON_TYPE } from '../../mapping';
import type { Route } from '../../routes';

/** VTL that reads JSON out of the body, which is base64 where its content type is binary. */
const READS_JSON = /\$!?\{?input\.(json|path)\b/;
/** VTL that reads the body at all. Of a request base64 may be just what is wanted; of an answer the caller would get it. */
const READS_BODY = /\$!?\{?input\.(body|json|path)\b/;

/**
 * Templates that would see base64 instead of the body, because the gateway takes its content type for binary.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function binaryTemplateFindings(routes: readonly Route<BoundRoute>[], binaryMediaTypes: readonly string[]): Finding[] {
  if (binaryMediaTypes.length === 0) return [];
  return routes.flatMap(({ key, value: { integration } }) => {
    const binary = typesRead(integration).filter((contentType) => binaryMediaTypes.some((range) => isIn(contentType, range)));
    return binary.length === 0 ? [] : [{
      code: 'GH_TEMPLATE_BINARY',
      given: `a template of route ${quote(key.text)} reads bodies of ${listed(binary)}, which the gateway takes for binary (${listed(binaryMediaTypes)})`,
      allowed: 'binary media types that no template reads, nor the one that compares several CORS origins: API Gateway hands it base64',
      fix: 'Name the binary types that pass instead of a wildcard, or leave the body to a function',
    }];
  });
}

/** The content types of the bodies that templates read; what a back end answers is taken for JSON. */
function typesRead({ type, requestTemplates = {}, responses = [] }: RestIntegrationConfig): string[] {
  const ofRequest = Object.entries(requestTemplates).filter(([, template]) => READS_JSON.test(template)).map(([contentType]) => contentType);
  const ofAnswers = type === RestIntegrationType.MOCK ? [] : responses.flatMap((response) => Object.values(response.templates ?? {}));
  return [...new Set([...ofRequest, ...ofAnswers.some((template) => READS_BODY.test(template)) ? [JSON_TYPE] : []])];
}

/**
 * Conversions to binary beside a template, in either box. Recorded: 500.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function conversionFindings(where: string, { contentHandling, requestTemplates, responses = [] }: RestIntegrationConfig): Finding[] {
  const finding = (code: Code, box: string): Finding => ({
    code, given: `${box} of ${where} has a template and turns its body to binary`, allowed: 'a template, or ContentConversion.TO_BINARY: API Gateway answers 500 for both', fix: 'Remove one of them',
  });
  return [
    ...isBoth(contentHandling, requestTemplates) ? [finding('GH_TEMPLATE_BINARY', 'the request')] : [],
    ...responses.filter((response) => isBoth(response.contentHandling, response.templates)).map(({ statusCode }) => finding('GH_RESPONSE_BINARY', `response ${statusCode}`)),
  ];
}

function isBoth(contentHandling?: ContentConversion, templates: object = {}): boolean {
  return contentHandling === ContentConversion.TO_BINARY && Object.keys(templates).length > 0;
}

/** Whether a content type is a media type or in a range such as `image/*`. */
function isIn(contentType: string, range: string): boolean {
  const [type, subtype] = range.toLowerCase().split('/');
  const [ownType, ownSubtype] = contentType.toLowerCase().split('/');
  return (type === '*' || type === ownType) && (subtype === '*' || subtype === ownSubtype);
}
