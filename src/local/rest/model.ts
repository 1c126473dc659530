/** A REST API as its deployment froze it: what a stage serves, whichever way the template wrote it. */
export interface RestApiModel {
  readonly logicalId: string;
  /** The deterministic id that `Ref` yields. */
  readonly apiId: string;
  readonly name: string;
  readonly description?: string;
  readonly version?: string;
  /** Every path, also those without methods, which a request may find instead of a greedy path beside them; by path. */
  readonly resources?: readonly ResourceModel[];
  readonly methods: readonly MethodModel[];
  /** Schemas of draft 4 by model name, as written; `$ref`s to other models are `#/components/schemas/Name` or AWS's model URLs. */
  readonly models: Readonly<Record<string, unknown>>;
  /** Gateway responses by type. */
  readonly gatewayResponses: Readonly<Record<string, GatewayResponseModel>>;
  readonly binaryMediaTypes: readonly string[];
  readonly minimumCompressionSize?: number;
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER';
  /** The resource policy, resolved. */
  readonly policy?: unknown;
  readonly disableExecuteApiEndpoint: boolean;
  /** Requests to an edge-optimized API come with the headers of CloudFront. */
  readonly endpointType?: 'EDGE' | 'REGIONAL' | 'PRIVATE';
  readonly stages: readonly StageModel[];
  /** The ids of its deployments. */
  readonly deployments?: readonly string[];
  /** Those of them that stay when they leave the template. */
  readonly retainedDeployments?: readonly string[];
}

/** A path of an API. */
export interface ResourceModel {
  readonly id: string;
  readonly path: string;
}

/** One method of one resource. */
export interface MethodModel {
  /** `GET`, … or `ANY`. */
  readonly httpMethod: string;
  /** The path of the resource, for example `/photos/{key}` or `/legacy/{proxy+}`. */
  readonly resourcePath: string;
  readonly resourceId: string;
  readonly operationName?: string;
  readonly authorization: AuthorizationModel;
  readonly apiKeyRequired: boolean;
  /** `method.request.header.X` and the like, and whether each is required. */
  readonly requestParameters: Readonly<Record<string, boolean>>;
  /** Model names by content type. */
  readonly requestModels: Readonly<Record<string, string>>;
  readonly validator: { readonly body: boolean; readonly parameters: boolean };
  readonly integration?: IntegrationModel;
  /** Method responses by status. */
  readonly methodResponses: Readonly<Record<string, MethodResponseModel>>;
}

export interface MethodResponseModel {
  /** `method.response.header.X`. */
  readonly responseParameters: readonly string[];
  /** Model names by content type. */
  readonly responseModels: Readonly<Record<string, string>>;
}

export type AuthorizationModel =
  | { readonly type: 'NONE' }
  | { readonly type: 'AWS_IAM' }
  | { readonly type: 'COGNITO_USER_POOLS'; readonly authorizer: AuthorizerModel; readonly scopes: readonly string[] }
  | { readonly type: 'CUSTOM'; readonly authorizer: AuthorizerModel };

export interface AuthorizerModel {
  readonly name: string;
  readonly type: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS';
  /** The function's ARN (from its URI) for Lambda authorizers. */
  readonly functionArn?: string;
  /** ARNs of user pools. */
  readonly providerArns: readonly string[];
  /** `method.request.header.Authorization`, … */
  readonly identitySources: readonly string[];
  readonly identityValidationExpression?: string;
  /** Seconds; 0 is no cache. */
  readonly resultTtl: number;
}

/** The integration of a method. */
export interface IntegrationModel {
  readonly type: 'AWS' | 'AWS_PROXY' | 'HTTP' | 'HTTP_PROXY' | 'MOCK';
  /** As written, intrinsics resolved; may hold `{path}` variables and `${stageVariables.x}`. */
  readonly uri: string;
  readonly httpMethod?: string;
  readonly credentials?: string;
  readonly requestParameters: Readonly<Record<string, string>>;
  readonly requestTemplates: Readonly<Record<string, string>>;
  readonly passthroughBehavior: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';
  readonly timeoutInMillis: number;
  /** Whether the answer of a proxy is streamed. */
  readonly streams?: boolean;
  readonly cacheKeyParameters: readonly string[];
  readonly cacheNamespace?: string;
  readonly connectionType?: 'INTERNET' | 'VPC_LINK';
  readonly connectionId?: string;
  /** The ARN of the load balancer behind a VPC link of version 2. */
  readonly integrationTarget?: string;
  /** Whether the certificate of an HTTPS back end is taken as it is. */
  readonly insecureSkipVerification?: boolean;
  readonly responses: readonly IntegrationResponseModel[];
}

export interface IntegrationResponseModel {
  readonly statusCode: string;
  /** Nothing or empty: the default. */
  readonly selectionPattern?: string;
  readonly responseParameters: Readonly<Record<string, string>>;
  readonly responseTemplates: Readonly<Record<string, string>>;
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';
}

export interface GatewayResponseModel {
  readonly statusCode?: string;
  /** `gatewayresponse.header.X` to `'static'` or `method.request.…`. */
  readonly responseParameters: Readonly<Record<string, string>>;
  readonly responseTemplates: Readonly<Record<string, string>>;
}

/** A stage, and what it serves. */
export interface StageModel {
  readonly name: string;
  readonly deploymentId: string;
  readonly variables: Readonly<Record<string, string>>;
  /** By `METHOD resourcePath` or the wildcard `* /*`; the first that fits counts: exact, then wildcard. */
  readonly methodSettings: readonly MethodSettingModel[];
  readonly cacheClusterEnabled: boolean;
  readonly canary?: CanaryModel;
  readonly accessLogFormat?: string;
  readonly tracing: boolean;
  readonly usagePlans: readonly UsagePlanModel[];
}

/** A second deployment of a stage, which serves part of the requests. */
export interface CanaryModel {
  readonly percentTraffic: number;
  /** Over those of the stage. */
  readonly variables: Readonly<Record<string, string>>;
  readonly useStageCache: boolean;
  readonly deploymentId?: string;
}

export interface MethodSettingModel {
  /** `*` for all. */
  readonly httpMethod: string;
  /** Decoded: `/photos/{key}`; `/*` for all. */
  readonly resourcePath: string;
  readonly throttlingRateLimit?: number;
  readonly throttlingBurstLimit?: number;
  readonly cachingEnabled?: boolean;
  readonly cacheTtlInSeconds?: number;
  readonly cacheDataEncrypted?: boolean;
  readonly requireAuthorizationForCacheControl?: boolean;
  readonly unauthorizedCacheControlHeaderStrategy?: string;
}

/** A usage plan of a stage. */
export interface UsagePlanModel {
  readonly id: string;
  readonly name: string;
  readonly throttle?: { readonly rateLimit?: number; readonly burstLimit?: number };
  /** By `/path/METHOD`. */
  readonly methodThrottles: Readonly<Record<string, { readonly rateLimit?: number; readonly burstLimit?: number }>>;
  readonly quota?: { readonly limit: number; readonly period: 'DAY' | 'WEEK' | 'MONTH'; readonly offset: number };
  readonly keys: ReadonlyArray<{ readonly id: string; readonly value: string; readonly enabled: boolean }>;
}

/** Something in a template that the local gateway does not do. */
export interface Unsupported {
  readonly logicalId: string;
  readonly type: string;
  readonly reason: string;
}
