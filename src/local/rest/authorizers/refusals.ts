import { GatewayFailure } from '../gateway-failure';

const failed = (why: string): string => `Execution failed due to configuration error: ${why}`;

/**
 * The failures that authorizers end a request with, as AWS words them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const refusals = {
  /** No token, a wrong one, or a function that threw `Unauthorized`. */
  unauthorized: (log: string) => new GatewayFailure('UNAUTHORIZED', 401, 'Unauthorized', 'UnauthorizedException', undefined, log),
  /** `EXPIRED_TOKEN` is for AWS credentials; the token of a user pool is answered with 401, which is what `UNAUTHORIZED` has. */
  tokenExpired: (message: string) => new GatewayFailure('UNAUTHORIZED', 401, message, 'UnauthorizedException', undefined, message),
  /** An authorizer that cannot be reached, threw something else or answered in a form that is none. AWS has no message for it. */
  faultyAuthorizer: (why: string) => new GatewayFailure(
    'AUTHORIZER_CONFIGURATION_ERROR', 500, '', 'AuthorizerConfigurationException', undefined, failed(why),
  ),
  /** An authorizer that did not answer in time. AWS has no message for it. */
  authorizerTimeout: (why: string) => new GatewayFailure('AUTHORIZER_FAILURE', 500, '', 'AuthorizerFailureException', undefined, failed(why)),
  accessDenied: (message: string) => new GatewayFailure('ACCESS_DENIED', 403, message, 'AccessDeniedException', undefined, message),
  /** Something in the `Authorization` header or its query parameters that is no signature. */
  incompleteSignature: (message: string) => new GatewayFailure(
    'MISSING_AUTHENTICATION_TOKEN', 403, message, 'IncompleteSignatureException', undefined, message,
  ),
  invalidSignature: (message: string) => new GatewayFailure('INVALID_SIGNATURE', 403, message, 'InvalidSignatureException', undefined, message),
  unknownCredentials: () => new GatewayFailure(
    'INVALID_SIGNATURE', 403, 'The security token included in the request is invalid.', 'UnrecognizedClientException', undefined,
    'The security token included in the request is invalid.',
  ),
  credentialsExpired: () => new GatewayFailure(
    'EXPIRED_TOKEN', 403, 'The security token included in the request is expired', 'ExpiredTokenException', undefined,
    'The security token included in the request is expired',
  ),
} satisfies Readonly<Record<string, (...args: never[]) => GatewayFailure>>;
