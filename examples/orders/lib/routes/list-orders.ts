import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { refusals } from '../problems';
import { SCHEMAS } from '../schemas';
import { Condition, Integrations, MappingTemplate, Source } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/** `GET /orders?year=&limit=&after=`. */
export function listOrders(handler: IFunctionRef): RestRouteOptions {
  const [limit, after] = [Source.querystring('limit'), Source.querystring('after')];
  return {
    integration: Integrations.lambdaCustom(handler),
    summary: 'Lists the orders of a year',
    request: {
      querystrings: {
        year: { required: true, description: 'Four digits' },
        limit: { description: '1 to 100; 20 unless it is given' },
        after: { description: 'The last id of the page before' },
      },
    },
    mapping: {
      template: MappingTemplate.json({
        customer: Source.claim('sub'),
        year: Source.querystring('year'),
        limit: MappingTemplate.when(Condition.present(limit), limit, '20'),
        after: MappingTemplate.whenPresent(after),
      }),
    },
    responses: [
      {
        status: 200,
        template: MappingTemplate.json({
          orders: MappingTemplate.each(Source.body('$.orders'), {
            id: Source.item('$.id'),
            changed: Source.item('$.changed'),
            href: Source.concat(Source.context('path'), Source.literal('/'), Source.item('$.id')),
          }),
          next: Source.body('$.next'),
        }),
        schema: SCHEMAS.orderList,
      },
      ...refusals('invalid'),
    ],
  };
}
