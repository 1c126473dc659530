/**
 * The fields of an access log line. Query strings, bodies and tokens are not among them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export const ACCESS_LOG_FIELDS: Readonly<Record<string, string>> = {
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  time: '$context.requestTimeEpoch',
  ip: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
  method: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  path: '$context.path',
  protocol: '$context.protocol',
  tls: '$context.tlsVersion',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  integrationStatus: '$context.integration.status',
  integrationLatency: '$context.integration.latency',
  integrationError: '$context.integration.error',
  authorizeStatus: '$context.authorize.status',
  authenticateStatus: '$context.authenticate.status',
  subject: '$context.authorizer.claims.sub',
  caller: '$context.identity.userArn',
  apiKeyId: '$context.identity.apiKeyId',
  errorType: '$context.error.responseType',
  error: '$context.error.message',
  traceId: '$context.xrayTraceId',
  wafStatus: '$context.waf.status',
};

/** One line of JSON for each request. Every value is quoted: absent ones become `-`. */
export const ACCESS_LOG_FORMAT = JSON.stringify(ACCESS_LOG_FIELDS);
