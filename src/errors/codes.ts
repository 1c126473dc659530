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
  GH_ROUTE_KEY: error('A route key is not `METHOD /path`: unknown method, missing slash, a token, or white space.'),
  GH_ROUTE_PATH: error('A path has a segment that API Gateway refuses: characters, a partial parameter, or a greedy parameter that is not last.'),
  GH_ROUTE_DUPLICATE: error('The same method and path is declared twice.'),
  GH_ROUTE_CONFLICT: error('Two routes name the parameter at one position differently.'),
  GH_ROUTE_UNKNOWN: error('A route key does not name a route of the gateway.'),
  GH_ROUTE_PREFLIGHT: error('A route declares OPTIONS on a path whose CORS preflight the gateway already answers.'),
  GH_ROUTE_LATE: error('A route was added after the template had been prepared, where it would be lost.'),
  GH_ROUTE_OPERATION: error('Two routes have the same operation name.'),
  GH_PARAMETER_NAME: error('A header or parameter has a name that API Gateway refuses, or that differs from another in case only.'),
  GH_INTEGRATION_MISSING: error('A route has no integration, or one that REST gateways cannot carry.'),
  GH_INTEGRATION_OPTION: error('An option of an integration has a value that AWS does not allow.'),
  GH_AUTHORIZER_MISSING: error('A gateway or route has no authorizer, or one that REST gateways cannot carry.'),
  GH_AUTHORIZER_SCOPES: error('A route has scopes, but its authorizer cannot check them.'),
  GH_AUTHORIZER_CLIENTS: error('`clients` was given to a Cognito authorizer; REST gateways cannot check client ids.'),
  GH_AUTHORIZER_SCHEME: error('An authorizer describes its security scheme by half, under a reserved name, or under the name of another scheme.'),
  GH_CLAIMS_MISSING: error('A mapping reads a claim, but the route has no authorizer that yields claims.'),
  GH_CORS_CREDENTIALS: error('CORS allows credentials together with any origin or any header.'),
  GH_CORS_ORIGIN: error('A CORS origin is not `scheme://host[:port]`.'),
  GH_CORS_VALUE: error('A CORS header or method is not a single token, a method is not in upper case, or the age is not in whole seconds.'),
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
  GH_LAMBDA_FOREIGN: warning('A function of another account or region needs a permission that cannot be made from here.'),
  GH_S3_BUCKET_CORS: warning('Several CORS origins need CORS rules on the bucket, and an imported one, or one that would then depend on the gateway, cannot be given any.'),
} as const satisfies Record<string, CodeInfo>;

/** A code of the library. */
export type Code = keyof typeof CODES;
