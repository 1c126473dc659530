import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { ORDER_STATE } from '../order-state';
import { refusals } from '../problems';
import { SCHEMAS } from '../schemas';
import type { RestRouteOptions } from 'cdk-gatehouse';
import { Integrations, MappingTemplate, ResponseSource, Source } from 'cdk-gatehouse';

/** `GET /orders/{id}`. */
export function readOrder(handler: IFunctionRef): RestRouteOptions {
  return {
    integration: Integrations.lambdaCustom(handler),
    summary: 'Shows an order',
    mapping: { template: MappingTemplate.json({ customer: Source.claim('sub'), id: Source.path('id') }) },
    responses: [
      {
        status: 200,
        headers: { 'Last-Modified': ResponseSource.body('$.lastModified'), 'Cache-Control': ResponseSource.literal('private, no-cache') },
        template: MappingTemplate.json(ORDER_STATE),
        schema: SCHEMAS.orderState,
      },
      ...refusals('not-found'),
    ],
  };
}
