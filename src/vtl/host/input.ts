import { spend } from '../java';
import { evaluateJsonPath, parseJsonPath } from '../json-path';
import { JsonTextError, printJsonText } from '../json-text';
import type { Value, VtlObject } from '../values';
import { VtlMap } from '../values';
import { failingAs, vtlObject } from './object';
import { mapOf } from './plain';
import { JSON_CHARACTERS_PER_STEP, readJson } from './read-json';

/** The parameters of a request by name; of a repeated one the last value, header names as the client wrote them. */
export interface RequestParameters {
  readonly [name: string]: string;
}

/** What `$input` reads: the request for request templates; the response's body with the request's parameters for response templates. */
export interface TemplateRequest {
  /** The payload as text; nothing and empty text are the same to templates: `{}`. */
  readonly body: string | undefined;
  readonly path: RequestParameters;
  readonly querystring: RequestParameters;
  readonly header: RequestParameters;
}

/** What a request without a payload has as its body: recorded for `$input.body`. */
const NO_BODY = '{}';

/**
 * `$input`.
 *
 * `path(x)` is what the JSONPath finds, null where it finds nothing. `json(x)` is that as JSON text, `""` where it finds nothing or null.
 * A body that is not JSON is one text, found by `$`. `params(name)` looks in path, query string and headers in this order and is empty where
 * there is none; names are case-sensitive. The methods throw a `JavaException` for what is no JSONPath.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#input-variable-reference
 */
export function inputOf(request: TemplateRequest): VtlObject {
  const body = request.body || NO_BODY;
  const read = reader(body);
  const places = [request.path, request.querystring, request.header];
  const params = new VtlMap([['path', mapOf(request.path)], ['querystring', mapOf(request.querystring)], ['header', mapOf(request.header)]]);
  return vtlObject({
    path: ([path, ...rest]) => isText(path, rest) ? read('path', path) : undefined,
    json: ([path, ...rest]) => isText(path, rest) ? jsonOf(read('json', path)) : undefined,
    params: ([name, ...rest]) => {
      if (name === undefined) return params;
      return isText(name, rest) ? places.find((place) => Object.hasOwn(place, name))?.[name] ?? '' : undefined;
    },
  }, { body });
}

function isText(value: Value | undefined, rest: readonly Value[]): value is string {
  return typeof value === 'string' && rest.length === 0;
}

/** The body is parsed once, when it is first asked for. */
function reader(body: string): (method: string, path: string) => Value {
  let document: Value | undefined;
  return (method, path) => failingAs(`$input.${method}(${JSON.stringify(path)})`, () => {
    document ??= documentOf(body);
    spend(path.length);
    return evaluateJsonPath(parseJsonPath(path), document, spend) ?? null;
  });
}

/** Templates for form data split `$input.path('$')` at `&`: what is no JSON is text. */
function documentOf(body: string): Value {
  try {
    return readJson(body);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    return body;
  }
}

function jsonOf(value: Value): string {
  if (value === null) return '""';
  const text = failingAs('$input.json', () => printJsonText(value));
  spend(text.length / JSON_CHARACTERS_PER_STEP);
  return text;
}
