import { Annotations } from 'aws-cdk-lib';
import type { Bucket, CorsRule, HttpMethods, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { renderFinding } from '../../errors';
import type { CorsOptions } from '../../mapping';

/** Lets a bucket answer the gateway's origins itself; a bucket that cannot be changed from here is a warning that says how. */
export function ensureBucketCors(gateway: Construct, bucket: IBucket, cors: CorsOptions): void {
  const rule: CorsRule = {
    allowedMethods: ['GET', 'HEAD', 'PUT'] as HttpMethods[],
    allowedOrigins: [...new Set(cors.allowOrigins)].sort(),
    allowedHeaders: ['*'],
    exposedHeaders: ['ETag'],
  };
  if (isOwned(bucket)) return bucket.addCorsRule(rule);
  const finding = renderFinding({
    code: 'GH_S3_BUCKET_CORS',
    given: `bucket ${bucket.node.path} is imported, and the gateway has ${cors.allowOrigins.length} CORS origins`,
    allowed: 'one origin, or a bucket whose CORS rules name the same origins',
    fix: `Add this rule to the bucket where it is made, then acknowledge this warning: ${JSON.stringify(rule)}`,
  });
  Annotations.of(gateway).addWarningV2('cdk-gatehouse:GH_S3_BUCKET_CORS', finding);
}

function isOwned(bucket: IBucket): bucket is Bucket {
  return 'addCorsRule' in bucket;
}
