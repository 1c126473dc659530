import type { Duration } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { IntegrationInfo } from './integration-info';
import type { ContentConversion, CorsOptions, MappingTemplate, PassthroughBehavior, Schema } from '../mapping';

/** How a REST gateway reaches a back end. */
export enum RestIntegrationType {
  /** An AWS service, with mapped requests and responses. */
  AWS = 'aws',
  /** A Lambda function that gets the whole request. */
  AWS_PROXY = 'aws_proxy',
  /** An HTTP back end, with mapped requests and responses. */
  HTTP = 'http',
  /** An HTTP back end that gets the whole request. */
  HTTP_PROXY = 'http_proxy',
  /** No back end: the gateway answers. */
  MOCK = 'mock',
}

/** What an integration may know of the route that it answers. */
export interface RestRouteContext {
  /** The method of the route, `ANY` included. */
  readonly method: string;
  /** The path of the route. */
  readonly path: string;
  /** The names of the path's parameters, in order. */
  readonly pathParameters: string[];
  /**
   * Variables of the back end's URI that the route maps itself (`mapping.path`).
   *
   * @default - none
   */
  readonly uriVariables?: string[];
  /** Whether the route's authorizer yields claims (`context.authorizer.claims`). */
  readonly hasClaims: boolean;
  /**
   * The CORS options of the gateway.
   *
   * @default - no CORS
   */
  readonly cors?: CorsOptions;
}

/** One answer of a back end, and what the caller gets for it. */
export interface RestIntegrationResponse {
  /** The status that the caller gets. */
  readonly statusCode: number;
  /**
   * A regular expression over the back end's status (for Lambda functions, over the error message).
   *
   * @default - every answer that no other pattern matches
   */
  readonly selectionPattern?: string;
  /**
   * Response headers by name, each a mapping expression such as `integration.response.header.ETag` or `'literal'`.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };
  /**
   * Mapping templates by content type.
   *
   * @default - the back end's body as it is
   */
  readonly templates?: { [contentType: string]: string };
  /**
   * The schema of a JSON answer, for SDKs and documentation.
   *
   * @default - none
   */
  readonly schema?: Schema;
  /**
   * What to turn the body into.
   *
   * @default - text where the gateway has binary media types
   */
  readonly contentHandling?: ContentConversion;
  /**
   * What a route's own template for the same answers of the back end is put into.
   *
   * @internal
   */
  readonly _guard?: (template: MappingTemplate) => MappingTemplate;
}

/** What a route with this integration needs beside the OpenAPI body; the gateway ensures each once. */
export interface IntegrationWants {
  /**
   * Functions that the gateway may invoke.
   *
   * @default - none
   */
  readonly invoke?: IFunctionRef[];
  /**
   * Statements of the gateway's service role.
   *
   * @default - none
   */
  readonly statements?: iam.PolicyStatement[];
  /**
   * Buckets that must answer the gateway's CORS origins themselves.
   *
   * @default - none
   */
  readonly corsBuckets?: s3.IBucket[];
  /**
   * Variables that stages get, by stage and name.
   *
   * @default - none
   */
  readonly stageVariables?: { [stage: string]: { [name: string]: string } };
}

/** How API Gateway checks the certificate of an HTTPS back end. */
export interface IntegrationTlsOptions {
  /**
   * Whether the certificate may be of a private certificate authority, or self-signed. Its expiry and host name are still checked, but not who issued
   * it: whoever is on the way can then read and change what is sent.
   *
   * Warnings: `GH_TLS_UNVERIFIED`.
   *
   * @default false
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integration-tls-config.html
   */
  readonly insecureSkipVerification?: boolean;
}

/** An integration, as data. */
export interface RestIntegrationConfig {
  /** How the back end is reached. */
  readonly type: RestIntegrationType;
  /** What route lists print: the kind, and its target where that has a name. */
  readonly label: string;
  /**
   * The same as data, for route maps.
   *
   * @default - made of the label
   */
  readonly description?: IntegrationInfo;
  /**
   * The back end's URI.
   *
   * @default - none (mock)
   */
  readonly uri?: string;
  /**
   * The method by which the back end is called.
   *
   * @default - the route's
   */
  readonly httpMethod?: string;
  /**
   * Whether the gateway's service role signs the call.
   *
   * @default false
   */
  readonly usesServiceRole?: boolean;
  /**
   * What happens to content types that no request template names.
   *
   * @default PassthroughBehavior.WHEN_NO_MATCH
   */
  readonly passthroughBehavior?: PassthroughBehavior;
  /**
   * What the request body is turned into.
   *
   * @default - as the gateway's binary media types say
   */
  readonly contentHandling?: ContentConversion;
  /**
   * How long API Gateway waits for the back end.
   *
   * @default - 29 seconds
   */
  readonly timeout?: Duration;
  /**
   * Whether the answer is streamed; of proxies only. A function's URI is then that of response-streaming invocations.
   *
   * @default false
   */
  readonly streams?: boolean;
  /**
   * How the certificate of an HTTPS back end is checked.
   *
   * @default - it must be of a public certificate authority that API Gateway supports
   */
  readonly tls?: IntegrationTlsOptions;
  /**
   * Whether every stage must have a client certificate, which the back end asks for.
   *
   * @default false
   */
  readonly requiresClientCertificate?: boolean;
  /**
   * Request parameters of the back end (`integration.request.…`), each a mapping expression.
   *
   * @default - none
   */
  readonly requestParameters?: { [name: string]: string };
  /**
   * Request templates by content type.
   *
   * @default - none
   */
  readonly requestTemplates?: { [contentType: string]: string };
  /**
   * The answers; proxies have none.
   *
   * @default - none
   */
  readonly responses?: RestIntegrationResponse[];
  /**
   * Whether selection patterns are matched against error messages, as for Lambda functions, and not against statuses.
   *
   * @default false
   */
  readonly matchesErrors?: boolean;
  /**
   * The request headers that the mappings read, which the method request must declare.
   *
   * @default - none
   */
  readonly readsHeaders?: string[];
  /**
   * The query string parameters that the mappings read, which the method request must declare.
   *
   * @default - none
   */
  readonly readsQuerystrings?: string[];
  /**
   * The binary content types that pass through this integration.
   *
   * @default - none
   */
  readonly binaryMediaTypes?: string[];
  /**
   * Whether the integration answers with binary content types that other routes of the gateway declare.
   *
   * @default false
   */
  readonly needsBinaryMediaTypes?: boolean;
  /**
   * What the route needs beside the body.
   *
   * @default - nothing
   */
  readonly wants?: IntegrationWants;
}

/** A back end that a REST gateway can carry. */
export interface IRestIntegration {
  /**
   * Describes the back end for one route. Pure: it makes no constructs and changes none.
   *
   * @param route the route that it will answer
   */
  bindRestIntegration(route: RestRouteContext): RestIntegrationConfig;
}
