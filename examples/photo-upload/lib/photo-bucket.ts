import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/**
 * The photos, each below `originals/<the user's sub>/`, and their thumbnails.
 *
 * The keys of the encryption are S3's own: they cost nothing and the emulators of the deploy tests carry them. With a `kms.Key` here
 * the gateway's role gets its KMS permissions by itself; the functions' roles need them too.
 */
export class PhotoBucket extends Bucket {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
    });
  }
}
