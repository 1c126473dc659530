import type { Schema } from './schema';

/** A parameter of the method request. */
export interface RequestParameterOptions {
  /**
   * Whether API Gateway answers 400 where the parameter is missing or blank. A parameter of the path is always there.
   *
   * @default false
   */
  readonly required?: boolean;

  /**
   * What it means, for the API's documentation.
   *
   * @default - no description
   */
  readonly description?: string;
}

/**
 * The method request: what a caller sends, and what API Gateway checks before it calls the back end.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export interface RequestOptions {
  /**
   * The schema of an `application/json` body. A body that does not fit is answered with 400.
   *
   * @default - any body
   */
  readonly body?: Schema;

  /**
   * Schemas by content type, beside or instead of `body`. API Gateway validates JSON only, and lets bodies of types without a schema pass.
   *
   * @default - none
   */
  readonly bodies?: { [contentType: string]: Schema };

  /**
   * Request headers by name.
   *
   * @default - none declared
   */
  readonly headers?: { [name: string]: RequestParameterOptions };

  /**
   * Query string parameters by name.
   *
   * @default - none declared
   */
  readonly querystrings?: { [name: string]: RequestParameterOptions };

  /**
   * What there is to say of the path's parameters, by name; they are declared and required by themselves.
   *
   * Errors: `GH_PARAMETER_NAME` for one that the path does not have.
   *
   * @default - nothing
   */
  readonly path?: { [name: string]: RequestParameterOptions };

  /**
   * Whether API Gateway checks required parameters and bodies; otherwise they are documentation.
   *
   * @default true
   */
  readonly validate?: boolean;
}

/** One declared parameter, by its place in the method request. */
export interface DeclaredParameter {
  readonly in: 'path' | 'header' | 'query';
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
}

/** The parameters that the mappings of a route read. */
export interface ReadParameters {
  readonly headers?: readonly string[];
  readonly querystrings?: readonly string[];
}

const NOTHING: RequestOptions = {};

/** The declared parameters of a route: its path's, its own, and those that its mappings read; sorted, each once. */
export function declaredParameters(path: readonly string[], request: RequestOptions = NOTHING, read: ReadParameters = {}): DeclaredParameter[] {
  const inPath = path.map((name): DeclaredParameter => ({ in: 'path', name, required: true, ...described(request.path?.[name]) }));
  if (request === NOTHING && !read.headers?.length && !read.querystrings?.length) return inPath;
  const named = (place: 'header' | 'query', options: { [name: string]: RequestParameterOptions } = {}) =>
    Object.entries(options).map(([name, option]) => ({ in: place, name, required: option?.required ?? false, ...described(option) }));
  const own = [...named('header', request.headers), ...named('query', request.querystrings)];
  const also = (place: 'header' | 'query', names: readonly string[] = []) =>
    [...new Map(names.map((name) => [folded(place, name), name])).values()]
      .filter((name) => !own.some((parameter) => parameter.in === place && folded(place, parameter.name) === folded(place, name)))
      .map((name): DeclaredParameter => ({ in: place, name, required: false }));
  const others = [...own, ...also('header', read.headers), ...also('query', read.querystrings)];
  return [...inPath, ...others.sort((a, b) => (a.in + a.name < b.in + b.name ? -1 : 1))];
}

/** Names of headers are the same in whatever letters, those of query strings are not. */
const folded = (place: 'header' | 'query', name: string) => (place === 'header' ? name.toLowerCase() : name);

function described(option?: RequestParameterOptions): { readonly description?: string } {
  return option?.description === undefined ? {} : { description: option.description };
}

/** A schema and the content type of the bodies that it is for. */
export interface DeclaredBody {
  readonly contentType: string;
  readonly schema: Schema;
}

/** The declared bodies of a route, in the order of their content types. */
export function declaredBodies(request?: RequestOptions): DeclaredBody[] {
  if (request === undefined) return [];
  const { body, bodies = {} } = request;
  const all = [...body === undefined ? [] : [['application/json', body] as const], ...Object.entries(bodies)];
  const given = all.filter(([, schema]) => schema !== undefined).map(([contentType, schema]) => ({ contentType, schema }));
  return given.sort((a, b) => (a.contentType < b.contentType ? -1 : 1));
}
