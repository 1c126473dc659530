import { contentOf, convertRequest, text } from '../content';
import type { Content } from '../content';
import type { Exchange } from '../exchange';
import { failures } from '../failures';
import type { IntegrationModel } from '../model';
import { headerOf, mediaTypeOf } from '../parameters';
import { renderMapping } from '../templates';

/** The content type of a request that names none. */
export const USUAL_TYPE = 'application/json';

/** The body of the integration request: as it came, converted, or rendered by the template of its content type. */
export function requestBody(exchange: Exchange): Content {
  const { api, request } = exchange;
  const integration = exchange.integration!;
  const contentType = headerOf(request.headers, 'content-type') ?? USUAL_TYPE;
  const template = isProxy(integration) ? undefined : templateFor(integration, contentType);
  const content = convertRequest(contentOf(request.body, contentType, api.binaryMediaTypes), integration.contentHandling);
  if (template === undefined) return content;
  if (content.isBinary) throw failures.configuration('Unable to transform request');
  return text(renderMapping(exchange, template, content.body.toString('utf8')));
}

export function isProxy({ type }: IntegrationModel): boolean {
  return type === 'AWS_PROXY' || type === 'HTTP_PROXY';
}

/** Whether a body without a template is passed through. */
const PASSES: Readonly<Record<IntegrationModel['passthroughBehavior'], (hasTemplates: boolean) => boolean>> = {
  WHEN_NO_MATCH: () => true,
  WHEN_NO_TEMPLATES: (hasTemplates) => !hasTemplates,
  NEVER: () => false,
};

/**
 * The template of a content type; nothing where the body is passed through.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 */
function templateFor({ requestTemplates, passthroughBehavior }: IntegrationModel, contentType: string): string | undefined {
  const templates = Object.entries(requestTemplates);
  const found = templates.find(([type]) => mediaTypeOf(type) === mediaTypeOf(contentType));
  if (!found && !PASSES[passthroughBehavior](templates.length > 0)) throw failures.unsupportedMediaType();
  return found?.[1];
}
