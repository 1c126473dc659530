/**
 * Ends a request with a gateway response: what API Gateway answers by itself.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export class GatewayFailure extends Error {
  /** The type of the gateway response, for example `MISSING_AUTHENTICATION_TOKEN`. */
  public readonly type: string;
  /** The status where no gateway response of the API says another. */
  public readonly status: number;
  /** The value of `x-amzn-ErrorType`. */
  public readonly errorType: string;
  /** What `$context.error.validationErrorString` holds. */
  public readonly validationError?: string;
  /** Why, as AWS's execution log says it. */
  public readonly log?: string;

  constructor(type: string, status: number, message: string, errorType: string, validationError?: string, log?: string) {
    super(message);
    this.name = 'GatewayFailure';
    this.type = type;
    this.status = status;
    this.errorType = errorType;
    this.validationError = validationError;
    this.log = log;
  }
}
