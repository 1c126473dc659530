import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ORIGINALS } from '../lib/prefixes';
import { answer } from './shared/answer';
import { bucketName, s3 } from './shared/s3';

const DAY = 24 * 60 * 60 * 1000;
/** A gateway waits 29 seconds; a bucket with more than a hundred pages wants an inventory, not a list. */
const MAX_PAGES = 100;

/** `GET /reports/daily`: how many photos of how many users came in the last 24 hours. */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const since = new Date(Date.now() - DAY);
  const users = new Set<string>();
  let [uploads, bytes, pages] = [0, 0, 0];
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucketName(), Prefix: ORIGINALS })) {
    const recent = (page.Contents ?? []).filter(({ LastModified }) => LastModified !== undefined && LastModified >= since);
    for (const { Key = '', Size = 0 } of recent) {
      users.add(Key.slice(ORIGINALS.length).split('/', 1)[0]);
      uploads += 1;
      bytes += Size;
    }
    pages += 1;
    if (pages === MAX_PAGES) break;
  }
  return answer(event, 200, { since, uploads, bytes, users: users.size, complete: pages < MAX_PAGES });
}
