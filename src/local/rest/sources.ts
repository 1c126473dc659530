import { JavaException, JsonPathError, JsonTextError, evaluateJsonPath, parseJsonPath, parseJsonText, printJsonText } from '../../vtl';
import type { Value } from '../../vtl';
import { requestContext } from './events/request-context';
import type { BackendResponse, Exchange, Parameters } from './exchange';
import { headerValues } from './parameters';

/** Where a mapping's expression gets its values from; none where there is nothing, and the mapping is left out then. */
type Source = (name: string) => readonly string[];
type Sources = Readonly<Record<string, Source>>;

const last = (values: readonly string[]): readonly string[] => values.slice(-1);
const own = (parameters: Parameters, name: string): readonly string[] => Object.hasOwn(parameters, name) ? parameters[name] : [];

/**
 * The values that an expression of a request mapping stands for.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function requestValues(exchange: Exchange, expression: string): readonly string[] {
  const { request, pathParameters } = exchange;
  return valuesOf(expression, {
    'method.request.header.': (name) => last(headerValues(request.headers, name)),
    'method.request.multivalueheader.': (name) => headerValues(request.headers, name),
    'method.request.querystring.': (name) => last(own(request.query, name)),
    'method.request.multivaluequerystring.': (name) => own(request.query, name),
    'method.request.path.': (name) => Object.hasOwn(pathParameters, name) ? [pathParameters[name]] : [],
    'method.request.body': (path) => bodyValues(request.body, path),
    ...everywhere(exchange),
  });
}

/**
 * The values that an expression of a response mapping stands for.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function responseValues(exchange: Exchange, response: BackendResponse, expression: string): readonly string[] {
  return valuesOf(expression, {
    'integration.response.header.': (name) => last(headerValues(response.headers, name)),
    'integration.response.multivalueheader.': (name) => headerValues(response.headers, name),
    'integration.response.body': (path) => bodyValues(response.body, path),
    ...everywhere(exchange),
  });
}

function everywhere(exchange: Exchange): Sources {
  return {
    'stageVariables.': (name) => Object.hasOwn(exchange.stageVariables, name) ? [exchange.stageVariables[name]] : [],
    'context.': (name) => contextValues(exchange, name),
  };
}

/** Static values stand in single quotes. */
function valuesOf(expression: string, sources: Sources): readonly string[] {
  const [, literal] = /^'([^]*)'$/.exec(expression) ?? [];
  if (literal !== undefined) return [literal];
  const prefix = Object.keys(sources).find((each) => expression.startsWith(each));
  return prefix === undefined ? [] : sources[prefix](expression.slice(prefix.length));
}

function contextValues(exchange: Exchange, name: string): readonly string[] {
  const value = name.split('.').reduce<unknown>((map, key) => isMap(map) && Object.hasOwn(map, key) ? map[key] : undefined, requestContext(exchange));
  return value === undefined || value === null || typeof value === 'object' ? [] : [String(value)];
}

/** The whole body, or what a JSONPath without its `$` finds in it: `.a.b`, `.[0]`. */
function bodyValues(body: Buffer, path: string): readonly string[] {
  const content = body.toString('utf8');
  if (path === '') return content === '' ? [] : [content];
  try {
    const value = evaluateJsonPath(parseJsonPath(`$${path.replace(/^\.(?=\[)/, '')}`), parseJsonText(content)) ?? null;
    return value === null ? [] : [textOf(value)];
  } catch (error) {
    if (error instanceof JsonPathError || error instanceof JsonTextError || error instanceof JavaException) return [];
    throw error;
  }
}

const textOf = (value: Value): string => typeof value === 'string' ? value : printJsonText(value);

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
