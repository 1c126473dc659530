import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { assertShape } from '../errors';
import type { IntegrationInfo } from './integration-info';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';
import { bindObject, describedObject } from './s3-object';
import { emptyAnswer, textErrors } from './s3-text-answers';

/** Options of `Integrations.s3DeleteObject`. */
export interface S3DeleteObjectOptions {
  /**
   * The key of the object.
   *
   * `{name}` is a parameter of the route's path, `{claims.sub}` a claim of the caller's token, `{context.name}` any context variable.
   * Of the claims use `sub`: users can write others, and an absent one is empty.
   * API Gateway decodes path parameters, so `%2F` in a request reaches nested keys, never another prefix than the one before the
   * first placeholder. Whoever may delete can delete any object behind that prefix: put the caller's id into it.
   *
   * Errors: `GH_S3_KEY`, `GH_CLAIMS_MISSING`.
   */
  readonly key: string;
}

/**
 * Deletes an object, with no function in between: 204, also where there was none. A bucket with versions keeps the object behind a delete
 * marker; versions themselves cannot be deleted.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
 */
export class S3DeleteObjectIntegration implements IRestIntegration {
  private readonly bucket: IBucket;
  private readonly options: S3DeleteObjectOptions;

  constructor(bucket: IBucket, options: S3DeleteObjectOptions) {
    this.bucket = bucket;
    this.options = options;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return describedObject('DeleteObject', this.bucket).description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertShape('the options of Integrations.s3DeleteObject', this.options, { key: 'text' });
    // Answers that are no objects compare origins themselves: the bucket does not have to.
    const { config, reachableArn } = bindObject('DeleteObject', this.bucket, this.options.key, { ...route, cors: undefined });
    return {
      ...config,
      responses: [emptyAnswer({ status: 204, match: '2\\d{2}' }, route.cors), ...textErrors(route.cors)],
      wants: { statements: [new iam.PolicyStatement({ actions: ['s3:DeleteObject'], resources: [reachableArn] })] },
    };
  }
}
