import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { assertShape } from '../errors';
import { ContentConversion } from '../mapping';
import type { IntegrationInfo } from './integration-info';
import type { IRestIntegration, RestIntegrationConfig, RestRouteContext } from './rest-integration';
import { bindObject, checkedTypes, describedObject, plainError } from './s3-object';

/** Options of `Integrations.s3PutObject`. */
export interface S3PutObjectOptions {
  /**
   * The key under which the object is stored.
   *
   * `{name}` is a parameter of the route's path, `{claims.sub}` a claim of the caller's token, `{context.name}` any context variable.
   * Of the claims use `sub`: users can write others, and an absent one is empty.
   * API Gateway decodes path parameters, so `%2F` in a request reaches nested keys, never another prefix than the one before the
   * first placeholder. Whoever may write can overwrite any key behind that prefix: put the caller's id into it.
   *
   * Errors: `GH_S3_KEY`, `GH_CLAIMS_MISSING`.
   */
  readonly key: string;

  /**
   * The content types that may be uploaded, for example `image/jpeg`; they are binary media types of the gateway.
   *
   * A body of another type is answered 500 by API Gateway and not stored, unless it is base64, which is stored decoded. With one type,
   * every object gets that type whatever the caller says; with several, the caller's. See `s3GetObject` for what keeps downloads safe.
   *
   * Errors: `GH_INTEGRATION_OPTION` for wildcards, and for none.
   */
  readonly contentTypes: string[];
}

/**
 * Stores the request body as an object, with no function in between. Bodies of up to 10 MB; beyond that, hand out presigned URLs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-s3.html
 */
export class S3PutObjectIntegration implements IRestIntegration {
  private readonly bucket: IBucket;
  private readonly options: S3PutObjectOptions;

  constructor(bucket: IBucket, options: S3PutObjectOptions) {
    this.bucket = bucket;
    this.options = options;
  }

  /** What answers, as data. */
  public describe(): IntegrationInfo {
    return describedObject('PutObject', this.bucket).description;
  }

  public bindRestIntegration(route: RestRouteContext): RestIntegrationConfig {
    assertShape('the options of Integrations.s3PutObject', this.options, { contentTypes: 'texts' });
    const types = checkedTypes(this.options.contentTypes);
    const { config, reachableArn, headers } = bindObject('PutObject', this.bucket, this.options.key, route);
    const forced = types.length === 1 ? `'${types[0]}'` : undefined;
    return {
      ...config,
      // What is not of a listed type is base64 to API Gateway: raw bodies of other types are refused, never stored as broken text.
      contentHandling: ContentConversion.TO_BINARY,
      requestParameters: { ...config.requestParameters, 'integration.request.header.Content-Type': forced ?? 'method.request.header.Content-Type' },
      readsHeaders: [...config.readsHeaders ?? [], ...forced ? [] : ['Content-Type']],
      responses: [
        { statusCode: 200, selectionPattern: '2\\d{2}', headers: { ETag: 'integration.response.header.ETag', ...headers }, contentHandling: ContentConversion.TO_TEXT },
        // No status meets two patterns: AWS documents no order among them.
        plainError(403, 'Forbidden', headers, '403'),
        plainError(400, 'Bad Request', headers, '4(?!03)\\d{2}'),
        plainError(502, 'Bad Gateway', headers),
      ],
      binaryMediaTypes: types,
      wants: { ...config.wants, statements: this.statements(reachableArn) },
    };
  }

  private statements(objects: string): iam.PolicyStatement[] {
    const put = new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: [objects] });
    const key = this.bucket.encryptionKey;
    // S3 asks for kms:Decrypt too when it puts large objects together from parts.
    const encrypt = key && new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] });
    return encrypt ? [put, encrypt] : [put];
  }
}
