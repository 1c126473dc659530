import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { ORDER_STATE } from '../order-state';
import { refusals } from '../problems';
import { SCHEMAS } from '../schemas';
import type { RestRouteOptions } from 'cdk-gatehouse';
import { Condition, Integrations, MappingTemplate, ResponseSource, Source } from 'cdk-gatehouse';

/** `POST /orders`. */
export function placeOrder(handler: IFunctionRef): RestRouteOptions {
  const [note, gift] = [Source.body('$.note'), Source.item('$.gift')];
  return {
    integration: Integrations.lambdaCustom(handler),
    summary: 'Places an order',
    request: { body: SCHEMAS.order },
    mapping: {
      template: MappingTemplate.json({
        customer: Source.claim('sub'),
        requestId: Source.context('requestId'),
        receivedAt: Source.context('requestTimeEpoch'),
        reference: Source.body('$.reference'),
        items: MappingTemplate.each(Source.body('$.items'), {
          sku: Source.item('$.sku'),
          quantity: Source.item('$.quantity'),
          gift: MappingTemplate.whenPresent(gift),
        }),
        shipTo: Source.body('$.shipTo'),
        express: MappingTemplate.when(Condition.equalTo(Source.body('$.shipping'), 'express'), true, false),
        note: MappingTemplate.whenPresent(note),
      }),
    },
    responses: [
      {
        status: 201,
        headers: { 'Cache-Control': ResponseSource.literal('no-store') },
        // The context's path has the stage, or the base path of a custom domain, whichever the caller used.
        template: MappingTemplate.json(ORDER_STATE, {
          responseOverrides: { headers: { Location: Source.concat(Source.context('path'), Source.literal('/'), Source.body('$.id')) } },
        }),
        schema: SCHEMAS.orderState,
      },
      ...refusals('conflict'),
    ],
  };
}
