import { overridesOf } from '../../../vtl';
import { acceptsBinary, contentOf, convertResponse, text } from '../content';
import type { Content } from '../content';
import type { BackendResponse, Exchange, Parameters } from '../exchange';
import { failures } from '../failures';
import { listsOf } from '../mapped-request';
import type { IntegrationResponseModel } from '../model';
import { headerOf, mediaTypeOf, withHeaders } from '../parameters';
import { responseValues } from '../sources';
import { fitsJavaRegex, renderMapping } from '../templates';
import type { Note } from './handler';
import { proxyResponse } from './proxy-response';
import { USUAL_TYPE, isProxy } from './request-body';

/** Makes the response out of the back end's: mapped where the integration is custom, read where it is a proxy. */
export function integrationResponse(exchange: Exchange): Note {
  return isProxy(exchange.integration!) ? proxyResponse(exchange) : mappedResponse(exchange);
}

function mappedResponse(exchange: Exchange): Note {
  const backend = exchange.backendResponse!;
  const chosen = chooseResponse(exchange, backend);
  exchange.chosenResponse = chosen;
  const mapped = mappedHeaders(exchange, chosen, backend);
  const { content, contentType } = responseBody(exchange, chosen, backend);
  const { status, header } = exchange.context === undefined ? { header: {} } : overridesOf(exchange.context).response;
  const headers = withHeaders(withHeaders({ 'Content-Type': [contentType] }, mapped), listsOf(header));
  exchange.response = { status: status ?? Number(chosen.statusCode), headers, body: content.body };
  return { details: { statusCode: chosen.statusCode, selectionPattern: chosen.selectionPattern ?? '', headers: mapped } };
}

/**
 * The integration response whose pattern fits the function's error message or the back end's status, else the default one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
 */
function chooseResponse({ integration, method, target }: Exchange, { status, errorMessage }: BackendResponse): IntegrationResponseModel {
  const responses = integration!.responses;
  const subject = target?.kind === 'lambda' && status === 200 ? errorMessage : String(status);
  const fits = ({ selectionPattern: pattern }: IntegrationResponseModel) => subject !== undefined && pattern && fitsJavaRegex(subject, pattern);
  const chosen = responses.find(fits) ?? responses.find(({ selectionPattern }) => !selectionPattern);
  if (!chosen) {
    throw failures.configuration(`No match for output mapping and no default endpoint mapping configured. Endpoint Response Status Code: ${status}`);
  }
  if (!Object.hasOwn(method!.methodResponses, chosen.statusCode)) {
    throw failures.configuration(`Output mapping refers to an invalid method response: ${chosen.statusCode}`);
  }
  return chosen;
}

function mappedHeaders(exchange: Exchange, { responseParameters }: IntegrationResponseModel, backend: BackendResponse): Parameters {
  const mapped = Object.entries(responseParameters).map(([target, expression]) => (
    [/^method\.response\.header\.(.+)$/.exec(target)?.[1] ?? '', responseValues(exchange, backend, expression)] as const
  ));
  return Object.fromEntries(mapped.filter(([name, values]) => name !== '' && values.length > 0));
}

/** The body as it came, converted, or rendered by a template; what a template has rendered is not converted again. */
function responseBody(exchange: Exchange, chosen: IntegrationResponseModel, backend: BackendResponse): { content: Content; contentType: string } {
  const { api, request, integration } = exchange;
  const accept = headerOf(request.headers, 'accept');
  const binary = api.binaryMediaTypes;
  // A mock has no body that could be bytes or their base64.
  const isMock = integration!.type === 'MOCK';
  const received = isMock ? text('') : contentOf(backend.body, headerOf(backend.headers, 'content-type'), binary);
  const content = convertResponse(received, chosen.contentHandling, !isMock && acceptsBinary(accept, binary));
  const [contentType, template] = templateFor(chosen.responseTemplates, accept);
  if (template === undefined || template === '') return { content, contentType };
  if (content.isBinary) throw failures.configuration('Unable to transform response');
  return { content: text(renderMapping(exchange, template, content.body.toString('utf8'))), contentType };
}

/** The template of the first media type that the caller accepts, else of JSON, else the first. */
function templateFor(templates: Readonly<Record<string, string>>, accept = ''): readonly [contentType: string, template?: string] {
  const wanted = [...accept.split(',').map(mediaTypeOf), USUAL_TYPE];
  const entries = Object.entries(templates);
  const found = wanted.map((type) => entries.find(([each]) => mediaTypeOf(each) === type)).find((entry) => entry !== undefined);
  return found ?? entries[0] ?? [USUAL_TYPE];
}
