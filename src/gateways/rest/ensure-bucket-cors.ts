import { Annotations, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { Bucket, CorsRule, HttpMethods, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { renderFinding } from '../../errors';
import { inStableOrder } from '../../mapping';
import type { CorsOptions } from '../../mapping';

/** Lets a bucket answer the gateway's origins itself; a bucket that cannot be changed from here is a warning that says how. */
export function ensureBucketCors(gateway: Construct, bucket: IBucket, cors: CorsOptions): void {
  // Both methods whatever the routes are, so that their order does not matter. The gateway answers preflights: no headers to allow.
  const rule: CorsRule = {
    allowedMethods: ['GET', 'PUT'] as HttpMethods[],
    allowedOrigins: inStableOrder(cors.allowOrigins),
    exposedHeaders: ['ETag'],
  };
  if (isOwned(bucket) && !wouldRefer(gateway, bucket, cors)) return bucket.addCorsRule(rule);
  const shown = rule.allowedOrigins.map((origin) => (Token.isUnresolved(origin) ? '<known at deployment>' : origin));
  const finding = renderFinding({
    code: 'GH_S3_BUCKET_CORS',
    given: `bucket ${bucket.node.path} cannot be changed from here, and the gateway has ${cors.allowOrigins.length} CORS origins`,
    allowed: 'one origin, or a bucket whose CORS rules name the same origins',
    fix: `Add this rule to the bucket where it is made, then acknowledge this warning: ${JSON.stringify({ ...rule, allowedOrigins: shown })}`,
  });
  Annotations.of(gateway).addWarningV2('cdk-gatehouse:GH_S3_BUCKET_CORS', finding);
}

/** An origin of the gateway's stack would make the bucket's stack depend on it, while the gateway depends on the bucket. */
function wouldRefer(gateway: Construct, bucket: IBucket, cors: CorsOptions): boolean {
  const [from, to] = [Stack.of(gateway), Stack.of(bucket)];
  if (to.node.scopes.includes(from)) return false;
  const tokens = cors.allowOrigins.flatMap((origin) => Tokenization.reverseString(origin).tokens);
  return tokens.some((token) => Reference.isReference(token) && Stack.of(token.target) === from);
}

function isOwned(bucket: IBucket): bucket is Bucket {
  return 'addCorsRule' in bucket;
}
