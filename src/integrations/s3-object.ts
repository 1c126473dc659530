import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { GatehouseError, quote, shapeFindings, throwFindings } from '../errors';
import { ContentConversion, MEDIA_TYPE, corsAnswerHeaders, hasSeveralOrigins } from '../mapping';
import type { CorsOptions } from '../mapping';
import { assertTarget } from './assert-target';
import { described, nameOf } from './integration-info';
import type { Described } from './integration-info';
import { bindPlaceholders, fixedPrefix, literalParts } from './placeholders';
import { RestIntegrationType } from './rest-integration';
import type { RestIntegrationConfig, RestIntegrationResponse, RestRouteContext } from './rest-integration';
import { serviceUri } from './service-uri';

/** What the integrations over one S3 object share. */
export interface BoundObject {
  /** The integration without its answers, content types and statements. */
  readonly config: RestIntegrationConfig;
  /** The objects that any caller can reach, as an ARN with a wildcard behind the key's fixed prefix. */
  readonly reachableArn: string;
  /** The CORS headers of every answer. */
  readonly headers: Record<string, string>;
}

/** How an action on the objects of a bucket is described. */
export function describedObject(action: string, bucket: IBucket): Described {
  assertTarget('a bucket', bucket, 'bucketName');
  return described('s3', action, nameOf(bucket));
}

/** The actions on one object, and the methods that ask S3 for them. */
const METHODS = { DeleteObject: 'DELETE', GetObject: 'GET', HeadObject: 'HEAD', PutObject: 'PUT' } as const;

/** Binds an action on an object to a route; the bucket stands in the URI and is never the caller's to choose. */
export function bindObject(action: keyof typeof METHODS, bucket: IBucket, key: string, route: RestRouteContext): BoundObject {
  const own = describedObject(action, bucket);
  assertKey(key);
  const { text, requestParameters } = bindPlaceholders(key, route, 'GH_S3_KEY');
  const prefix = fixedPrefix(key);
  const bucketAnswersCors = route.cors !== undefined && hasSeveralOrigins(route.cors);
  const origin = { 'integration.request.header.Origin': 'method.request.header.Origin' };
  return {
    config: {
      type: RestIntegrationType.AWS,
      ...own,
      httpMethod: METHODS[action],
      uri: serviceUri('s3', `${bucket.bucketName}/${text}`, bucket.env.region),
      usesServiceRole: true,
      requestParameters: { ...requestParameters, ...bucketAnswersCors && origin },
      readsHeaders: bucketAnswersCors ? ['Origin'] : [],
      wants: { corsBuckets: bucketAnswersCors ? [bucket] : [] },
    },
    reachableArn: bucket.arnForObjects(prefix === key ? key : `${prefix}*`),
    headers: route.cors ? corsHeaders(route.cors) : {},
  };
}

/**
 * The response headers by which a browser's page of another origin may read the answer.
 *
 * With several origins the object's answer cannot be compared with them in the gateway without a template, which would break
 * binary bodies; so the bucket's own CORS rules answer, and the gateway passes that on.
 */
function corsHeaders(cors: CorsOptions): Record<string, string> {
  const echoed = hasSeveralOrigins(cors) && { 'Access-Control-Allow-Origin': 'integration.response.header.Access-Control-Allow-Origin' };
  return { ...corsAnswerHeaders(cors), ...echoed };
}

/** Content types, checked and sorted. */
export function checkedTypes(types: string[] | undefined): string[] {
  if (types !== undefined && !Array.isArray(types)) throwFindings(shapeFindings('the options of the integration', { contentTypes: types }, { contentTypes: 'texts' }));
  const wrong = (types ?? []).find((type) => typeof type !== 'string' || !MEDIA_TYPE.test(type) || type !== type.toLowerCase());
  if (wrong === undefined && types?.length) return [...new Set(types)].sort();
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: wrong === undefined ? 'contentTypes is empty' : `contentTypes has ${quote(wrong)}`,
    allowed: 'media types in lower case such as "image/jpeg", without wildcards or parameters',
    fix: 'List the types of the objects',
  });
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
