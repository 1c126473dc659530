import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { GatehouseError, assertShape, quote } from '../errors';
import { JSON_TYPE, MappingTemplate, PassthroughBehavior, staticValue } from '../mapping';
import type { IntegrationInfo } from './integration-info';
import { RestIntegrationType } from './rest-integration';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';
import { LIST_TEMPLATE, limitTemplate } from './s3-list-template';
import { describedObject } from './s3-object';
import { boundPrefix } from './s3-prefix';
import type { BoundPrefix } from './s3-prefix';
import { textAnswer, textErrors } from './s3-text-answers';
import { serviceUri } from './service-uri';

/** Options of `Integrations.s3ListObjects`. */
export interface S3ListObjectsOptions {
  /**
   * What the keys of the listed objects begin with: `photos/{claims.sub}/`. It ends with a slash; `''` lists the whole bucket.
   *
   * `{name}` is a parameter of the route's path, `{claims.sub}` a claim of the caller's token, `{context.name}` any context variable.
   * Of the claims use `sub`: users can write others, and an absent one is empty.
   *
   * Errors: `GH_S3_KEY`, `GH_CLAIMS_MISSING`.
   */
  readonly prefix: string;

  /**
   * The most objects in one answer, from 1 to 1,000; callers ask for fewer by the query parameter `limit`.
   *
   * Errors: `GH_INTEGRATION_OPTION`.
   *
   * @default 100
   */
  readonly maxKeys?: number;
}

/**
 * Lists objects, with no function in between: `{ objects: [{ key, size, lastModified, etag }], nextToken }`, in the order of the keys' bytes, keys without
 * the prefix.
 *
 * The query parameter `token` takes the `nextToken` of the answer before, `limit` a number of objects; any other `limit` than a whole number below
 * `maxKeys` counts as `maxKeys`. The role may list the prefix and nothing else of the bucket.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export class S3ListObjectsIntegration implements IRestIntegration {
  private readonly bucket: IBucket;
  private readonly options: S3ListObjectsOptions;

  constructor(bucket: IBucket, options: S3ListObjectsOptions) {
    this.bucket = bucket;
    this.options = options;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return describedObject('ListObjectsV2', this.bucket).description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertShape('the options of Integrations.s3ListObjects', this.options, { prefix: 'text', maxKeys: 'number' });
    const { bucket, options: { maxKeys = 100 } } = this;
    const own = describedObject('ListObjectsV2', bucket);
    assertMaxKeys(maxKeys);
    const prefix = boundPrefix(this.options.prefix, route);
    return {
      type: RestIntegrationType.AWS,
      ...own,
      httpMethod: 'GET',
      uri: serviceUri('s3', bucket.bucketName, bucket.env.region),
      usesServiceRole: true,
      requestParameters: parameters(prefix, maxKeys),
      requestTemplates: { [JSON_TYPE]: prefix.vtl + limitTemplate(maxKeys) },
      // Past the template there would be no prefix.
      passthroughBehavior: PassthroughBehavior.NEVER,
      readsQuerystrings: ['limit', 'token'],
      responses: [textAnswer({ status: 200, match: '2\\d{2}', template: MappingTemplate.fromVtl(LIST_TEMPLATE) }, route.cors), ...textErrors(route.cors)],
      wants: { statements: [listStatement(bucket, prefix)] },
    };
  }
}

function parameters({ fixed }: BoundPrefix, maxKeys: number): Record<string, string> {
  return {
    'integration.request.querystring.continuation-token': 'method.request.querystring.token',
    'integration.request.querystring.encoding-type': "'url'",
    'integration.request.querystring.list-type': "'2'",
    'integration.request.querystring.max-keys': `'${maxKeys}'`,
    ...fixed && { 'integration.request.querystring.prefix': staticValue('prefix', fixed) },
  };
}

/** A request without the prefix does not meet the condition. */
function listStatement(bucket: IBucket, { pattern, fixed }: BoundPrefix): iam.PolicyStatement {
  const conditions = { [fixed === undefined ? 'StringLike' : 'StringEquals']: { 's3:prefix': pattern } };
  return new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn], ...pattern !== '' && { conditions } });
}

function assertMaxKeys(maxKeys: number): void {
  if (Number.isInteger(maxKeys) && maxKeys >= 1 && maxKeys <= 1000) return;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `Integrations.s3ListObjects has ${quote(maxKeys)} as maxKeys`,
    allowed: 'whole numbers from 1 to 1,000: S3 answers no more at once',
    fix: 'Give a smaller number; callers get the rest by `token`',
  });
}
