import type { Json } from './json';
import type { RestOperationModel } from './rest-body';

const API_KEY = 'api_key';

/** The security schemes that any route uses, by name; none where every route is public. */
export function securitySchemes(routes: readonly RestOperationModel[]): Json | undefined {
  const schemes = new Map<string, Json>();
  for (const { authorizer, apiKeyRequired } of routes) {
    if (authorizer.schemeName && authorizer.scheme) schemes.set(authorizer.schemeName, authorizer.scheme);
    if (apiKeyRequired) schemes.set(API_KEY, { type: 'apiKey', name: 'x-api-key', in: 'header' });
  }
  return schemes.size ? Object.fromEntries([...schemes].sort(([a], [b]) => (a < b ? -1 : 1))) : undefined;
}

/** What one route requires; API Gateway requires every entry. */
export function renderSecurity({ authorizer, scopes, apiKeyRequired }: RestOperationModel): Json[] | undefined {
  const entries = [
    ...apiKeyRequired ? [{ [API_KEY]: [] }] : [],
    ...authorizer.schemeName ? [{ [authorizer.schemeName]: [...scopes].sort() }] : [],
  ];
  return entries.length ? entries : undefined;
}
