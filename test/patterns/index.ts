import { COGNITO_LAMBDA } from './cognito-lambda';
import { DYNAMODB } from './dynamodb';
import { EVENT_BRIDGE } from './event-bridge';
import { FIREHOSE } from './firehose';
import { KINESIS } from './kinesis';
import type { Pattern } from './pattern';
import { S3 } from './s3';
import { SNS } from './sns';
import { SQS } from './sqs';
import { STEP_FUNCTIONS } from './step-functions';
import { STREAMING_LAMBDA } from './streaming-lambda';

/** Ten public patterns, each with this library and with aws-cdk-lib alone. */
export const PATTERNS: readonly Pattern[] = [
  S3, SQS, SNS, DYNAMODB, EVENT_BRIDGE, STEP_FUNCTIONS, KINESIS, COGNITO_LAMBDA, STREAMING_LAMBDA, FIREHOSE,
];
