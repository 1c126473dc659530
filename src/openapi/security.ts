import type { RestAuthorizerConfig } from '../authorizers';
import { GatehouseError, quote } from '../errors';
import { inStableOrder } from '../mapping';
import type { Json } from './json';
import type { RestOperationModel } from './rest-model';

/** The name of the scheme by which a body asks for an API key. */
export const API_KEY_SCHEME = 'api_key';

const KEY_IN_HEADER = { type: 'apiKey', name: 'x-api-key', in: 'header' };

/** The name of an authorizer's scheme in one body. */
export type SchemeNames = (authorizer: RestAuthorizerConfig) => string | undefined;

/** Names the schemes of a body: as their authorizers say, told apart where several share a name. */
export function schemeNames(routes: readonly RestOperationModel[]): SchemeNames {
  const identities = new Map<string, Set<string>>();
  for (const { authorizer: { schemeName, schemeIdentity = '' } } of routes) {
    if (schemeName) identities.set(schemeName, (identities.get(schemeName) ?? new Set()).add(schemeIdentity));
  }
  return ({ schemeName, schemeIdentity }) => {
    const several = schemeName !== undefined && (identities.get(schemeName)?.size ?? 0) > 1;
    return several && schemeIdentity ? `${schemeName}_${schemeIdentity}` : schemeName;
  };
}

/** The security schemes that any route uses, by name; none where every route is public. */
export function securitySchemes(routes: readonly RestOperationModel[], names: SchemeNames): Json | undefined {
  const schemes = new Map<string, Json>();
  for (const { authorizer, apiKeyRequired } of routes) {
    const name = names(authorizer);
    if (name && authorizer.scheme) schemes.set(name, sameScheme(name, authorizer.scheme, schemes.get(name)));
    if (apiKeyRequired) schemes.set(API_KEY_SCHEME, sameScheme(API_KEY_SCHEME, KEY_IN_HEADER, schemes.get(API_KEY_SCHEME)));
  }
  return schemes.size ? Object.fromEntries([...schemes].sort(([a], [b]) => (a < b ? -1 : 1))) : undefined;
}

/** Refuses two schemes of one name that nothing tells apart: one of them would guard the routes of the other. */
function sameScheme(name: string, scheme: Json, other: Json = scheme): Json {
  if (JSON.stringify(scheme) === JSON.stringify(other)) return scheme;
  throw new GatehouseError({
    code: 'GH_AUTHORIZER_SCHEME',
    given: `two authorizers have the scheme name ${quote(name)} and different schemes`,
    allowed: 'one scheme for each name and identity',
    fix: 'Give each its own schemeName or schemeIdentity in bindRestAuthorizer',
  });
}

/** What one route requires; API Gateway requires every entry. */
export function renderSecurity({ authorizer, scopes, apiKeyRequired }: RestOperationModel, names: SchemeNames): Json[] | undefined {
  const name = names(authorizer);
  const entries = [
    ...apiKeyRequired ? [{ [API_KEY_SCHEME]: [] }] : [],
    ...name ? [{ [name]: inStableOrder(scopes) }] : [],
  ];
  return entries.length ? entries : undefined;
}
