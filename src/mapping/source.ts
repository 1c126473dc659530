import { called } from './called';

/** How a source is read; made by the factories of `Source` only. */
export interface SourceConfig {
  /** As it was written, for errors. */
  readonly written: string;
  /** What it was made with: text, where it is right. */
  readonly argument?: unknown;
  /** The expression of a parameter mapping; without one the source is for templates only. */
  readonly parameter?: string;
  /** The parameter of the method request that it reads. */
  readonly reads?: { readonly in: 'path' | 'header' | 'query'; readonly name: string };
  /** The context variable that it reads, without `context.`. */
  readonly context?: string;
  /** The stage variable that it reads. */
  readonly stageVariable?: string;
  /** Where its text stands: VTL references without their `$`, the first that has a value counts. */
  readonly texts?: readonly string[];
  /** Where its JSON stands in the body. */
  readonly json?: { readonly path: string; readonly ofItem: boolean };
  /** Fixed text. */
  readonly literal?: string;
  /** The sources that it joins. */
  readonly parts?: readonly Source[];
}

/**
 * Where a value of the integration request comes from.
 *
 * Sources stand in parameter mappings and in typed templates. What a template makes of one depends on where it stands: in
 * `MappingTemplate.json` a parameter becomes a JSON string and a part of the body whatever it was; what is missing becomes `null`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html
 */
export class Source {
  /**
   * A parameter of the route's path.
   *
   * Errors: `GH_SOURCE` where the path does not have it.
   *
   * @param name the name, without braces
   */
  public static path(name: string): Source {
    return new Source({ ...called('Source.path', name), parameter: `method.request.path.${name}`, reads: { in: 'path', name }, texts: [`input.params().path.get('${name}')`] });
  }

  /**
   * A request header. It need not be declared; the route declares what its mappings read.
   *
   * @param name the name; templates find it in lower case too, as HTTP/2 clients send it
   */
  public static header(name: string): Source {
    const names = [...new Set([name, String(name).toLowerCase()])];
    return new Source({
      ...called('Source.header', name),
      parameter: `method.request.header.${name}`,
      reads: { in: 'header', name },
      texts: names.map((each) => `input.params().header.get('${each}')`),
    });
  }

  /**
   * A query string parameter. It need not be declared; the route declares what its mappings read.
   *
   * @param name the name
   */
  public static querystring(name: string): Source {
    return new Source({
      ...called('Source.querystring', name),
      parameter: `method.request.querystring.${name}`,
      reads: { in: 'query', name },
      texts: [`input.params().querystring.get('${name}')`],
    });
  }

  /**
   * All values of a request header. For parameter mappings only.
   *
   * @param name the name
   */
  public static multiValueHeader(name: string): Source {
    return new Source({ ...called('Source.multiValueHeader', name), parameter: `method.request.multivalueheader.${name}`, reads: { in: 'header', name } });
  }

  /**
   * All values of a query string parameter. For parameter mappings only.
   *
   * @param name the name
   */
  public static multiValueQuerystring(name: string): Source {
    return new Source({ ...called('Source.multiValueQuerystring', name), parameter: `method.request.multivaluequerystring.${name}`, reads: { in: 'query', name } });
  }

  /**
   * A part of the JSON body: that of the request in request templates, that of the back end in response templates.
   *
   * @param jsonPath where it stands, for example `$.order.id`; `$` is the whole
   */
  public static body(jsonPath: string = '$'): Source {
    const json = { path: jsonPath, ofItem: false };
    return new Source({ ...called('Source.body', jsonPath), parameter: `method.request.body${String(jsonPath).slice(1)}`, json });
  }

  /** The whole body as text, whatever its content type. */
  public static bodyText(): Source {
    return new Source({ written: 'Source.bodyText()', parameter: 'method.request.body', texts: ['input.body'] });
  }

  /**
   * A part of the item of a list, inside `MappingTemplate.each` only.
   *
   * @param jsonPath where it stands below the item, for example `$.sku`; `$` is the whole item
   */
  public static item(jsonPath: string = '$'): Source {
    return new Source({ ...called('Source.item', jsonPath), json: { path: jsonPath, ofItem: true } });
  }

  /**
   * A variable of the request's context.
   *
   * Errors: `GH_SOURCE` for a name that API Gateway does not have.
   *
   * @param name the name without `$context.`, for example `requestId` or `identity.sourceIp`
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#context-variable-reference
   */
  public static context(name: string): Source {
    return new Source({ ...called('Source.context', name), parameter: `context.${name}`, context: name, texts: [contextReference(name)] });
  }

  /**
   * A claim of the caller's token.
   *
   * Errors: `GH_CLAIMS_MISSING` where the route's authorizer yields none.
   *
   * @param name the claim, for example `sub` or `cognito:groups`
   */
  public static claim(name: string): Source {
    const context = `authorizer.claims.${name}`;
    return new Source({ ...called('Source.claim', name), parameter: `context.${context}`, context, texts: [contextReference(context)] });
  }

  /**
   * A variable of the stage.
   *
   * @param name its name
   */
  public static stageVariable(name: string): Source {
    return new Source({ ...called('Source.stageVariable', name), parameter: `stageVariables.${name}`, stageVariable: name, texts: [`stageVariables${member(name)}`] });
  }

  /**
   * Fixed text.
   *
   * @param value the text; on one line and without a single quote where it stands in a parameter mapping
   */
  public static literal(value: string): Source {
    return new Source({ ...called('Source.literal', value), literal: value });
  }

  /**
   * Several sources one after the other, as text. For templates only.
   *
   * @param parts what is joined, for example `Source.literal('USER#'), Source.claim('sub')`
   */
  public static concat(...parts: Source[]): Source {
    return new Source({ written: 'Source.concat(…)', parts });
  }

  /** @internal */
  public readonly _config: SourceConfig;

  private constructor(config: SourceConfig) {
    this._config = config;
  }
}

/** Behind the authorizer stand keys of others, in whatever letters. */
function contextReference(name: string): string {
  const [, place, key] = /^(authorizer\.claims|authorizer)\.([^]*)$/.exec(name) ?? [];
  return key === undefined ? `context.${name}` : `context.${place}${member(key)}`;
}

/** A member of a map: an index where its name is no identifier of Velocity. */
function member(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) ? `.${name}` : `['${name}']`;
}
