import type { Source } from '../source';
import type { GatewayResponseType } from './type';

/**
 * What API Gateway answers by itself, for one type.
 *
 * A type with a response of its own takes nothing from `DEFAULT_4XX` and `DEFAULT_5XX`: neither status nor headers nor templates. The
 * headers of the gateway's `cors` are on every one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export interface GatewayResponseOptions {
  /** What it answers for. */
  readonly type: GatewayResponseType;

  /**
   * The status: 200 to 599.
   *
   * @default - that of the type
   */
  readonly status?: number;

  /**
   * Response headers by name: fixed text, headers, query string parameters and path parameters of the request, context and stage
   * variables. A header here wins over that of `cors`, in whatever case it is written.
   *
   * @default - those of `cors`
   */
  readonly headers?: { [name: string]: Source };

  /**
   * The body by content type. There is no VTL here: `$context.<name>`, `$stageVariables.<name>` and
   * `$method.request.<header|querystring|path>.<name>` are replaced by their text, and nothing is escaped. A JSON body must be JSON then.
   * `$context.error.messageString` is a JSON string with its quotes.
   *
   * @default - `{"message":$context.error.messageString}` as application/json; with several CORS origins, the type of the error instead
   * of its message
   */
  readonly templates?: { [contentType: string]: string };
}
