import { JavaException, VtlError, contextOf, inputOf, parseTemplate, renderTemplate, templateVariables, VtlMap } from '../../vtl';
import type { ContextValues, Template, Value } from '../../vtl';
import { requestContext } from './events/request-context';
import type { Exchange } from './exchange';
import { failures } from './failures';
import type { RestApiModel } from './model';
import { lastValues } from './parameters';

const TEMPLATES = new WeakMap<RestApiModel, Map<string, Template>>();
const MATCHES = parseTemplate('$text.matches($pattern)');

/** Renders a mapping template over a body, with the parameters of the request. */
export function renderMapping(exchange: Exchange, template: string, body: string): string {
  const input = inputOf({
    body,
    path: exchange.pathParameters,
    querystring: lastValues(exchange.request.query),
    header: lastValues(exchange.request.headers),
  });
  const stageVariables = new VtlMap(Object.entries(exchange.stageVariables));
  try {
    return renderTemplate(parsed(exchange.api, template), templateVariables({ input, context: contextFor(exchange), stageVariables }));
  } catch (error) {
    if (!(error instanceof VtlError) && !(error instanceof JavaException)) throw error;
    throw failures.configuration(`Unable to transform: ${error.message}`);
  }
}

/** `$context` of a request: made once, so that the response template sees what the request template has set. */
export function contextFor(exchange: Exchange): Value {
  const { isCanary } = exchange;
  exchange.context ??= contextOf({ ...requestContext(exchange), ...isCanary !== undefined && { isCanaryRequest: isCanary } } as ContextValues);
  return exchange.context;
}

/** Whether all of a text fits a regular expression of Java; none where it is no such expression. */
export function fitsJavaRegex(text: string, pattern: string): boolean {
  try {
    return renderTemplate(MATCHES, { text, pattern }) === 'true';
  } catch (error) {
    if (!(error instanceof VtlError) && !(error instanceof JavaException)) throw error;
    return false;
  }
}

function parsed(api: RestApiModel, text: string): Template {
  const known = TEMPLATES.get(api) ?? new Map<string, Template>();
  TEMPLATES.set(api, known);
  const template = known.get(text) ?? parseTemplate(text);
  known.set(text, template);
  return template;
}
