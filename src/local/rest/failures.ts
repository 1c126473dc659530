import { GatewayFailure } from './gateway-failure';

/** What API Gateway says where it does not say more. */
const SERVER_ERROR = 'Internal server error';

/** The failures that handlers end a request with, as AWS words them. */
export const failures = {
  /** An unknown path or method, or an unsigned request where a signature is required. */
  missingAuthenticationToken: () => (
    new GatewayFailure('MISSING_AUTHENTICATION_TOKEN', 403, 'Missing Authentication Token', 'MissingAuthenticationTokenException')
  ),
  accessDenied: (message: string) => new GatewayFailure('ACCESS_DENIED', 403, message, 'AccessDeniedException'),
  invalidApiKey: () => new GatewayFailure('INVALID_API_KEY', 403, 'Forbidden', 'ForbiddenException'),
  throttled: () => new GatewayFailure('THROTTLED', 429, 'Too Many Requests', 'TooManyRequestsException'),
  quotaExceeded: () => new GatewayFailure('QUOTA_EXCEEDED', 429, 'Limit Exceeded', 'LimitExceededException'),
  requestTooLarge: (message: string) => new GatewayFailure('REQUEST_TOO_LARGE', 413, message, 'RequestTooLargeException'),
  badParameters: (message: string) => new GatewayFailure('BAD_REQUEST_PARAMETERS', 400, message, 'BadRequestException'),
  badBody: (problems: string, contentType: string) => new GatewayFailure(
    'BAD_REQUEST_BODY', 400, 'Invalid request body', 'BadRequestException', problems,
    `Request body does not match model schema for content type ${contentType}: ${problems}`,
  ),
  unsupportedMediaType: () => new GatewayFailure('UNSUPPORTED_MEDIA_TYPE', 415, 'Unsupported Media Type', 'BadRequestException'),
  /** Something in the API's configuration does not work for this request. */
  configuration: (why: string, before = '') => new GatewayFailure(
    'API_CONFIGURATION_ERROR', 500, SERVER_ERROR, 'InternalServerErrorException', undefined, `${before}Execution failed due to configuration error: ${why}`,
  ),
  /** A function behind a proxy integration failed, or answered in a form that is none. */
  badLambdaAnswer: (log: string) => new GatewayFailure('DEFAULT_5XX', 502, SERVER_ERROR, 'InternalServerErrorException', undefined, log),
  integrationTimeout: () => new GatewayFailure(
    'INTEGRATION_TIMEOUT', 504, 'Endpoint request timed out', 'InternalServerErrorException', undefined, 'Execution failed due to a timeout error',
  ),
  integrationFailure: () => new GatewayFailure(
    'INTEGRATION_FAILURE', 504, 'Network error communicating with endpoint', 'InternalServerErrorException', undefined,
    'Execution failed due to a network error communicating with endpoint',
  ),
  /** What no handler foresaw: a fault of ours, which must not take the gateway down. */
  internal: (error: unknown) => new GatewayFailure(
    'DEFAULT_5XX', 500, SERVER_ERROR, 'InternalServerErrorException', undefined,
    `Execution failed due to an internal error: ${error instanceof Error ? error.stack ?? error.message : String(error)}`,
  ),
} satisfies Readonly<Record<string, (...args: never[]) => GatewayFailure>>;
