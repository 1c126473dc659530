import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { assertShape } from '../errors';
import { described, nameOf } from './integration-info';
import type { Described, IntegrationInfo } from './integration-info';
import { lambdaConfig } from './lambda-config';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';
import { STREAMED } from './streamed';
import type { LambdaTenantOptions } from './tenant';

/** Options of `Integrations.lambda`. */
export interface LambdaIntegrationOptions extends LambdaTenantOptions {
  /**
   * Whether the answer is streamed: sent on as the function writes it, beyond 10 MB, for up to 15 minutes. The function must speak the streaming
   * format, in Node.js by `awslambda.streamifyResponse`.
   *
   * Errors: `GH_STREAM`; warnings: `GH_STREAM_COMPRESSION`.
   *
   * @default false
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
   */
  readonly stream?: boolean;
}

/**
 * A Lambda function that gets the whole request and answers it (Lambda proxy integration).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export class LambdaIntegration implements IRestIntegration {
  private readonly handler: IFunctionRef;
  private readonly options: LambdaIntegrationOptions;

  constructor(handler: IFunctionRef, options: LambdaIntegrationOptions = {}) {
    this.handler = handler;
    this.options = options;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return this.described().description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertShape('the options of Integrations.lambda', this.options, { stream: 'boolean' });
    const streams = this.options.stream ?? false;
    return {
      ...lambdaConfig('lambda', this.handler, this.options, route, streams),
      ...this.described(),
      ...streams && { streams, timeout: STREAMED },
    };
  }

  private described(): Described {
    return described('lambda', this.options?.stream ? 'InvokeWithResponseStream' : undefined, nameOf(this.handler));
  }
}
