import { AWS_SERVICE } from './aws-service';
import type { BackendRow } from './backend';
import { BEDROCK } from './bedrock';
import { DYNAMODB } from './dynamodb';
import { EVENT_BRIDGE } from './event-bridge';
import { FIREHOSE } from './firehose';
import { FUNCTIONS } from './functions';
import { KINESIS } from './kinesis';
import { S3 } from './s3';
import { SNS } from './sns';
import { SQS } from './sqs';
import { STEP_FUNCTIONS } from './step-functions';

export type { BackendRow } from './backend';

/** Every back end that is mapped, with how it is to behave; proxies pass everything through. */
export const BACKENDS: readonly BackendRow[] = [
  ...AWS_SERVICE, ...DYNAMODB, ...SQS, ...EVENT_BRIDGE, ...FIREHOSE, ...KINESIS, ...SNS, ...BEDROCK, ...STEP_FUNCTIONS, ...S3,
  ...FUNCTIONS,
];
