import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Event, S3EventRecord } from 'aws-lambda';
import { s3 } from './shared/s3';
import { NotAPicture } from './thumbnail/picture';
import { thumbnailKey } from './thumbnail/thumbnail-key';
import { toThumbnail } from './thumbnail/to-thumbnail';

/** The gateway takes 10 MB; what is larger came another way. */
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * Makes a thumbnail of each new original.
 *
 * A file that is no picture will be none at the next try either: it is written to the log and left alone. Everything else throws, so
 * that Lambda tries twice more and then hands the event to the dead letter queue.
 */
export async function handler(event: S3Event): Promise<void> {
  for (const record of event.Records) {
    try {
      await makeThumbnail(record);
    } catch (error) {
      if (!(error instanceof NotAPicture)) throw error;
      console.warn(JSON.stringify({ message: 'No thumbnail', reason: error.message, key: record.s3.object.key }));
    }
  }
}

async function makeThumbnail({ s3: { bucket, object } }: S3EventRecord): Promise<void> {
  const { source, target } = thumbnailKey(object.key);
  if (object.size > MAX_BYTES) throw new NotAPicture(`${object.size} bytes are more than ${MAX_BYTES}`);
  const original = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key: source }));
  const bytes = await original.Body!.transformToByteArray();
  const { type, data } = toThumbnail(Buffer.from(bytes));
  await s3.send(new PutObjectCommand({ Bucket: bucket.name, Key: target, Body: data, ContentType: type, CacheControl: 'private, max-age=300' }));
}
