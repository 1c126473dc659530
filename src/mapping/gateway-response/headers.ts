import { corsAnswerHeaders, hasSeveralOrigins } from '../cors';
import type { CorsOptions } from '../cors';
import type { Source } from '../source';

const ORIGIN = 'access-control-allow-origin';

/** Headers that pages may read on every answer; the others only where CORS exposes them. */
const SAFELISTED = ['cache-control', 'content-language', 'content-length', 'content-type', 'expires', 'last-modified', 'pragma'];

/** The headers of a gateway response as mapping values, sorted: those of CORS, and its own, which win in whatever case. */
export function gatewayResponseHeaders(cors: CorsOptions | undefined, own: { readonly [name: string]: Source } = {}): Record<string, string> {
  const named = Object.entries(own).map(([name, source]): [string, string] => [name, mappingOf(source)!]);
  const taken = named.map(([name]) => name.toLowerCase());
  const joined = Object.entries(corsHeaders(cors)).filter(([name]) => !taken.includes(name.toLowerCase()));
  return Object.fromEntries([...joined, ...named].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function corsHeaders(cors?: CorsOptions): Record<string, string> {
  if (!cors) return {};
  // There is no VTL that could compare. See docs/adr/0003-cors.md.
  return { ...corsAnswerHeaders(cors), ...hasSeveralOrigins(cors) && { 'Access-Control-Allow-Origin': 'method.request.header.Origin' } };
}

/** The mapping value that a source is; undefined for one that a header of a gateway response cannot have. */
export function mappingOf(source: Source): string | undefined {
  const { parameter, literal } = source?._config ?? {};
  if (typeof literal === 'string' && /^[^'\r\n]+$/.test(literal)) return `'${literal}'`;
  const readable = /^(?:method\.request\.(?:header|querystring|path)|context|stageVariables)\.[A-Za-z0-9._$:-]+$/;
  return parameter !== undefined && readable.test(parameter) ? parameter : undefined;
}

/** Whether every page may read the answer, because the origin that it names is the one that asked. */
export function echoesOrigin(headers: Readonly<Record<string, string>>): boolean {
  const [, origin] = Object.entries(headers).find(([name]) => name.toLowerCase() === ORIGIN) ?? [];
  return origin !== undefined && /^method\./.test(origin);
}

/** The headers that a page can read, beside the origin, which is its own. */
export function readableHeaders(headers: Readonly<Record<string, string>>): Array<[string, string]> {
  const exposed = Object.entries(headers).filter(([name]) => name.toLowerCase() === 'access-control-expose-headers').map(([, value]) => value);
  const names = exposed.flatMap((value) => value.replace(/'/g, '').toLowerCase().split(',').map((name) => name.trim()));
  const isReadable = (name: string) => name !== ORIGIN && (names.includes('*') || [...SAFELISTED, ...names].includes(name));
  return Object.entries(headers).filter(([name]) => isReadable(name.toLowerCase()));
}
