import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { awsService } from './aws-service';
import type { AwsServiceOptions } from './aws-service';
import { HttpIntegration } from './http';
import type { HttpIntegrationOptions } from './http';
import { HttpCustomIntegration } from './http-custom';
import { LambdaIntegration } from './lambda';
import { LambdaCustomIntegration } from './lambda-custom';
import { MockIntegration } from './mock';
import type { MockIntegrationOptions } from './mock';
import { S3GetObjectIntegration } from './s3-get-object';
import type { S3GetObjectOptions } from './s3-get-object';
import { S3PutObjectIntegration } from './s3-put-object';
import type { S3PutObjectOptions } from './s3-put-object';
import { AwsServiceIntegration } from './service/aws-service-integration';
import { sqsSendMessage } from './sqs';
import type { SqsSendMessageOptions } from './sqs';

/** What answers a route: plain values without a construct id, good for any number of routes and gateways. */
export class Integrations {
  /**
   * A Lambda function that gets the whole request and answers it.
   *
   * Accepts functions, aliases, versions and imported ones, of this stack or another. The gateway gets one permission per function.
   *
   * @param handler the function
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
   */
  public static lambda(handler: IFunctionRef): LambdaIntegration {
    return new LambdaIntegration(handler);
  }

  /**
   * A Lambda function whose event and answer the route maps.
   *
   * @param handler the function
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-custom-integrations.html
   */
  public static lambdaCustom(handler: IFunctionRef): LambdaCustomIntegration {
    return new LambdaCustomIntegration(handler);
  }

  /**
   * A public HTTP back end whose request and answer the route maps. `{name}` in the URL is a parameter of the route's path.
   *
   * @param url the absolute URL, for example `https://stock.example.com/items/{id}`
   * @param options the method by which it is called
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
   */
  public static httpCustom(url: string, options?: HttpIntegrationOptions): HttpCustomIntegration {
    return new HttpCustomIntegration(url, options);
  }

  /**
   * A public HTTP back end that gets the whole request. `{name}` in the URL is a parameter of the route's path.
   *
   * @param url the absolute URL, for example `https://legacy.example.com/{proxy}`
   * @param options the method by which it is called
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
   */
  public static http(url: string, options?: HttpIntegrationOptions): HttpIntegration {
    return new HttpIntegration(url, options);
  }

  /**
   * An answer without a back end.
   *
   * @param options status, body and headers
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
   */
  public static mock(options?: MockIntegrationOptions): MockIntegration {
    return new MockIntegration(options);
  }

  /**
   * Sends a message to a queue: 200 with `messageId`.
   *
   * @param queue the queue; its KMS key is used where it has one
   * @param options the message, attributes, and what FIFO queues need
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
   */
  public static sqsSendMessage(queue: IQueue, options: SqsSendMessageOptions = {}): AwsServiceIntegration {
    return AwsServiceIntegration._of(() => sqsSendMessage(queue, options));
  }

  /**
   * Any other action or path of any AWS service.
   *
   * @param options the service, what is asked of it, what is sent, and what the gateway's role must be allowed
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
   */
  public static awsService(options: AwsServiceOptions): AwsServiceIntegration {
    return AwsServiceIntegration._of(() => awsService(options));
  }

  /**
   * Stores the request body as an object of a bucket, with no function in between.
   *
   * @param bucket the bucket; its KMS key is used where it has one
   * @param options the key and the content types
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-s3.html
   */
  public static s3PutObject(bucket: IBucket, options: S3PutObjectOptions): S3PutObjectIntegration {
    return new S3PutObjectIntegration(bucket, options);
  }

  /**
   * Answers with an object of a bucket, with no function in between.
   *
   * @param bucket the bucket; its KMS key is used where it has one
   * @param options the key and the headers of the answer
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-s3.html
   */
  public static s3GetObject(bucket: IBucket, options: S3GetObjectOptions): S3GetObjectIntegration {
    return new S3GetObjectIntegration(bucket, options);
  }

  private constructor() {}
}
