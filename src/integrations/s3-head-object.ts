import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { assertShape } from '../errors';
import { ResponseSource } from '../mapping';
import type { IntegrationInfo } from './integration-info';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';
import { bindObject, describedObject } from './s3-object';
import { emptyAnswer } from './s3-text-answers';

/** Options of `Integrations.s3HeadObject`. */
export interface S3HeadObjectOptions {
  /**
   * The key of the object.
   *
   * `{name}` is a parameter of the route's path, `{claims.sub}` a claim of the caller's token, `{context.name}` any context variable.
   * Of the claims use `sub`: users can write others, and an absent one is empty.
   * API Gateway decodes path parameters, so `%2F` in a request reaches nested keys, never another prefix than the one before the
   * first placeholder.
   *
   * Errors: `GH_S3_KEY`, `GH_CLAIMS_MISSING`.
   */
  readonly key: string;
}

/**
 * Says whether there is an object, and its headers, with no function in between. For routes with the method `HEAD`.
 *
 * The size comes in `X-Object-Size`: API Gateway writes `Content-Length` itself. A missing object and a forbidden one both answer 404. No answer has
 * a body.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
export class S3HeadObjectIntegration implements IRestIntegration {
  private readonly bucket: IBucket;
  private readonly options: S3HeadObjectOptions;

  constructor(bucket: IBucket, options: S3HeadObjectOptions) {
    this.bucket = bucket;
    this.options = options;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return describedObject('HeadObject', this.bucket).description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertShape('the options of Integrations.s3HeadObject', this.options, { key: 'text' });
    const { cors } = route;
    // Answers that are no objects compare origins themselves: the bucket does not have to.
    const { config, reachableArn } = bindObject('HeadObject', this.bucket, this.options.key, { ...route, cors: undefined });
    return {
      ...config,
      responses: [
        emptyAnswer({ status: 200, match: '2\\d{2}', headers: HEADERS }, cors),
        // No status meets two patterns: AWS documents no order among them.
        emptyAnswer({ status: 404, match: '40[34]' }, cors),
        emptyAnswer({ status: 400, match: '4(?!0[34])\\d{2}' }, cors),
        emptyAnswer({ status: 502 }, cors),
      ],
      // S3 decrypts nothing for this: no permission on the bucket's key.
      wants: { statements: [new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [reachableArn] })] },
    };
  }
}

const HEADERS = {
  'Cache-Control': ResponseSource.header('Cache-Control'),
  'Content-Type': ResponseSource.header('Content-Type'),
  'ETag': ResponseSource.header('ETag'),
  'Last-Modified': ResponseSource.header('Last-Modified'),
  'X-Object-Size': ResponseSource.header('Content-Length'),
};
