import { called } from './called';

/** How a response source is read; made by the factories of `ResponseSource` only. */
export interface ResponseSourceConfig {
  /** As it was written, for errors. */
  readonly written: string;
  /** What it was made with: text, where it is right. */
  readonly argument?: unknown;
  /** The expression of the mapping. */
  readonly parameter?: string;
  /** The name of the back end's header. */
  readonly header?: string;
  /** The part of the back end's body. */
  readonly jsonPath?: string;
  /** The context variable, without `context.`. */
  readonly context?: string;
  /** The name of the stage variable. */
  readonly stageVariable?: string;
  /** Fixed text. */
  readonly literal?: string;
}

/**
 * Where the value of a response header comes from.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html
 */
export class ResponseSource {
  /**
   * A header of the back end's answer.
   *
   * @param name its name
   */
  public static header(name: string): ResponseSource {
    return new ResponseSource({ ...called('ResponseSource.header', name), parameter: `integration.response.header.${name}`, header: name });
  }

  /**
   * All values of a header of the back end's answer.
   *
   * @param name its name
   */
  public static multiValueHeader(name: string): ResponseSource {
    return new ResponseSource({ ...called('ResponseSource.multiValueHeader', name), parameter: `integration.response.multivalueheader.${name}`, header: name });
  }

  /**
   * A part of the JSON that the back end answers.
   *
   * @param jsonPath where it stands, for example `$.id`
   */
  public static body(jsonPath: string = '$'): ResponseSource {
    return new ResponseSource({ ...called('ResponseSource.body', jsonPath), parameter: `integration.response.body${String(jsonPath).slice(1)}`, jsonPath });
  }

  /**
   * A variable of the request's context.
   *
   * Errors: `GH_SOURCE` for a name that API Gateway does not have.
   *
   * @param name the name without `$context.`
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#context-variable-reference
   */
  public static context(name: string): ResponseSource {
    return new ResponseSource({ ...called('ResponseSource.context', name), parameter: `context.${name}`, context: name });
  }

  /**
   * A variable of the stage.
   *
   * @param name its name
   */
  public static stageVariable(name: string): ResponseSource {
    return new ResponseSource({ ...called('ResponseSource.stageVariable', name), parameter: `stageVariables.${name}`, stageVariable: name });
  }

  /**
   * Fixed text.
   *
   * @param value the text, on one line and without a single quote
   */
  public static literal(value: string): ResponseSource {
    return new ResponseSource({ ...called('ResponseSource.literal', value), literal: value });
  }

  /** @internal */
  public readonly _config: ResponseSourceConfig;

  private constructor(config: ResponseSourceConfig) {
    this._config = config;
  }
}
