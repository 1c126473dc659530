import { HeadObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ORIGINALS, THUMBNAILS } from '../lib/prefixes';
import { answer } from './shared/answer';
import { callerOf } from './shared/caller';
import { bucketName, s3 } from './shared/s3';

/** `GET /photos/{key}/info`: what is known of one of the caller's photos, and whether its thumbnail is there yet. */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const key = event.pathParameters?.key ?? '';
  const own = `${callerOf(event)}/${key}`;
  const [original, thumbnail] = await Promise.all([head(ORIGINALS + own), head(THUMBNAILS + own)]);
  if (!original) return answer(event, 404, { message: 'Not Found' });
  return answer(event, 200, {
    key,
    type: original.ContentType,
    size: original.ContentLength,
    uploaded: original.LastModified,
    thumbnail: thumbnail !== undefined,
  });
}

/** S3 answers 403 for what is not there, because the role may not list what others have. */
async function head(key: string): Promise<HeadObjectCommandOutput | undefined> {
  try {
    return await s3.send(new HeadObjectCommand({ Bucket: bucketName(), Key: key }));
  } catch (error) {
    if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0)) return undefined;
    throw error;
  }
}
