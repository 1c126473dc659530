import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { KEY_ID, PARTNER } from '../caller';
import { SCHEMAS } from '../schemas';
import { Integrations, Source } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/** `POST /orders`: into a queue, with who ordered. */
export function placeOrder(orders: Queue): RestRouteOptions {
  return {
    integration: Integrations.sqsSendMessage(orders, {
      message: { partner: PARTNER, keyId: KEY_ID, reference: Source.body('$.reference'), items: Source.body('$.items') },
    }),
    request: { body: SCHEMAS.order },
    summary: 'Takes an order',
  };
}
