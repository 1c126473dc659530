/** Where a finding stops the work: an error fails synthesis, a warning is printed and can be acknowledged. */
export type Severity = 'error' | 'warning';

/** One row of the table of codes. */
export interface CodeInfo {
  readonly severity: Severity;
  /** What it means, as docs/checks.md prints it. */
  readonly meaning: string;
}

const error = (meaning: string): CodeInfo => ({ severity: 'error', meaning });
const warning = (meaning: string): CodeInfo => ({ severity: 'warning', meaning });

/** Every code of the library; part of its public contract, so codes are added and retired but never reused. */
export const CODES = {
  GH_TYPE: error('A property has a value of another kind than it is documented with.'),
  GH_TEXT_EMPTY: error('A name or description is empty, which API Gateway refuses.'),
  GH_ROUTE_KEY: error('A route key is not `METHOD /path`: unknown method, missing slash, a token, or white space.'),
  GH_ROUTE_PATH: error('A path has a segment that API Gateway refuses: characters, a partial parameter, or a greedy parameter that is not last.'),
  GH_ROUTE_DUPLICATE: error('The same method and path is declared twice.'),
  GH_ROUTE_CONFLICT: error('Two routes name the parameter at one position differently.'),
  GH_ROUTE_UNKNOWN: error('A route key does not name a route of the gateway.'),
  GH_ROUTE_PREFLIGHT: error('A route declares OPTIONS on a path whose CORS preflight the gateway already answers.'),
  GH_ROUTE_LATE: error('A route was added after the template had been prepared, where it would be lost.'),
  GH_ROUTE_OPERATION: error('Two routes have the same operation name.'),
  GH_PARAMETER_NAME: error('A header or parameter has a name that API Gateway refuses, or that differs from another in case only.'),
  GH_SCHEMA_VALUE: error('A schema is no JSON: not an object, a circle, a function, a value known only at deployment.'),
  GH_SCHEMA_KEYWORD: error('A schema has a keyword that API Gateway cannot check, or one with a value that it does not allow.'),
  GH_SCHEMA_REFERENCE: error('A `$ref` in a schema leads to no schema.'),
  GH_SCHEMA_NAME: error('The name of a schema has other characters than `A-Z a-z 0-9`, or two different schemas have the same.'),
  GH_SCHEMA_FILE: error('The file of a schema does not exist, or is not JSON.'),
  GH_SCHEMA_SIZE: error('A model is larger than the 400 KB that API Gateway accepts.'),
  GH_INTEGRATION_MISSING: error('A route has no integration, or one that REST gateways cannot carry.'),
  GH_INTEGRATION_OPTION: error('An option of an integration has a value that AWS does not allow.'),
  GH_STREAM: error('A streamed answer is not that of a proxy, has answers mapped, or its function is called by the other of Lambda\'s two APIs.'),
  GH_TENANT_ID: error('The tenant of a function comes from what a caller chooses, not from what an authorizer vouches for.'),
  GH_CLIENT_CERTIFICATE: error('A back end asks for a client certificate, and a stage has none.'),
  GH_SOURCE: error('A mapping reads what the request, the route or API Gateway does not have, or from where it cannot.'),
  GH_MAPPING_TWICE: error('A mapping sets one parameter, template or override twice.'),
  GH_MAPPING_PROXY: error('A route maps requests or responses of a proxy integration, which passes everything through.'),
  GH_CONTENT_TYPE: error('A body, a template or a binary type is for something that is no media type.'),
  GH_TEMPLATE_SYNTAX: error('A hand-written mapping template does not parse.'),
  GH_TEMPLATE_FILE: error('The file of a mapping template cannot be read.'),
  GH_TEMPLATE_SIZE: error('A mapping template is larger than API Gateway takes (300 KB).'),
  GH_TEMPLATE_BINARY: error('A template reads bodies of a content type that the gateway takes for binary, or stands beside a conversion to binary.'),
  GH_TEMPLATE_NAME: warning('A hand-written mapping template uses a name that `$input`, `$util` or `$context` does not have.'),
  GH_RESPONSE_STATUS: error('A response has a status outside 200 to 599, or that of another response of the route.'),
  GH_RESPONSE_MATCH: error('The `match` of a response does not compile, matches no status, or one that another response matches too.'),
  GH_RESPONSE_WHOLE: warning('The `match` of an error is plain text, which only a message that is exactly that meets.'),
  GH_RESPONSE_BINARY: error('A response turns its body to binary beside a template, which API Gateway answers with 500.'),
  GH_AUTHORIZER_MISSING: error('A gateway or route has no authorizer, or one that REST gateways cannot carry.'),
  GH_AUTHORIZER_SCOPES: error('A route has scopes, but its authorizer cannot check them.'),
  GH_AUTHORIZER_CLIENTS: error('`clients` was given to a Cognito authorizer; REST gateways cannot check client ids.'),
  GH_AUTHORIZER_SCHEME: error('An authorizer describes its security scheme by half, under a reserved name, or under the name of another scheme.'),
  GH_CLAIMS_MISSING: error('A mapping reads a claim, but the route has no authorizer that yields claims.'),
  GH_CORS_CREDENTIALS: error('CORS allows credentials together with any origin or any header.'),
  GH_CORS_ORIGIN: error('A CORS origin is not `scheme://host[:port]`.'),
  GH_CORS_VALUE: error('A CORS header or method is not a single token, a method is not in upper case, or the age is not in whole seconds.'),
  GH_GATEWAY_RESPONSE: error('A gateway response has a type, status or header that API Gateway refuses, says nothing, or stands twice.'),
  GH_GATEWAY_RESPONSE_TEMPLATE: error('A template of a gateway response has VTL, is empty, shows request parameters in markup, or is not JSON where its content type says so.'),
  GH_GATEWAY_RESPONSE_ORIGIN: error('A gateway response echoes the origin of the caller, so that every page can read it, and shows data of the caller.'),
  GH_STAGE_NAME: error('A stage name has characters that API Gateway refuses, or there is no stage at all.'),
  GH_STAGE_UNKNOWN: error('A stage name does not name a stage of the gateway.'),
  GH_STAGE_DEFAULT: error('`gateway.url` is ambiguous: several stages, none of them `prod`, and no `defaultStage`.'),
  GH_STAGE_VARIABLE: error('A stage variable has a name or value that API Gateway refuses.'),
  GH_THROTTLE: error('A throttle has a rate or burst that is not a positive number.'),
  GH_S3_KEY: error('An object key names a parameter that the path does not have, or is not a key: empty, a leading slash, other characters than `A-Z a-z 0-9 / _ . -`.'),
  GH_S3_CONTENT_TYPES: error('A download has no content types, and no upload of the gateway declares any.'),
  GH_BODY_MIXED: error('A Method, Resource, Model or other definition stands beside the OpenAPI body and would be lost.'),
  GH_BODY_SIZE: error('The OpenAPI body of a gateway alone is larger than CloudFormation accepts for a whole template.'),
  GH_BODY_OVERRIDE: error('Raw `overrides` are not a plain object, or replace who may call.'),
  GH_CYCLE: error('Something that the gateway refers to depends on the gateway itself.'),
  GH_GRANT_NOT_IAM: error('`grantInvoke` names a route that IAM does not guard, so the grant would change nothing.'),
  GH_COMPRESSION: error('The minimum compression size is outside 0 to 10,485,760 bytes.'),
  GH_QUOTA_RESOURCES: warning('The gateway has more resources (distinct paths) than the default quota of 300.'),
  GH_GATEWAY_RESPONSE_UNKNOWN: warning('A gateway response has a type or reads a context variable that this version does not know.'),
  GH_GATEWAY_RESPONSE_QUOTES: warning('A gateway response puts text into JSON that may hold quotes, and nothing escapes them.'),
  GH_TIMEOUT_QUOTA: warning('A route waits longer for its back end than the 29 seconds that the default quota allows.'),
  GH_STREAM_COMPRESSION: warning('The gateway compresses answers, and those that are streamed it does not.'),
  GH_TLS_UNVERIFIED: warning('The issuer of a back end\'s certificate is not verified, so that others can pass for it.'),
  GH_LAMBDA_FOREIGN: warning('A function of another account or region needs a permission that cannot be made from here.'),
  GH_S3_BUCKET_CORS: warning('Several CORS origins need CORS rules on the bucket, and an imported one, or one that would then depend on the gateway, cannot be given any.'),
} as const satisfies Record<string, CodeInfo>;

/** A code of the library. */
export type Code = keyof typeof CODES;
