import { S3Client } from '@aws-sdk/client-s3';

const endpoint = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;

/** The SDK reads the endpoint from the environment by itself; emulators that stand behind one want the bucket in the path. */
export const s3 = new S3Client({ forcePathStyle: endpoint !== undefined });

/** The bucket of the orders. */
export function bucketName(): string {
  const name = process.env.BUCKET;
  if (!name) throw new Error('The environment variable BUCKET is missing');
  return name;
}
