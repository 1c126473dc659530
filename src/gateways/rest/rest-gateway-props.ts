import type { Size } from 'aws-cdk-lib';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { RestRouteOptions } from './route-options';
import type { IRestAuthorizer } from '../../authorizers';
import type { RestDocumentationOptions, RestEndpoint, RestStageOptions } from '../../delivery';
import type { CorsOptions, GatewayResponseOptions } from '../../mapping';
import type { ResourceAccess } from '../../protection';

/** Where API Gateway finds the API key of a request. */
export enum ApiKeySource {
  /** In the `x-api-key` header. */
  HEADER = 'HEADER',
  /** In the answer of a Lambda authorizer. */
  AUTHORIZER = 'AUTHORIZER',
}

/** Properties of a `RestGateway`. */
export interface RestGatewayProps {
  /**
   * Who may call, where a route or group says nothing else. Required, so that nobody publishes by accident: a public gateway says
   * `Authorizers.none()`.
   */
  readonly authorizer: IRestAuthorizer;

  /**
   * The routes by key, `METHOD /path`.
   *
   * Errors: `GH_ROUTE_KEY`, `GH_ROUTE_PATH`, `GH_ROUTE_DUPLICATE`, `GH_ROUTE_CONFLICT`, `GH_INTEGRATION_MISSING`.
   *
   * @default - none; add them with `addRoute` and `addRoutes`
   */
  readonly routes?: { [key: string]: RestRouteOptions };

  /**
   * The stages by name.
   *
   * Errors: `GH_STAGE_NAME`, `GH_THROTTLE`.
   *
   * @default - one stage, prod
   */
  readonly stages?: { [name: string]: RestStageOptions };

  /**
   * The stage that `gateway.url` means.
   *
   * Errors: `GH_STAGE_DEFAULT` for a name that is not among the stages.
   *
   * @default - the stage prod, or the only one
   */
  readonly defaultStage?: string;

  /**
   * Which browsers' pages may call from another origin: answers preflights and adds the headers to API Gateway's own errors.
   *
   * Errors: `GH_CORS_ORIGIN`, `GH_CORS_CREDENTIALS`, `GH_CORS_VALUE`.
   *
   * @default - none
   */
  readonly cors?: CorsOptions;

  /**
   * What API Gateway answers by itself, by type: refusals, errors, paths that do not exist. The headers of `cors` are on each.
   *
   * Errors: `GH_GATEWAY_RESPONSE`, `GH_GATEWAY_RESPONSE_TEMPLATE`, `GH_GATEWAY_RESPONSE_ORIGIN`.
   *
   * @default - API Gateway's own words, with the headers of `cors`
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
   */
  readonly gatewayResponses?: GatewayResponseOptions[];

  /**
   * Whether a caller must send an API key, where a route or group says nothing else.
   *
   * @default false
   */
  readonly apiKeyRequired?: boolean;

  /**
   * Where the API key is found.
   *
   * @default ApiKeySource.HEADER
   */
  readonly apiKeySource?: ApiKeySource;

  /**
   * The name of the API. CloudWatch keys its metrics by it, so it should be unique in the account and region.
   *
   * Errors: `GH_TEXT_EMPTY`.
   *
   * @default - made from the construct's path, unique
   */
  readonly restApiName?: string;

  /**
   * What the API is for.
   *
   * Errors: `GH_TEXT_EMPTY`.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Content types that are binary beside those of the routes' integrations, for example `image/png`; ranges such as `image/*` too.
   *
   * Errors: `GH_CONTENT_TYPE`.
   *
   * @default - none
   */
  readonly binaryMediaTypes?: string[];

  /**
   * The size from which answers are compressed for callers that accept it: 0 to 10 MiB.
   *
   * Errors: `GH_COMPRESSION`.
   *
   * @default - no compression
   */
  readonly minimumCompressionSize?: Size;

  /**
   * Whether the `execute-api` address is switched off, because a custom domain is the only way in.
   *
   * @default false
   */
  readonly disableExecuteApiEndpoint?: boolean;

  /**
   * From where the API can be reached, with which TLS and by which addresses.
   *
   * @default - RestEndpoint.regional()
   */
  readonly endpoint?: RestEndpoint;

  /**
   * Who may reach the API at all, by account, organization, address, VPC or VPC endpoint. Private endpoints want this or a `policy`.
   *
   * Errors: `GH_ACCESS`, `GH_ACCESS_PRIVATE`.
   *
   * @default - everybody; with a private endpoint none
   */
  readonly resourceAccess?: ResourceAccess;

  /**
   * The resource policy, written by hand. `resourceAccess` writes one from what you mean.
   *
   * @default - that of `resourceAccess`
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
   */
  readonly policy?: PolicyDocument;

  /**
   * Publishes what routes, parameters, schemas and the gateway say of themselves as a version of the API's documentation, which every stage shows.
   *
   * Errors: `GH_DOCUMENTATION` where nothing is described, `GH_TEXT_EMPTY`.
   *
   * @default - summaries and descriptions stand in the body only
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api.html
   */
  readonly documentation?: RestDocumentationOptions;

  /**
   * Whether the stack sets the role by which API Gateway writes logs. It is one setting for the account and region: several stacks
   * may set it, and none takes it away when it is deleted. Switch it off where the account is set up elsewhere.
   *
   * @default true
   */
  readonly accountLogRole?: boolean;
}
