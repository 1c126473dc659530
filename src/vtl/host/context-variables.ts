/**
 * The `$context` variables of REST APIs that templates can read, without `$context.`. What an authorizer adds, and the overrides, are not
 * among them: see `OPEN_VARIABLES`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#context-variable-reference
 */
export const CONTEXT_VARIABLES: readonly string[] = [
  'accountId',
  'apiId',
  'authorizer.principalId',
  'awsEndpointRequestId',
  'domainName',
  'domainPrefix',
  'error.message',
  'error.messageString',
  'error.responseType',
  'error.validationErrorString',
  'extendedRequestId',
  'httpMethod',
  'identity.accountId',
  'identity.apiKey',
  'identity.apiKeyId',
  'identity.caller',
  'identity.clientCert.clientCertPem',
  'identity.clientCert.issuerDN',
  'identity.clientCert.serialNumber',
  'identity.clientCert.subjectDN',
  'identity.clientCert.validity.notAfter',
  'identity.clientCert.validity.notBefore',
  'identity.cognitoAuthenticationProvider',
  'identity.cognitoAuthenticationType',
  'identity.cognitoIdentityId',
  'identity.cognitoIdentityPoolId',
  'identity.principalOrgId',
  'identity.sourceIp',
  'identity.user',
  'identity.userAgent',
  'identity.userArn',
  'path',
  'protocol',
  'requestId',
  'requestTime',
  'requestTimeEpoch',
  'resourceId',
  'resourcePath',
  'stage',
  'wafResponseCode',
  'webaclArn',
];

/** Places below which names are free: claims, the values of a Lambda authorizer, overridden parameters. */
export const OPEN_VARIABLES: readonly string[] = [
  'authorizer',
  'requestOverride.header',
  'requestOverride.path',
  'requestOverride.querystring',
  'responseOverride.header',
];

/** Variables that AWS sets without listing them among those for templates (recorded, or of private APIs and canaries), and the status that templates set. */
export const UNLISTED_VARIABLES: readonly string[] = [
  'deploymentId',
  'identity.accessKey',
  'identity.vpcId',
  'identity.vpceId',
  'isCanaryRequest',
  'responseOverride.status',
];

/** The order in which `$context.keySet()` has been recorded; whatever else there is comes after. */
export const CONTEXT_ORDER: readonly string[] = [
  'resourceId',
  'resourcePath',
  'httpMethod',
  'extendedRequestId',
  'requestTime',
  'path',
  'accountId',
  'protocol',
  'requestOverride',
  'stage',
  'domainPrefix',
  'requestTimeEpoch',
  'requestId',
  'identity',
  'domainName',
  'deploymentId',
  'responseOverride',
  'apiId',
];

/** What `$context.identity.keySet()` has been recorded to hold for a caller of whom nothing is known, in its order. */
export const IDENTITY_ORDER: readonly string[] = [
  'cognitoIdentityPoolId',
  'accountId',
  'cognitoIdentityId',
  'caller',
  'sourceIp',
  'principalOrgId',
  'accessKey',
  'cognitoAuthenticationType',
  'cognitoAuthenticationProvider',
  'userArn',
  'userAgent',
  'user',
];
