import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { ORDER_STATE } from '../order-state';
import { refusals } from '../problems';
import { SCHEMAS } from '../schemas';
import type { RestRouteOptions } from 'cdk-gatehouse';
import { Integrations, MappingTemplate, Source } from 'cdk-gatehouse';

/** `POST /orders/{id}/cancellation`. */
export function cancelOrder(handler: IFunctionRef): RestRouteOptions {
  const comment = Source.body('$.comment');
  return {
    integration: Integrations.lambdaCustom(handler),
    summary: 'Cancels an order',
    request: { body: SCHEMAS.cancellation, path: { id: { description: 'The id of the order' } } },
    mapping: {
      template: MappingTemplate.json({
        customer: Source.claim('sub'),
        id: Source.path('id'),
        receivedAt: Source.context('requestTimeEpoch'),
        reason: Source.body('$.reason'),
        comment: MappingTemplate.whenPresent(comment),
      }),
    },
    responses: [
      { status: 200, template: MappingTemplate.json(ORDER_STATE), schema: SCHEMAS.orderState },
      ...refusals('not-found', 'conflict'),
    ],
  };
}
