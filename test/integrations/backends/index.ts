import { AWS_SERVICE } from './aws-service';
import type { BackendRow } from './backend';
import { SQS } from './sqs';

export type { BackendRow } from './backend';

/** Every back end that is an AWS service, with how it is to behave. */
export const BACKENDS: readonly BackendRow[] = [...AWS_SERVICE, ...SQS];
