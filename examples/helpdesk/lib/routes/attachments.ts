import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Integrations } from 'cdk-gatehouse';
import type { RestRouteOptions } from 'cdk-gatehouse';

/** What keys of attachments begin with. The gateway's role reaches nothing else of the bucket. */
export const ATTACHMENTS = 'attachments/';

const CONTENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png'];

/** The attachments of the caller: objects below the caller's id. */
export function attachments(bucket: Bucket): Record<string, RestRouteOptions> {
  const prefix = `${ATTACHMENTS}{claims.sub}/`;
  const key = `${prefix}{name}`;
  return {
    'GET /': { integration: Integrations.s3ListObjects(bucket, { prefix }), summary: 'Lists the attachments of the caller' },
    'PUT /{name}': { integration: Integrations.s3PutObject(bucket, { key, contentTypes: CONTENT_TYPES }), summary: 'Stores an attachment' },
    'GET /{name}': { integration: Integrations.s3GetObject(bucket, { key }), summary: 'Answers with an attachment' },
    'HEAD /{name}': { integration: Integrations.s3HeadObject(bucket, { key }), summary: 'Says whether an attachment is there, its type and size' },
    'DELETE /{name}': { integration: Integrations.s3DeleteObject(bucket, { key }), summary: 'Deletes an attachment' },
  };
}
