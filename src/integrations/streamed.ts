import { Duration } from 'aws-cdk-lib';

/**
 * How long API Gateway waits for a streamed answer where nothing says another time: as long as it can.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
 */
export const STREAMED = Duration.minutes(15);
