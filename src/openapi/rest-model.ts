import type { Duration } from 'aws-cdk-lib';
import type { RestAuthorizerConfig } from '../authorizers';
import type { RestIntegrationConfig } from '../integrations';
import type { CorsOptions, DeclaredBody, DeclaredParameter, GatewayResponseOptions } from '../mapping';
import type { Route } from '../routes';
import type { Json } from './json';

/** A route as the renderer wants it: everything decided, nothing bound to constructs. */
export interface RestOperationModel {
  readonly integration: RestIntegrationConfig;
  readonly authorizer: RestAuthorizerConfig;
  readonly scopes: readonly string[];
  readonly apiKeyRequired: boolean;
  /** The route's, its group's or its integration's. */
  readonly timeout?: Duration;
  readonly parameters: readonly DeclaredParameter[];
  readonly bodies: readonly DeclaredBody[];
  /** Whether required parameters and bodies are checked. */
  readonly validates: boolean;
  /** Where the answers of a cached route are kept, and what tells one from another. */
  readonly cacheNamespace?: string;
  readonly cacheKeyParameters?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly operationName?: string;
  readonly overrides?: Json;
}

/** A REST API as the renderer wants it. */
export interface RestBodyModel {
  readonly title: string;
  readonly description?: string;
  readonly byPath: ReadonlyMap<string, ReadonlyArray<Route<RestOperationModel>>>;
  readonly cors?: CorsOptions;
  readonly gatewayResponses?: readonly GatewayResponseOptions[];
  readonly binaryMediaTypes: readonly string[];
  readonly minimumCompressionSize?: number;
  readonly apiKeySource?: string;
  readonly disableExecuteApiEndpoint?: boolean;
  readonly policy?: unknown;
  /** Whether the descriptions are documentation parts too. */
  readonly documented?: boolean;
  readonly vpcEndpointIds?: readonly string[];
  readonly securityPolicy?: string;
  readonly endpointAccessMode?: string;
  /** The ARN of the role that signs calls of AWS services. */
  readonly serviceRoleArn: () => string;
}
