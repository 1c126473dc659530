import { S3Error } from './errors';
import type { S3Call } from './message';
import type { StoredObject } from './store';

/**
 * What the conditions of a read come to: whether the object is sent, or that the caller has it already.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html
 */
export function isUnchanged({ headers }: S3Call, { etag, lastModified }: StoredObject): boolean {
  const match = headers['if-match'];
  const noneMatch = headers['if-none-match'];
  if (match !== undefined ? !namesTag(match, etag) : isAfter(lastModified, headers['if-unmodified-since'])) {
    throw new S3Error('PreconditionFailed', { Condition: match === undefined ? 'If-Unmodified-Since' : 'If-Match' });
  }
  if (noneMatch !== undefined) return namesTag(noneMatch, etag);
  return isAfter(lastModified, headers['if-modified-since']) === false;
}

/**
 * Refuses a write whose conditions do not hold.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function checkWrite({ headers, key }: S3Call, known: StoredObject | undefined): void {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (noneMatch !== undefined && known && namesTag(noneMatch, known.etag)) throw new S3Error('PreconditionFailed', { Condition: 'If-None-Match' });
  if (match === undefined) return;
  if (!known) throw new S3Error('NoSuchKey', { Key: key });
  if (!namesTag(match, known.etag)) throw new S3Error('PreconditionFailed', { Condition: 'If-Match' });
}

function namesTag(condition: string, etag: string): boolean {
  return condition.trim() === '*' || condition.split(',').some((each) => each.trim().replace(/^W\//, '').replace(/^"?([^"]*)"?$/, '"$1"') === etag);
}

/** Whether something is newer than a header says, which has no milliseconds; `undefined` where it says nothing. */
function isAfter(time: Date, header: string | undefined): boolean | undefined {
  const limit = Date.parse(header ?? '');
  return Number.isNaN(limit) ? undefined : Math.floor(time.getTime() / 1000) * 1000 > limit;
}
