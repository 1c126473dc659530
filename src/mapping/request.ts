/** A parameter of the method request. */
export interface RequestParameterOptions {
  /**
   * Whether API Gateway answers 400 where the parameter is missing or blank.
   *
   * @default false
   */
  readonly required?: boolean;
}

/**
 * The method request: what a caller sends.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export interface RequestOptions {
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
}

/** One declared parameter, by its place in the method request. */
export interface DeclaredParameter {
  readonly in: 'path' | 'header' | 'query';
  readonly name: string;
  readonly required: boolean;
}

/** The declared parameters of a route: its path's, its own, and those that its integration reads; sorted, each once. */
export function declaredParameters(path: readonly string[], request: RequestOptions = {}, headersRead: readonly string[] = []): DeclaredParameter[] {
  const named = (place: 'header' | 'query', options: { [name: string]: RequestParameterOptions } = {}) =>
    Object.entries(options).map(([name, option]) => ({ in: place, name, required: option?.required ?? false }));
  const own = [...named('header', request.headers), ...named('query', request.querystrings)];
  const read = headersRead
    .filter((name) => !own.some((parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === name.toLowerCase()))
    .map((name): DeclaredParameter => ({ in: 'header', name, required: false }));
  const inPath = path.map((name): DeclaredParameter => ({ in: 'path', name, required: true }));
  return [...inPath, ...[...own, ...read].sort((a, b) => (a.in + a.name < b.in + b.name ? -1 : 1))];
}
