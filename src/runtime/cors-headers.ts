/** What a function must know to answer a page of another origin; the same values as the gateway's `cors`. */
export interface CorsHeadersOptions {
  /** The origins that may call, or `*` alone. */
  readonly allowOrigins: readonly string[];
  /** Whether pages may send credentials. */
  readonly allowCredentials?: boolean;
  /** The response headers that a page may read. */
  readonly exposeHeaders?: readonly string[];
}

/** The headers of a Lambda proxy event. */
export type RequestHeaders = Readonly<Record<string, string | undefined>>;

/**
 * The CORS headers of a Lambda proxy's answer. API Gateway passes a proxy's headers on and adds none, so the function must.
 *
 * @param options the same values as the gateway's `cors`
 * @param requestHeaders the headers of the event, whatever their case
 */
export function corsHeaders(options: CorsHeadersOptions, requestHeaders: RequestHeaders | null = {}): Record<string, string> {
  const { allowOrigins, allowCredentials, exposeHeaders } = options;
  const any = allowOrigins.includes('*');
  const origin = Object.entries(requestHeaders ?? {}).find(([name]) => name.toLowerCase() === 'origin')?.[1];
  const allowed = any ? '*' : allowOrigins.find((each) => each === origin);
  return {
    ...!any && { Vary: 'Origin' },
    ...allowed !== undefined && { 'Access-Control-Allow-Origin': allowed },
    ...allowed !== undefined && allowCredentials && !any && { 'Access-Control-Allow-Credentials': 'true' },
    ...allowed !== undefined && exposeHeaders?.length && { 'Access-Control-Expose-Headers': exposeHeaders.join(',') },
  };
}
