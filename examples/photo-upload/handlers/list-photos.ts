import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ORIGINALS } from '../lib/prefixes';
import { answer } from './shared/answer';
import { callerOf } from './shared/caller';
import { bucketName, s3 } from './shared/s3';

/** `GET /photos?limit=&after=`: the caller's photos in the order of their keys; `next` is the `after` of the next page. */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { limit = process.env.PAGE_SIZE ?? '50', after } = event.queryStringParameters ?? {};
  const size = Number(limit);
  if (!Number.isInteger(size) || size < 1 || size > 1000) return answer(event, 400, { message: 'limit is a whole number from 1 to 1000' });

  const prefix = `${ORIGINALS}${callerOf(event)}/`;
  const page = await s3.send(new ListObjectsV2Command({
    Bucket: bucketName(),
    Prefix: prefix,
    MaxKeys: size,
    StartAfter: after === undefined ? undefined : prefix + after,
  }));
  const photos = (page.Contents ?? []).map(({ Key = '', Size, LastModified }) => (
    { key: Key.slice(prefix.length), size: Size, uploaded: LastModified }
  ));
  return answer(event, 200, { limit: size, photos, next: page.IsTruncated ? photos.at(-1)?.key : undefined });
}
