import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { assertShape } from '../errors';
import { staticValue, ContentConversion } from '../mapping';
import type { IntegrationInfo } from './integration-info';
import type { IRestIntegration, RestIntegrationConfig, RestIntegrationResponse, RestRouteContext } from './rest-integration';
import { bindObject, checkedTypes, describedObject, plainError } from './s3-object';

/** Options of `Integrations.s3GetObject`. */
export interface S3GetObjectOptions {
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

  /**
   * The content types of the stored objects. An object of another type is answered 500 by API Gateway.
   *
   * @default - the content types of the gateway's uploads (`GH_S3_CONTENT_TYPES` where it has none)
   */
  readonly contentTypes?: string[];

  /**
   * The `Content-Disposition` of the answer: what a browser does that is sent to the address itself. Pages show images all the same.
   *
   * @default 'attachment'
   */
  readonly contentDisposition?: string;

  /**
   * The `Cache-Control` of the answer.
   *
   * @default - the object's own
   */
  readonly cacheControl?: string;
}

/**
 * Answers with an object, with no function in between.
 *
 * Binary objects arrive as they are stored, whatever the caller accepts. A missing object and a forbidden one both answer 404: the
 * role may not list the bucket, so S3 does not tell them apart, and no caller can list it through a hostile key. Browsers are told
 * not to guess the type (`nosniff`) nor to run what they get (`Content-Security-Policy: sandbox`).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export class S3GetObjectIntegration implements IRestIntegration {
  private readonly bucket: IBucket;
  private readonly options: S3GetObjectOptions;

  constructor(bucket: IBucket, options: S3GetObjectOptions) {
    this.bucket = bucket;
    this.options = options;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return describedObject('GetObject', this.bucket).description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertShape('the options of Integrations.s3GetObject', this.options, { contentTypes: 'texts' });
    const { config, reachableArn, headers } = bindObject('GetObject', this.bucket, this.options.key, route);
    return {
      ...config,
      responses: [
        this.success(headers),
        // No status meets two patterns: AWS documents no order among them.
        plainError(404, 'Not Found', headers, '40[34]'),
        plainError(400, 'Bad Request', headers, '4(?!0[34])\\d{2}'),
        plainError(502, 'Bad Gateway', headers),
      ],
      binaryMediaTypes: this.options.contentTypes === undefined ? undefined : checkedTypes(this.options.contentTypes),
      needsBinaryMediaTypes: true,
      wants: { ...config.wants, statements: this.statements(reachableArn) },
    };
  }

  private success(corsHeaders: Record<string, string>): RestIntegrationResponse {
    const { contentDisposition = 'attachment', cacheControl } = this.options;
    return {
      statusCode: 200,
      selectionPattern: '2\\d{2}',
      // Only here: on an XML error it would make a 500.
      contentHandling: ContentConversion.TO_BINARY,
      headers: {
        'Cache-Control': cacheControl === undefined ? 'integration.response.header.Cache-Control' : staticValue('cacheControl', cacheControl),
        'Content-Disposition': staticValue('contentDisposition', contentDisposition),
        'Content-Security-Policy': staticValue('Content-Security-Policy', 'sandbox'),
        'Content-Type': 'integration.response.header.Content-Type',
        'ETag': 'integration.response.header.ETag',
        'Last-Modified': 'integration.response.header.Last-Modified',
        'X-Content-Type-Options': "'nosniff'",
        ...corsHeaders,
      },
    };
  }

  private statements(objects: string): iam.PolicyStatement[] {
    const get = new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [objects] });
    const key = this.bucket.encryptionKey;
    return key ? [get, new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [key.keyArn] })] : [get];
  }
}
