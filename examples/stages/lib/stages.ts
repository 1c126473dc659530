import { Duration } from 'aws-cdk-lib';
import type { IClientCertificateRef } from 'aws-cdk-lib/aws-apigateway';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CacheSize, ExecutionLogLevel } from 'cdk-gatehouse';
import type { RestStageOptions } from 'cdk-gatehouse';

/** For whoever works on the catalogue: every answer is made anew, and every request is in the execution log. */
export function devStage(): RestStageOptions {
  return {
    description: 'Sample products, without a cache',
    throttle: { rate: 20, burst: 10 },
    logging: { executionLog: ExecutionLogLevel.INFO, accessLogRetention: RetentionDays.ONE_WEEK },
    variables: { stock: 'stock.dev.example.com' },
    tags: { stage: 'dev' },
  };
}

/** For customers; which deployment it serves, and from which stock service, is the rollout's to say. */
export function prodStage(clientCertificate: IClientCertificateRef): RestStageOptions {
  return {
    description: 'The catalogue',
    throttle: { rate: 500, burst: 100 },
    cache: { size: CacheSize.GB_1_6, encrypted: true, ttl: Duration.minutes(10) },
    logging: { executionLog: ExecutionLogLevel.ERROR, accessLogRetention: RetentionDays.ONE_YEAR },
    clientCertificate,
    tags: { stage: 'prod' },
  };
}
