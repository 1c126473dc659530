import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { AwsServiceOptions } from './aws-service';
import type { BedrockInvokeModelOptions } from './bedrock';
import type { DynamoDbDeleteItemOptions } from './dynamodb/delete-item';
import type { DynamoDbGetItemOptions } from './dynamodb/get-item';
import type { DynamoDbPutItemOptions } from './dynamodb/put-item';
import type { DynamoDbQueryOptions } from './dynamodb/query';
import type { DynamoDbUpdateItemOptions } from './dynamodb/update-item';
import type { EventBridgePutEventsOptions } from './event-bridge';
import type { FirehosePutRecordOptions } from './firehose';
import { HttpIntegration } from './http';
import type { HttpCustomIntegrationOptions, HttpIntegrationOptions } from './http';
import { HttpCustomIntegration } from './http-custom';
import type { KinesisPutRecordOptions, KinesisPutRecordsOptions } from './kinesis';
import { LambdaIntegration } from './lambda';
import type { LambdaIntegrationOptions } from './lambda';
import { LambdaAsyncIntegration } from './lambda-async';
import type { LambdaAsyncIntegrationOptions } from './lambda-async';
import { LambdaByStageIntegration } from './lambda-by-stage';
import { LambdaCustomIntegration } from './lambda-custom';
import type { LambdaCustomIntegrationOptions } from './lambda-custom';
import { MockIntegration } from './mock';
import type { MockIntegrationOptions } from './mock';
import { S3DeleteObjectIntegration } from './s3-delete-object';
import type { S3DeleteObjectOptions } from './s3-delete-object';
import { S3GetObjectIntegration } from './s3-get-object';
import type { S3GetObjectOptions } from './s3-get-object';
import { S3HeadObjectIntegration } from './s3-head-object';
import type { S3HeadObjectOptions } from './s3-head-object';
import { S3ListObjectsIntegration } from './s3-list-objects';
import type { S3ListObjectsOptions } from './s3-list-objects';
import { S3PutObjectIntegration } from './s3-put-object';
import type { S3PutObjectOptions } from './s3-put-object';
import { AwsServiceIntegration } from './service/aws-service-integration';
import type { SnsPublishOptions } from './sns';
import type { SqsSendMessageOptions } from './sqs';
import type { StepFunctionsStartExecutionOptions, StepFunctionsStartSyncExecutionOptions } from './step-functions';
import type { StepFunctionsDescribeExecutionOptions, StepFunctionsStopExecutionOptions } from './step-functions-execution';

/** What answers a route: plain values without a construct id, good for any number of routes and gateways. */
export class Integrations {
  /**
   * A Lambda function that gets the whole request and answers it.
   *
   * Accepts functions, aliases, versions and imported ones, of this stack or another. The gateway gets one permission per function.
   *
   * @param handler the function
   * @param options whether the answer is streamed, and the tenant
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
   */
  public static lambda(handler: IFunctionRef, options?: LambdaIntegrationOptions): LambdaIntegration {
    return new LambdaIntegration(handler, options);
  }

  /**
   * A Lambda function that gets the whole request and answers it, another function, alias or version in each stage.
   *
   * The gateway keeps the name of each in a variable of its stage, and gets one permission for each. They must be of its account and region.
   *
   * Errors: `GH_STAGE_VARIABLE_MISSING` where a stage has no function, or a function no stage; `GH_STAGE_VARIABLE` where the variable has another use.
   *
   * @param variable the name of the stage variable, for example `orders`; routes with the same functions share it
   * @param functions the functions by stage
   * @param options whether the answer is streamed, and the tenant
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
   *
   * @example
   * declare const devOrders: lambda.Function;
   * declare const liveOrders: lambda.Alias;
   *
   * const orders = Integrations.lambdaByStage('orders', { dev: devOrders, prod: liveOrders });
   */
  public static lambdaByStage(
    variable: string, functions: { [stage: string]: IFunctionRef }, options?: LambdaIntegrationOptions,
  ): LambdaByStageIntegration {
    return new LambdaByStageIntegration(variable, functions, options);
  }

  /**
   * A Lambda function whose event and answer the route maps.
   *
   * @param handler the function
   * @param options the tenant
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-custom-integrations.html
   */
  public static lambdaCustom(handler: IFunctionRef, options?: LambdaCustomIntegrationOptions): LambdaCustomIntegration {
    return new LambdaCustomIntegration(handler, options);
  }

  /**
   * A Lambda function that is started and not waited for: 202 once Lambda has taken the event, which is the body or what the route maps.
   *
   * @param handler the function
   * @param options the tenant
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integration-async.html
   */
  public static lambdaAsync(handler: IFunctionRef, options?: LambdaAsyncIntegrationOptions): LambdaAsyncIntegration {
    return new LambdaAsyncIntegration(handler, options);
  }

  /**
   * A public HTTP back end whose request and answer the route maps. `{name}` in the URL is a parameter of the route's path, `${stageVariables.name}`
   * a variable that every stage has.
   *
   * @param url the absolute URL, for example `https://stock.example.com/items/{id}`
   * @param options the method by which it is called, and the certificates of both sides
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
   */
  public static httpCustom(url: string, options?: HttpCustomIntegrationOptions): HttpCustomIntegration {
    return new HttpCustomIntegration(url, options);
  }

  /**
   * A public HTTP back end that gets the whole request. `{name}` in the URL is a parameter of the route's path, `${stageVariables.name}` a variable
   * that every stage has: in place of the host, a part of it, or anything behind it.
   *
   * @param url the absolute URL, for example `https://legacy.example.com/{proxy}`
   * @param options the method by which it is called, the certificates of both sides, and whether the answer is streamed
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
    return AwsServiceIntegration._of((calls) => calls.sqsSendMessage(queue, options));
  }

  /**
   * Publishes a message to a topic: 200 with `messageId`.
   *
   * @param topic the topic; its KMS key is used where it has one
   * @param options the message, its subject and attributes, and what FIFO topics need
   * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
   */
  public static snsPublish(topic: ITopic, options: SnsPublishOptions = {}): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.snsPublish(topic, options));
  }

  /**
   * Puts an event on a bus, or one for each item of a list: 200 with `eventId` or `eventIds`, 502 where EventBridge did not take one.
   *
   * @param bus the event bus, also that of another account
   * @param options the event: its source and type, its detail and resources
   * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
   */
  public static eventBridgePutEvents(bus: IEventBus, options: EventBridgePutEventsOptions): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.eventBridgePutEvents(bus, options));
  }

  /**
   * Puts one record into a stream: 200 with `sequenceNumber` and `shardId`.
   *
   * @param stream the data stream; its KMS key is used where it has one
   * @param options the data, and what decides the shard
   * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
   */
  public static kinesisPutRecord(stream: IStream, options: KinesisPutRecordOptions = {}): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.kinesisPutRecord(stream, options));
  }

  /**
   * Puts each item of a list into a stream, up to 500: 200 with `records`, 503 where Kinesis did not take one.
   *
   * @param stream the data stream; its KMS key is used where it has one
   * @param options the list, the data of a record, and what decides its shard
   * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
   */
  public static kinesisPutRecords(stream: IStream, options: KinesisPutRecordsOptions): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.kinesisPutRecords(stream, options));
  }

  /**
   * Puts a record into a delivery stream: 200 with `recordId`.
   *
   * @param stream the delivery stream, one of the gateway's account and region that takes direct puts
   * @param options the data, and whether a line break stands behind it
   * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html
   */
  public static firehosePutRecord(stream: IDeliveryStream, options: FirehosePutRecordOptions = {}): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.firehosePutRecord(stream, options));
  }

  /**
   * Starts an execution of a state machine and does not wait for it: 200 with `executionId` and `startDate`.
   *
   * @param stateMachine the state machine, standard or express
   * @param options the input, and a name by which a repeated request starts nothing twice
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
   */
  public static stepFunctionsStartExecution(stateMachine: IStateMachine, options: StepFunctionsStartExecutionOptions = {}): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.stepFunctionsStartExecution(stateMachine, options));
  }

  /**
   * Runs an express state machine and answers with its output: 502 where it fails, 504 where it times out.
   *
   * @param stateMachine the state machine, of type EXPRESS
   * @param options the input, a name for the logs, and the key of the state machine
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
   */
  public static stepFunctionsStartSyncExecution(
    stateMachine: IStateMachine, options: StepFunctionsStartSyncExecutionOptions = {},
  ): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.stepFunctionsStartSyncExecution(stateMachine, options));
  }

  /**
   * Stops an execution of a state machine: 200 with `stopDate`. No id reaches an execution of another state machine.
   *
   * @param stateMachine the state machine, of type STANDARD
   * @param options which execution
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
   */
  public static stepFunctionsStopExecution(stateMachine: IStateMachine, options: StepFunctionsStopExecutionOptions): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.stepFunctionsStopExecution(stateMachine, options));
  }

  /**
   * Says how an execution of a state machine is doing: 200 with `status`, `startDate`, `stopDate` and `output`. No id reaches an execution of another
   * state machine.
   *
   * @param stateMachine the state machine, of type STANDARD
   * @param options which execution, and the key of the state machine
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
   */
  public static stepFunctionsDescribeExecution(stateMachine: IStateMachine, options: StepFunctionsDescribeExecutionOptions): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.stepFunctionsDescribeExecution(stateMachine, options));
  }

  /**
   * Asks a model of Bedrock: 200 with what it says.
   *
   * @param modelId the id of a foundation model (`amazon.nova-lite-v1:0`) or of a cross-region inference profile (`eu.amazon.nova-lite-v1:0`), or an ARN
   * of either, of an application inference profile or of a model of your own; text that is known only at deployment counts as an ARN
   * @param options what the model gets, the region, and what stands behind an inference profile
   * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
   */
  public static bedrockInvokeModel(modelId: string, options: BedrockInvokeModelOptions = {}): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.bedrockInvokeModel(modelId, options));
  }

  /**
   * Reads an item of a table: 200 with it as plain JSON, or 404.
   *
   * @param table the table; its KMS key is used where it has one
   * @param options the key, and what is answered
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
   */
  public static dynamoDbGetItem(table: ITable, options: DynamoDbGetItemOptions): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.dynamoDbGetItem(table, options));
  }

  /**
   * Stores an item in a table, in place of one with the same key: 200 or 201 with `{}`.
   *
   * @param table the table; its KMS key is used where it has one
   * @param options the key, the other attributes, and conditions
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
   */
  public static dynamoDbPutItem(table: ITable, options: DynamoDbPutItemOptions): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.dynamoDbPutItem(table, options));
  }

  /**
   * Updates attributes of an item, which is created where it is not there: 200 with what was updated.
   *
   * @param table the table; its KMS key is used where it has one
   * @param options the key, what is set, added and removed, and conditions
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
   */
  public static dynamoDbUpdateItem(table: ITable, options: DynamoDbUpdateItemOptions): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.dynamoDbUpdateItem(table, options));
  }

  /**
   * Deletes an item of a table: 200 with `{}`.
   *
   * @param table the table; its KMS key is used where it has one
   * @param options the key, and conditions
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
   */
  public static dynamoDbDeleteItem(table: ITable, options: DynamoDbDeleteItemOptions): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.dynamoDbDeleteItem(table, options));
  }

  /**
   * Reads items of one partition of a table or index: 200 with `items`.
   *
   * @param table the table; its KMS key is used where it has one
   * @param options the partition key, which items of it, and pages
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
   */
  public static dynamoDbQuery(table: ITable, options: DynamoDbQueryOptions): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.dynamoDbQuery(table, options));
  }

  /**
   * Any other action or path of any AWS service.
   *
   * @param options the service, what is asked of it, what is sent, and what the gateway's role must be allowed
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
   */
  public static awsService(options: AwsServiceOptions): AwsServiceIntegration {
    return AwsServiceIntegration._of((calls) => calls.awsService(options));
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

  /**
   * Says whether a bucket has an object, and its headers, with no function in between. For routes with the method `HEAD`.
   *
   * @param bucket the bucket
   * @param options the key
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
   */
  public static s3HeadObject(bucket: IBucket, options: S3HeadObjectOptions): S3HeadObjectIntegration {
    return new S3HeadObjectIntegration(bucket, options);
  }

  /**
   * Deletes an object of a bucket, with no function in between: 204, also where there was none.
   *
   * @param bucket the bucket
   * @param options the key
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html
   */
  public static s3DeleteObject(bucket: IBucket, options: S3DeleteObjectOptions): S3DeleteObjectIntegration {
    return new S3DeleteObjectIntegration(bucket, options);
  }

  /**
   * Lists the objects below a prefix of a bucket as JSON, with no function in between.
   *
   * @param bucket the bucket
   * @param options the prefix, and how many objects one answer has
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
   */
  public static s3ListObjects(bucket: IBucket, options: S3ListObjectsOptions): S3ListObjectsIntegration {
    return new S3ListObjectsIntegration(bucket, options);
  }

  private constructor() {}
}
