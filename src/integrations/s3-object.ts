import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { GatehouseError, quote } from '../errors';
import { corsAnswerHeaders, hasSeveralOrigins } from '../mapping';
import { assertTarget } from './assert-target';
import { bindPlaceholders, fixedPrefix, literalParts } from './placeholders';
import type { BoundTemplate } from './placeholders';
import { ContentConversion } from './rest-integration';
import type { RestIntegrationResponse, RestRouteContext } from './rest-integration';
import { serviceUri } from './service-uri';

/** What the integrations over one S3 object share. */
export interface BoundObject extends BoundTemplate {
  readonly uri: string;
  /** The objects that any caller can reach, as an ARN with a wildcard behind the key's fixed prefix. */
  readonly reachableArn: string;
}

/** Binds an object key to a route; the bucket stands in the URI and is never the caller's to choose. */
export function bindObject(bucket: IBucket, key: string, route: RestRouteContext): BoundObject {
  assertTarget('a bucket', bucket, 'bucketName');
  assertKey(key);
  const bound = bindPlaceholders(key, route, 'GH_S3_KEY');
  const whole = fixedPrefix(key) === key;
  return {
    ...bound,
    uri: serviceUri('s3', `${bucket.bucketName}/${bound.text}`),
    reachableArn: bucket.arnForObjects(whole ? key : `${fixedPrefix(key)}*`),
  };
}

/**
 * The response headers by which a browser's page of another origin may read the answer.
 *
 * With several origins the object's answer cannot be compared with them in the gateway without a template, which would break
 * binary bodies; so the bucket's own CORS rules answer, and the gateway passes that on.
 */
export function objectCorsHeaders(route: RestRouteContext): Record<string, string> {
  const { cors } = route;
  if (!cors) return {};
  const echoed = hasSeveralOrigins(cors) && { 'Access-Control-Allow-Origin': 'integration.response.header.Access-Control-Allow-Origin' };
  return { ...corsAnswerHeaders(cors), ...echoed };
}

/** Whether the bucket must know the gateway's origins. */
export function needsBucketCors(route: RestRouteContext): boolean {
  return route.cors !== undefined && hasSeveralOrigins(route.cors);
}

/** An answer that says no more than its status: S3's own names the bucket, the key and the role. */
export function plainError(statusCode: number, message: string, headers: Record<string, string>, selectionPattern?: string): RestIntegrationResponse {
  return {
    statusCode,
    selectionPattern,
    headers,
    // Text whatever the caller accepts: an XML error that is taken for binary becomes a 500.
    contentHandling: ContentConversion.TO_TEXT,
    templates: { 'application/json': JSON.stringify({ message }) },
  };
}

function assertKey(key: string): void {
  const fine = typeof key === 'string' && key !== '' && !key.startsWith('/') && /^[A-Za-z0-9/_.-]*$/.test(literalParts(key));
  if (fine) return;
  throw new GatehouseError({
    code: 'GH_S3_KEY',
    given: `object key ${quote(key)}`,
    allowed: 'A-Z a-z 0-9 / _ . - without a leading slash, and placeholders {parameter}, {claims.name} or {context.name}',
    fix: 'Write the key as it stands in the bucket, for example "photos/{key}"',
  });
}
