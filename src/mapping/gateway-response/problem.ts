import { Source } from '../source';
import type { GatewayResponseOptions } from './options';
import { GatewayResponseType } from './type';
import { assertShape, throwFindings } from '../../errors';

/** How `GatewayResponses.problemJson` answers. */
export interface ProblemJsonOptions {
  /**
   * What the types of the problems start with: an absolute URI that ends in `/` or `#`. `https://errors.example.com/` gives
   * `https://errors.example.com/access-denied`.
   *
   * @default - `about:blank`, and the words of the status as title
   */
  readonly typeBase?: string;

  /**
   * Whether the problem has API Gateway's message as its detail. Messages can name principals and input, so with several CORS origins
   * it must be false (`GH_GATEWAY_RESPONSE_ORIGIN`).
   *
   * @default true
   */
  readonly detail?: boolean;

  /**
   * Headers of every response, beside `Content-Type`.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: Source };

  /**
   * Types that get no response here, because they have one of their own.
   *
   * @default - none
   */
  readonly except?: GatewayResponseType[];
}

/** The words of a status, which RFC 9457 wants as the title of `about:blank`. */
const PHRASES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  504: 'Gateway Timeout',
};

/** Sets of gateway responses. */
export class GatewayResponses {
  /**
   * Problem details for every type: `type`, `title`, `status`, `detail`, and `extendedRequestId`, which finds the request in the access
   * log. The two defaults have no `status`, because they stand in for several.
   *
   * Errors: `GH_TYPE`, `GH_GATEWAY_RESPONSE`.
   *
   * @param options what to put in
   * @see https://www.rfc-editor.org/rfc/rfc9457
   */
  public static problemJson(options: ProblemJsonOptions = {}): GatewayResponseOptions[] {
    assertShape('problemJson', options, { typeBase: 'text', detail: 'boolean', headers: 'map', except: 'list' });
    assertBase(options.typeBase);
    const left = (options.except ?? []).map((type) => type?.name);
    return GatewayResponseType._known().filter((type) => !left.includes(type.name)).map((type) => problemOf(type, options));
  }

  private constructor() {}
}

function problemOf(type: GatewayResponseType, { typeBase, detail = true, headers }: ProblemJsonOptions): GatewayResponseOptions {
  const words = type.defaultStatus === undefined ? `${type.name === 'DEFAULT_4XX' ? 'client' : 'server'} error` : type.name.toLowerCase().replace(/_/g, ' ');
  const title = (typeBase === undefined && PHRASES[type.defaultStatus!]) || titleOf(words);
  const fixed = JSON.stringify({ type: typeBase === undefined ? undefined : typeBase + words.replace(/ /g, '-'), title, status: type.defaultStatus });
  const template = `${fixed.slice(0, -1)}${detail ? ',"detail":$context.error.messageString' : ''},"extendedRequestId":"$context.extendedRequestId"}`;
  return {
    type,
    headers: { 'Content-Type': Source.literal('application/problem+json'), ...headers },
    // Under both, because the template is chosen by the caller's Accept, and most name the first or anything.
    templates: { 'application/json': template, 'application/problem+json': template },
  };
}

function titleOf(words: string): string {
  const written = words.replace(/\b(?:api|waf)\b/g, (word) => word.toUpperCase());
  return written[0].toUpperCase() + written.slice(1);
}

function assertBase(base: string | undefined): void {
  if (base === undefined || /^(?:[a-z][a-z0-9+.-]*:|\$\{Token\[)[^\s"<>\\^`|]*[/#]$/i.test(base)) return;
  throwFindings([{
    code: 'GH_GATEWAY_RESPONSE',
    given: `typeBase is ${JSON.stringify(base)}`,
    allowed: 'an absolute URI that ends in / or #',
    fix: 'Write it like "https://errors.example.com/"',
  }]);
}
