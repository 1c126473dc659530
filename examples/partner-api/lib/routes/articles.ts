import { Integrations, Source } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/**
 * `GET /articles/{sku}`. The article goes into the query string and not into the path of the catalogue: there `..%2F` could reach another resource.
 */
export function article(catalogueUrl: string): RestRouteOptions {
  return {
    integration: Integrations.httpCustom(`${catalogueUrl}/v1/articles`),
    request: { path: { sku: { description: 'The number of the article' } } },
    mapping: { querystrings: { sku: Source.path('sku') } },
    summary: 'Shows an article and its price',
  };
}
