import type { ContentConversion } from './content';
import type { ResponseSource } from './response-source';
import type { Schema } from './schema';
import type { MappingTemplate } from './template/mapping-template';

/**
 * One answer of a route: which answers of the back end it is for (integration response), and what the caller gets (method response).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
 */
export interface ResponseOptions {
  /** The status that the caller gets, 200 to 599. */
  readonly status: number;

  /**
   * A regular expression over the whole status of the back end, such as `4\\d{2}`; for Lambda functions over the whole error message,
   * such as `[\\s\\S]*NotFound[\\s\\S]*`, or `LambdaCustomIntegration.OTHER_ERRORS` for all that no other response takes.
   *
   * Errors: `GH_RESPONSE_MATCH` for patterns that do not compile, that match no status, or that match one that another matches too.
   *
   * @default - every answer that no other pattern matches
   */
  readonly match?: string;

  /**
   * Response headers by name.
   *
   * @default - none, but those of CORS where the gateway has it
   */
  readonly headers?: { [name: string]: ResponseSource };

  /**
   * What turns the back end's JSON into the caller's.
   *
   * @default - the body goes through as it is
   */
  readonly template?: MappingTemplate;

  /**
   * The same by content type.
   *
   * @default - none
   */
  readonly templates?: { [contentType: string]: MappingTemplate };

  /**
   * The schema of the answer, for each content type that it has a template for (else JSON): for SDKs and documentation, API Gateway does
   * not check it.
   *
   * @default - none
   */
  readonly schema?: Schema;

  /**
   * What the body is turned into.
   *
   * Errors: `GH_RESPONSE_BINARY` for `TO_BINARY` beside a template, which API Gateway answers with 500.
   *
   * @default - text where the gateway has binary media types, so that no answer fails for what the caller accepts
   */
  readonly contentHandling?: ContentConversion;
}
