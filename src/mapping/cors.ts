import type { Duration } from 'aws-cdk-lib';
import { Token } from 'aws-cdk-lib';
import { quote, shapeFindings } from '../errors';
import type { Finding } from '../errors';
import { staticValue } from './literals';
import { inStableOrder } from './order';

/** Which browsers' pages may call the gateway from another origin. */
export interface CorsOptions {
  /**
   * The origins that may call: `scheme://host[:port]` each, matched exactly, or `*` alone for every origin.
   *
   * Errors: `GH_CORS_ORIGIN`; `GH_CORS_CREDENTIALS` for `*` together with `allowCredentials`.
   */
  readonly allowOrigins: string[];

  /**
   * The request headers that a page may send.
   *
   * @default - Authorization, Content-Type, X-Amz-Date, X-Amz-Security-Token, X-Api-Key
   */
  readonly allowHeaders?: string[];

  /**
   * The methods that a page may use.
   *
   * @default - the methods that each path has
   */
  readonly allowMethods?: string[];

  /**
   * The response headers that a page may read, beside the ones that browsers always show.
   *
   * @default - none
   */
  readonly exposeHeaders?: string[];

  /**
   * Whether a page may send cookies and credentials.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;

  /**
   * How long a browser may keep the answer of a preflight; browsers cap it at two hours or a day.
   *
   * @default Duration.hours(1)
   */
  readonly maxAge?: Duration;
}

/** The request headers that API clients of AWS commonly send. */
export const DEFAULT_CORS_HEADERS = ['Authorization', 'Content-Type', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Api-Key'];

/** An origin of a scheme of its own, as apps in a web view have it. */
const APP_ORIGIN = /^(?!https?:)[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+$/;
const NAME = /^[!#$%&*+.^_`|~A-Za-z0-9-]+$/;

const FIELDS = { allowHeaders: 'texts', allowMethods: 'texts', exposeHeaders: 'texts', allowCredentials: 'boolean', maxAge: 'duration' } as const;

/** What is wrong with CORS options, as data. */
export function corsFindings(cors: CorsOptions): Finding[] {
  const shape = shapeFindings('cors', cors, FIELDS);
  return shape.length > 0 ? shape : [...originFindings(cors.allowOrigins), ...valueFindings(cors), ...credentialFindings(cors)];
}

function originFindings(origins: unknown): Finding[] {
  const finding = (given: string, allowed: string, fix: string): Finding => ({ code: 'GH_CORS_ORIGIN', given, allowed, fix });
  if (!Array.isArray(origins) || Token.isUnresolved(origins)) {
    return [finding(`allowOrigins is ${Array.isArray(origins) ? 'a list known only at deployment' : quote(origins)}`, 'a list of origins', 'Write the list; each origin in it may be a value known at deployment')];
  }
  if (origins.length === 0) return [finding('no origin', 'at least one', 'Name the origins, or leave `cors` out')];
  const wrong = origins.filter((origin) => origin !== '*' && !isOrigin(origin))
    .map((origin) => finding(`origin ${quote(origin)}`, 'scheme://host[:port] as browsers send it: in lower case, without the default port, or "*" alone', originFix(origin)));
  const mixed = origins.length > 1 && origins.includes('*')
    ? [finding('"*" beside other origins', '"*" alone, or exact origins', 'Remove one or the other')]
    : [];
  return [...wrong, ...mixed];
}

/** Whether a browser could send it. */
function isOrigin(origin: unknown): boolean {
  if (typeof origin !== 'string') return false;
  if (Token.isUnresolved(origin) || APP_ORIGIN.test(origin)) return true;
  return /^https?:\/\/[a-z0-9.:[\]-]+$/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin;
}

function valueFindings({ allowHeaders = [], allowMethods = [], exposeHeaders = [], maxAge }: CorsOptions): Finding[] {
  const finding = (given: string, allowed: string, fix: string): Finding => ({ code: 'GH_CORS_VALUE', given, allowed, fix });
  const tokens = [...allowHeaders, ...exposeHeaders, ...allowMethods].filter((name) => !NAME.test(name) && !Token.isUnresolved(name))
    .map((name) => finding(`header or method ${quote(name)}`, 'one token without spaces or commas', 'Give each as an entry of its own'));
  const lower = allowMethods.filter((method) => NAME.test(method) && method !== method.toUpperCase() && !Token.isUnresolved(method))
    .map((method) => finding(`method ${quote(method)}`, 'methods in upper case, as browsers ask for them', `Write ${quote(method.toUpperCase())}`));
  const whole = maxAge === undefined || maxAge.isUnresolved() || Number.isInteger(maxAge.toSeconds({ integral: false }));
  return [...tokens, ...lower, ...whole ? [] : [finding('maxAge is no whole number of seconds', 'whole seconds', 'Use Duration.seconds')]];
}

/** Whether the answer depends on who asks: several exact origins, one of which must be echoed. */
export function hasSeveralOrigins(cors: CorsOptions): boolean {
  return new Set(cors.allowOrigins).size > 1;
}

/**
 * The headers of an answer that are the same for every caller, as parameter mapping values.
 *
 * With several origins the allowed origin itself is not among them: whoever answers adds it.
 */
export function corsAnswerHeaders(cors: CorsOptions): Record<string, string> {
  const [origin] = cors.allowOrigins;
  return {
    ...!hasSeveralOrigins(cors) && { 'Access-Control-Allow-Origin': staticValue('the CORS origin', origin) },
    ...cors.allowCredentials && { 'Access-Control-Allow-Credentials': "'true'" },
    ...cors.exposeHeaders?.length && { 'Access-Control-Expose-Headers': staticValue('exposeHeaders', inStableOrder(cors.exposeHeaders).join(',')) },
    ...origin !== '*' && { Vary: "'Origin'" },
  };
}

/** The CORS headers of an answer beside its own; one that stands in both is the author's, in whatever letters. */
export function withCorsHeaders(own: Record<string, string>, cors?: CorsOptions): Record<string, string> {
  const names = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const others = Object.entries(cors ? corsAnswerHeaders(cors) : {}).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...Object.fromEntries(others), ...own };
}

/** VTL that answers the caller's origin where it is one of the allowed ones, compared as a whole. */
export function originTemplate(cors: CorsOptions): string {
  const tests = inStableOrder(cors.allowOrigins).map((origin) => `$origin == '${origin}'`).join(' || ');
  return '#set($origin = $input.params().header.get("Origin"))'
    + '#if($origin == "")#set($origin = $input.params().header.get("origin"))#end'
    + `#if(${tests})#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)#{end}`;
}

function credentialFindings(cors: CorsOptions): Finding[] {
  if (!cors.allowCredentials) return [];
  const { allowOrigins, allowHeaders, allowMethods, exposeHeaders } = cors;
  const wild = Object.entries({ allowOrigins, allowHeaders, allowMethods, exposeHeaders })
    .filter(([, values]) => values?.includes('*')).map(([name]) => name);
  return wild.map((name) => ({
    code: 'GH_CORS_CREDENTIALS',
    given: `${name} has "*" and allowCredentials is true`,
    allowed: 'exact values with credentials, because browsers refuse the wildcard there',
    fix: `Name the ${name === 'allowOrigins' ? 'origins' : 'values'}, or set allowCredentials to false`,
  }));
}

function originFix(origin: unknown): string {
  const bare = /^(https?:\/\/[^/]+)\/.*$/i.exec(String(origin));
  return bare ? `Remove the path: ${quote(bare[1].toLowerCase())}` : 'Write it as the browser sends it, for example "https://app.example.com"';
}
