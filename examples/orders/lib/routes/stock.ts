import { problemFor } from '../problems';
import { SCHEMAS } from '../schemas';
import { Integrations, MappingTemplate, ResponseSource, Source } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/**
 * `GET /stock/{sku}?warehouse=`.
 *
 * The article goes into the query string and not into the path of the stock service: there `..%2F` could reach another resource.
 */
export function stock(url: string): RestRouteOptions {
  const restock = Source.item('$.restock');
  return {
    integration: Integrations.httpCustom(`${url}/v2/stock`),
    summary: 'Tells where an article is to be had',
    request: { querystrings: { warehouse: { description: 'One warehouse instead of all' } } },
    mapping: {
      headers: { 'X-Request-Id': Source.context('requestId') },
      querystrings: { article: Source.path('sku'), site: Source.querystring('warehouse'), fields: Source.literal('available,restock') },
    },
    responses: [
      {
        status: 200,
        headers: { 'Cache-Control': ResponseSource.header('Cache-Control') },
        template: MappingTemplate.json({
          sku: Source.path('sku'),
          warehouses: MappingTemplate.each(Source.body('$.sites'), {
            name: Source.item('$.site'),
            available: Source.item('$.available'),
            restock: MappingTemplate.whenPresent(restock),
          }),
        }),
        schema: SCHEMAS.stock,
      },
      problemFor('404', 404, 'Unknown article'),
      problemFor('429|503', 503, 'Stock service busy', { 'Retry-After': ResponseSource.header('Retry-After') }),
    ],
  };
}
