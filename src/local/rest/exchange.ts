import type { BackendTarget } from './backend-target';
import type { GatewayFailure } from './gateway-failure';
import type { IntegrationModel, IntegrationResponseModel, MethodModel, RestApiModel, StageModel, UsagePlanModel } from './model';
import type { Value } from '../../vtl';

/** A request as it reaches a gateway. */
export interface GatewayRequest {
  readonly method: string;
  /** The path behind the stage, percent-encoded, without the query string unless it is written here (`/a?b=c`). */
  readonly path: string;
  /** A list is a repeated parameter. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** In whatever letters; a list is a repeated header. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
  /** @default 127.0.0.1 */
  readonly sourceIp?: string;
  /** The VPC endpoint by which it comes to a private API. @default - what the header `x-amzn-vpce-id` says, else none */
  readonly sourceVpce?: string;
  /** The VPC of that endpoint. @default - what the header `x-amzn-vpc-id` says, else none */
  readonly sourceVpc?: string;
}

/** What a gateway answers. */
export interface GatewayResponse {
  readonly status: number;
  /** By name as AWS spells it; a list is a repeated header. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
  /** The body as UTF-8. */
  readonly text: string;
}

/** Parameters of a request: every value of each name in the order sent; names as sent. */
export type Parameters = Readonly<Record<string, readonly string[]>>;

/** A request, read: what the handlers work on. */
export interface ReceivedRequest {
  readonly method: string;
  /** Decoded segments decide the route; this is what was sent, without stage and query string. */
  readonly rawPath: string;
  readonly headers: Parameters;
  readonly query: Parameters;
  readonly body: Buffer;
  /** The body before it was decompressed: what was signed. @default - as `body` */
  readonly sentBody?: Buffer;
  /** The headers beside that body. @default - as `headers` */
  readonly sentHeaders?: Parameters;
  readonly sourceIp: string;
  /** Private APIs only: on the way to others anybody can claim one. */
  readonly sourceVpce?: string;
  readonly sourceVpc?: string;
  readonly time: Date;
  /** How many bytes the request line and all headers took as they were sent. */
  readonly headSize?: number;
}

/** A request on its way to a back end. */
export interface BackendRequest {
  readonly method: string;
  /** With all variables filled in. */
  readonly uri: string;
  readonly headers: Parameters;
  readonly query: Parameters;
  readonly body: Buffer;
}

/** What a back end answers. */
export interface BackendResponse {
  readonly status: number;
  readonly headers: Parameters;
  readonly body: Buffer;
  /** The message of a function's error, which selection patterns are matched against. */
  readonly errorMessage?: string;
}

/** What an authorizer found out of a caller. */
export interface Caller {
  readonly principalId?: string;
  /** `$context.authorizer`: claims of a token, or the context that a function returned. */
  readonly authorizer?: Readonly<Record<string, unknown>>;
  /** `$context.identity` beyond what every request has. */
  readonly identity?: Readonly<Record<string, string | undefined>>;
  /** The API key that a Lambda authorizer returned. */
  readonly usageIdentifierKey?: string;
}

/** A request on its way through the boxes. Each handler fills in its part; those behind it rely on that. */
export interface Exchange {
  readonly api: RestApiModel;
  readonly stage: StageModel;
  /** Stage variables, with the canary's over them where it serves this request. */
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly request: ReceivedRequest;
  /** Where the API is; where the functions behind it are, if nobody says. */
  readonly place?: { readonly partition: string; readonly region: string; readonly account: string };
  readonly requestId: string;
  readonly extendedRequestId: string;
  /** Set by `route`. */
  method?: MethodModel;
  integration?: IntegrationModel;
  /** Decoded, by name without `+`. */
  pathParameters: Readonly<Record<string, string>>;
  /** Set by `authorize`. */
  caller: Caller;
  /** Set by `apiKey`. */
  apiKey?: { readonly id: string; readonly value: string };
  /** The usage plan of that key. */
  usagePlan?: UsagePlanModel;
  /** `$context` of templates; what a request template overrides is seen by the response template. */
  context?: Value;
  /** Set by `integrationRequest`. */
  backendRequest?: BackendRequest;
  /** Set by `integrationRequest`: what it goes to; nothing for mocks. */
  target?: BackendTarget;
  /** What the back end has written to its log for this request, whether it answered or not. */
  backendLog?: readonly string[];
  /** Set by `invoke`, or by the cache. */
  backendResponse?: BackendResponse;
  /** Set by `integrationResponse`: which one was chosen. */
  chosenResponse?: IntegrationResponseModel;
  /** Set where a handler ended the request: why the gateway answered by itself. */
  failure?: GatewayFailure;
  /** The key of the stage's cache, where this request may be answered from it. */
  cacheKey?: string;
  /** Whether the canary serves this request. */
  readonly isCanary?: boolean;
  /** What the caller gets so far. */
  response?: { status: number; headers: Record<string, readonly string[]>; body: Buffer };
  readonly trace: TraceStep[];
}

/** One box that a request went through, as data. */
export interface TraceStep {
  /** `route`, `authorize`, `validateRequest`, … */
  readonly box: string;
  /** What happened, in AWS's words where its log has some. */
  readonly lines: readonly string[];
  /** What there is to look at: rendered bodies, chosen patterns, decisions. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly milliseconds: number;
}
