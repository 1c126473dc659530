import { createHash } from 'crypto';
import { Token } from 'aws-cdk-lib';
import type { RouteCacheOptions } from './cache-options';
import type { RestAuthorizerConfig } from '../../authorizers';
import { quote, suggestion, throwFindings } from '../../errors';
import type { Finding } from '../../errors';
import type { RestIntegrationConfig } from '../../integrations';
import { PARAMETER_NAME, hasSeveralOrigins } from '../../mapping';
import type { CorsOptions, RequestOptions } from '../../mapping';
import { isPlain } from '../../openapi';
import type { RouteKey } from '../../routes';

/** What the keys of a route's cache are made of. */
export interface CachedRoute {
  readonly key: RouteKey;
  readonly pathParameters: readonly string[];
  readonly authorizer: RestAuthorizerConfig;
  readonly apiKeyRequired: boolean;
  readonly request?: RequestOptions;
  /** The integration as it describes itself, without what the route maps. */
  readonly own: RestIntegrationConfig;
  /** With what the route maps. */
  readonly integration: RestIntegrationConfig;
  readonly cors?: CorsOptions;
}

/** The keys of a cached route: parameters of its method request, which it must declare. */
export interface CacheKeys {
  readonly path: readonly string[];
  readonly querystrings: readonly string[];
  readonly headers: readonly string[];
}

type Place = keyof CacheKeys;
interface Parameter { readonly place: Place; readonly name: string }

const PLACES: Readonly<Record<string, Place>> = { path: 'path', querystring: 'querystrings', header: 'headers' };

/** The keys of a route's cache. Too few would answer one request with what another one asked for, so whatever is known to count is among them. */
export function cacheKeys(cache: RouteCacheOptions, route: CachedRoute): CacheKeys {
  const { own, pathParameters, cors, request = {}, integration } = route;
  const read = (of: RestIntegrationConfig) => [...all('headers', of.readsHeaders), ...all('querystrings', of.readsQuerystrings)];
  const usual = () => [...read(integration), ...all('headers', Object.keys(request.headers ?? {})), ...all('querystrings', Object.keys(request.querystrings ?? {}))];
  const named = cache.keys === undefined ? usual() : namedKeys(cache.keys, route);
  // Answers echo one of several origins.
  const origin = cors && hasSeveralOrigins(cors) ? all('headers', ['Origin']) : [];
  const parameters = [...all('path', pathParameters), ...named, ...read(own), ...origin, ...callerKeys(cache, route), ...holderKeys(cache, route)];
  const names = (place: Place) => namesOf(parameters.filter((each) => each.place === place), route);
  return { path: names('path'), querystrings: names('querystrings'), headers: names('headers') };
}

/** The keys as an integration has them, `method.request.…`; sorted. */
export function cacheKeyParameters({ path, querystrings, headers }: CacheKeys): string[] {
  const expressions = (place: string, names: readonly string[]) => names.map((name) => `method.request.${place}.${name}`);
  return [...expressions('header', headers), ...expressions('path', path), ...expressions('querystring', querystrings)];
}

/**
 * What a route's answers are kept under. API Gateway would take the resource, which routes share; and with other keys there are other answers,
 * which those of before must not stand for.
 */
export function cacheNamespace({ text }: RouteKey, parameters: readonly string[]): string {
  return createHash('sha256').update([text, ...parameters].join('\n')).digest('hex').slice(0, 16);
}

const all = (place: Place, names: readonly string[] = []): Parameter[] => names.map((name) => ({ place, name }));

/** Each once and sorted, in the letters in which the route declares it. */
function namesOf(parameters: readonly Parameter[], route: CachedRoute): string[] {
  const { readsHeaders = [] } = route.integration;
  const spelled = ({ place, name }: Parameter) => [...declared(place, route), ...readsHeaders].find((other) => isSame(place, name, other)) ?? name;
  const names = parameters.map(spelled);
  const isFirst = (name: string, i: number) => names.findIndex((other) => isSame(parameters[i].place, name, other)) === i;
  return names.filter(isFirst).sort();
}

function namedKeys(keys: readonly string[], route: CachedRoute): Parameter[] {
  throwFindings(keys.flatMap((key) => keyFindings(key, route)));
  return keys.map((key) => parameterOf(key)!);
}

function parameterOf(key: string): Parameter | undefined {
  const [, place, name] = /^(path|querystring|header)\.(.+)$/.exec(key) ?? [];
  return place !== undefined && PARAMETER_NAME.test(name) ? { place: PLACES[place], name } : undefined;
}

function keyFindings(key: string, route: CachedRoute): Finding[] {
  const given = `route ${quote(route.key.text)} has the cache key ${quote(key)}`;
  const parameter = parameterOf(key);
  if (!parameter) return [{ code: 'GH_CACHE_KEY', given, allowed: 'querystring.name, header.Name and path.name', fix: 'Say where the parameter is, for example "querystring.page"' }];
  const { place, name } = parameter;
  const there = declared(place, route);
  if ((place !== 'path' && there.length === 0) || there.some((other) => isSame(place, name, other))) return [];
  return [{
    code: 'GH_CACHE_KEY',
    given,
    allowed: place === 'path' ? 'parameters of the path' : `${place} that its request declares`,
    fix: suggestion(name, there),
  }];
}

function declared(place: Place, { pathParameters, request = {} }: CachedRoute): readonly string[] {
  return place === 'path' ? pathParameters : Object.keys(request[place] ?? {});
}

function isSame(place: Place, a: string, b: string): boolean {
  return place === 'headers' ? a.toLowerCase() === b.toLowerCase() : a === b;
}

/** Whether all callers get the same answer. */
export function isShared({ shared }: RouteCacheOptions, { schemeName }: RestAuthorizerConfig): boolean {
  return shared ?? schemeName === undefined;
}

/** Who holds a key is a caller as well, of whom a function behind a proxy is told. */
function holderKeys({ shared }: RouteCacheOptions, { apiKeyRequired, authorizer }: CachedRoute): Parameter[] {
  return apiKeyRequired && authorizer.schemeName === undefined && shared !== true ? all('headers', ['x-api-key']) : [];
}

function callerKeys(cache: RouteCacheOptions, { key, authorizer }: CachedRoute): Parameter[] {
  if (isShared(cache, authorizer)) return [];
  const sources = identitySources(authorizer).map((source) => /^method\.request\.(header|querystring)\.(.+)$/.exec(source));
  if (sources.length > 0 && sources.every((source) => source !== null)) return sources.map(([, place, name]) => ({ place: PLACES[place], name }));
  const isPublic = authorizer.schemeName === undefined;
  throwFindings([{
    code: 'GH_CACHE_CALLER',
    given: `route ${quote(key.text)} is cached for each caller, and ${isPublic ? 'is public' : `has the authorizer ${authorizer.label}, whose callers have nothing that stays the same`}`,
    allowed: 'caches for each caller where a header or query string says who calls, as with Authorizers.cognito; caches for all with `shared: true`',
    fix: isPublic ? 'Leave `shared` out' : 'Say `shared: true` where every caller gets the same answer, else leave `cache` out',
  }]);
  return [];
}

/** Where an authorizer finds who calls; nothing where that cannot be told, or is new with each request. */
function identitySources({ scheme = {}, usesIam }: RestAuthorizerConfig): string[] {
  if (usesIam) return [];
  const { 'x-amazon-apigateway-authorizer': authorizer, type, in: place, name } = scheme;
  const sources: unknown = isPlain(authorizer) ? (authorizer as Readonly<Record<string, unknown>>).identitySource : undefined;
  if (typeof sources === 'string') return Token.isUnresolved(sources) ? [] : sources.split(',').map((source) => source.trim()).filter((source) => source !== '');
  // Those that look at the whole request have a name that means nothing.
  const looksAtAll = isPlain(authorizer) && String((authorizer as Readonly<Record<string, unknown>>).type).toLowerCase() === 'request';
  return type === 'apiKey' && place === 'header' && typeof name === 'string' && !looksAtAll ? [`method.request.header.${name}`] : [];
}
