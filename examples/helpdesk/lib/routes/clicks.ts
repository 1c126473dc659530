import type { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { SCHEMAS } from '../schemas';
import { Integrations } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/** `POST /clicks`: the body is a record, each on a line of its own. The schema keeps out everything else, the customer included. */
export function click(stream: DeliveryStream): RestRouteOptions {
  return {
    integration: Integrations.firehosePutRecord(stream, { newline: true }),
    request: { body: SCHEMAS.click },
    summary: 'Counts a click',
  };
}
