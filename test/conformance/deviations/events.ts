/** Recorded events of other kinds of APIs. */
export const OTHER_APIS: Readonly<Record<string, string>> = {
  'http-v2': 'an event of HTTP APIs',
  'proxy-v1-httpapi': 'an event of HTTP APIs, in their format 1.0',
  'authorizer-event-request-v2': 'an event of HTTP APIs',
  'websocket-connect': 'an event of WebSocket APIs',
  'websocket-message': 'an event of WebSocket APIs',
  'websocket-disconnect': 'an event of WebSocket APIs',
};

/** A way in which a recorded event may differ from the one that is built here. */
export interface EventRule {
  readonly reason: string;
  /** The fields that it is about: a path of keys, `*` for any. */
  readonly field: RegExp;
  /** Whether the field stands in the recorded event only, in ours only, or has another type. */
  readonly difference: 'recorded' | 'ours' | 'type';
}

const LATER = 'added by AWS after the event was recorded, or left out of the shortened copy that somebody published';

/** Where events are known to differ. */
export const RULES: readonly EventRule[] = [
  {
    reason: LATER,
    field: /^(body|isBase64Encoded|(multiValue)?[hH]eaders|queryStringParameters|multiValueQueryStringParameters|pathParameters|stageVariables)$/,
    difference: 'ours',
  },
  {
    reason: LATER,
    field: /^requestContext\.(accountId|apiId|deploymentId|domainName|domainPrefix|extendedRequestId|httpMethod|identity|path|protocol|requestTime|requestTimeEpoch|resourceId|resourcePath|stage)$/,
    difference: 'ours',
  },
  {
    reason: LATER,
    field: /^requestContext\.identity\.(accessKey|accountId|apiKeyId|caller|cognito\w+|principalOrgId|user|userAgent|userArn)$/,
    difference: 'ours',
  },
  { reason: 'the copy names the key of the caller and leaves out the header that it came in', field: /eaders\.x-api-key$/, difference: 'ours' },
  { reason: "made up by the tests of Lambda's Rust runtime, to show that an unknown field does no harm", field: /(^|\.)otherField$/, difference: 'recorded' },
  { reason: 'clients show certificates to custom domains with mutual TLS only, which the local gateway does not have', field: /\.identity\.clientCert$/, difference: 'recorded' },
  { reason: 'null without an API key in events from before 2019; since then it is absent', field: /\.identity\.apiKey(Id)?$/, difference: 'recorded' },
  { reason: 'an identity of Cognito that no documentation of AWS names', field: /\.identity\.cognitoAmr$/, difference: 'recorded' },
  { reason: 'an empty map in some events, null in others, for the same request', field: /^(stageVariables|pathParameters)$/, difference: 'type' },
];
