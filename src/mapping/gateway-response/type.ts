/**
 * What API Gateway answers for by itself, without a back end.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export class GatewayResponseType {
  /** The authorizer, a policy or the resource policy refused the caller. */
  public static readonly ACCESS_DENIED = new GatewayResponseType('ACCESS_DENIED', 403);
  /** The API is set up wrongly: an endpoint that is none, binary data that does not decode, an answer that nothing matches. */
  public static readonly API_CONFIGURATION_ERROR = new GatewayResponseType('API_CONFIGURATION_ERROR', 500);
  /** The authorizer could not be reached, or answered nonsense. */
  public static readonly AUTHORIZER_CONFIGURATION_ERROR = new GatewayResponseType('AUTHORIZER_CONFIGURATION_ERROR', 500);
  /** The authorizer failed. */
  public static readonly AUTHORIZER_FAILURE = new GatewayResponseType('AUTHORIZER_FAILURE', 500);
  /** A required header, query string parameter or path parameter is missing. */
  public static readonly BAD_REQUEST_PARAMETERS = new GatewayResponseType('BAD_REQUEST_PARAMETERS', 400);
  /** The body does not match its schema. */
  public static readonly BAD_REQUEST_BODY = new GatewayResponseType('BAD_REQUEST_BODY', 400);
  /** Every 4xx type that has no response of its own. A status given here is the status of all of those. */
  public static readonly DEFAULT_4XX = new GatewayResponseType('DEFAULT_4XX');
  /** Every 5xx type that has no response of its own. A status given here is the status of all of those. */
  public static readonly DEFAULT_5XX = new GatewayResponseType('DEFAULT_5XX');
  /** The AWS session token is expired. */
  public static readonly EXPIRED_TOKEN = new GatewayResponseType('EXPIRED_TOKEN', 403);
  /** The back end failed to answer. */
  public static readonly INTEGRATION_FAILURE = new GatewayResponseType('INTEGRATION_FAILURE', 504);
  /** The back end took too long. */
  public static readonly INTEGRATION_TIMEOUT = new GatewayResponseType('INTEGRATION_TIMEOUT', 504);
  /** The API key is missing or unknown. */
  public static readonly INVALID_API_KEY = new GatewayResponseType('INVALID_API_KEY', 403);
  /** The AWS signature is wrong. */
  public static readonly INVALID_SIGNATURE = new GatewayResponseType('INVALID_SIGNATURE', 403);
  /** Credentials are missing, or there is no such path or method. */
  public static readonly MISSING_AUTHENTICATION_TOKEN = new GatewayResponseType('MISSING_AUTHENTICATION_TOKEN', 403);
  /** The quota of the caller's usage plan is used up. */
  public static readonly QUOTA_EXCEEDED = new GatewayResponseType('QUOTA_EXCEEDED', 429);
  /** The request is larger than API Gateway takes. */
  public static readonly REQUEST_TOO_LARGE = new GatewayResponseType('REQUEST_TOO_LARGE', 413);
  /** There is no such resource, after the caller was authorized. */
  public static readonly RESOURCE_NOT_FOUND = new GatewayResponseType('RESOURCE_NOT_FOUND', 404);
  /** A throttle of the usage plan, method, stage or account. */
  public static readonly THROTTLED = new GatewayResponseType('THROTTLED', 429);
  /** The authorizer got no token, or one that is not valid. */
  public static readonly UNAUTHORIZED = new GatewayResponseType('UNAUTHORIZED', 401);
  /** No request template takes the content type, and passthrough is off. */
  public static readonly UNSUPPORTED_MEDIA_TYPE = new GatewayResponseType('UNSUPPORTED_MEDIA_TYPE', 415);
  /** AWS WAF blocked the request. A custom response of the firewall wins over this one. */
  public static readonly WAF_FILTERED = new GatewayResponseType('WAF_FILTERED', 403);

  /**
   * A type by name, for those that AWS adds after this version. AWS refuses names that it does not know, so one that this version does
   * not know is a warning, `GH_GATEWAY_RESPONSE_UNKNOWN`.
   *
   * @param name the name as AWS writes it, for example `THROTTLED`
   */
  public static of(name: string): GatewayResponseType {
    return GatewayResponseType._known().find((type) => type.name === name) ?? new GatewayResponseType(name);
  }

  /** @internal */
  public static _known(): GatewayResponseType[] {
    return Object.values(GatewayResponseType).filter((value) => value instanceof GatewayResponseType);
  }

  /** The name as AWS writes it. */
  public readonly name: string;

  /** The status that AWS gives it; none for the two defaults, which leave that of the type they stand in for. */
  public readonly defaultStatus?: number;

  private constructor(name: string, defaultStatus?: number) {
    this.name = name;
    this.defaultStatus = defaultStatus;
  }
}
