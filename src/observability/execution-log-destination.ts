import { Aws, Stack, Tags } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IDeliveryStreamRef } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { ILogGroupRef } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct, IDependable } from 'constructs';
import { GatehouseError, quote } from '../errors';
import { placeOf } from '../mapping';

const DELIVERY = 'delivery.logs.amazonaws.com';

/** What a delivery needs of a destination. @internal */
export interface BoundDestination {
  readonly resourceArn: string;
  /** What must be there before anything is delivered. */
  readonly dependencies: readonly IDependable[];
}

/**
 * Where an execution log goes: up to 1 MB for each event, in place of the 1 KB of API Gateway's own log group.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-create-log-delivery.html
 */
export class ExecutionLogDestination {
  /**
   * A log group. CloudWatch Logs adds what it needs to the log policies of the account, which whoever deploys must be allowed to change
   * (`logs:PutResourcePolicy`).
   *
   * @param logGroup the log group, of the same account and region
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-CloudWatchLogs.html
   */
  public static logGroup(logGroup: ILogGroupRef): ExecutionLogDestination {
    const target = targetOf('logGroup', logGroup, 'logGroupRef', 'a log group');
    return new ExecutionLogDestination('LogGroup', target, () => ({ resourceArn: target.logGroupRef.logGroupArn, dependencies: [] }));
  }

  /**
   * A bucket, below `AWSLogs/<account>/`. Its policy and that of its key let the log delivery in; those of an imported bucket must do so themselves.
   *
   * @param bucket the bucket
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html
   */
  public static bucket(bucket: IBucket): ExecutionLogDestination {
    const target = targetOf('bucket', bucket, 'bucketArn', 'a bucket');
    return new ExecutionLogDestination('Bucket', target, (scope) => {
      const { policyDependable } = target.addToResourcePolicy(statement(scope, ['s3:PutObject'], target.arnForObjects(`AWSLogs/${Stack.of(scope).account}/*`), {
        's3:x-amz-acl': 'bucket-owner-full-control',
      }));
      target.encryptionKey?.addToResourcePolicy(statement(scope, ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'], '*'));
      return { resourceArn: target.bucketArn, dependencies: policyDependable ? [policyDependable] : [] };
    });
  }

  /**
   * A delivery stream of Amazon Data Firehose. It gets the tag `LogDeliveryEnabled`, by which the log delivery may write to it.
   *
   * @param deliveryStream the delivery stream
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-Firehose.html
   */
  public static deliveryStream(deliveryStream: IDeliveryStreamRef): ExecutionLogDestination {
    const target = targetOf('deliveryStream', deliveryStream, 'deliveryStreamRef', 'a delivery stream');
    return new ExecutionLogDestination('DeliveryStream', target, () => {
      Tags.of(target).add('LogDeliveryEnabled', 'true');
      return { resourceArn: target.deliveryStreamRef.deliveryStreamArn, dependencies: [] };
    });
  }

  /** Where it stands in the construct tree. @internal */
  public readonly _place: string;
  /** What errors call it. @internal */
  public readonly _label: string;
  /** The beginning of its id. @internal */
  public readonly _kind: string;
  /** Lets the log delivery in. @internal */
  public readonly _bind: (scope: IConstruct) => BoundDestination;

  private constructor(kind: string, target: IConstruct, bind: (scope: IConstruct) => BoundDestination) {
    this._kind = kind;
    this._place = `${kind} ${placeOf(target)}`;
    this._label = target.node.path;
    this._bind = bind;
  }
}

/** Other languages and plain JavaScript can hand over anything. */
function targetOf<T>(factory: string, target: T, property: string, what: string): T {
  if (typeof target === 'object' && target !== null && property in target) return target;
  throw new GatehouseError({
    code: 'GH_TYPE',
    given: `ExecutionLogDestination.${factory} has ${quote(target)} where ${what} is due`,
    allowed: `${what} of this app, or an imported one`,
    fix: 'Hand over the construct itself',
  });
}

/** What the log delivery of this account may do, and that of no other. */
function statement(scope: IConstruct, actions: string[], resource: string, equals: Readonly<Record<string, string>> = {}): PolicyStatement {
  const { account, region } = Stack.of(scope);
  return new PolicyStatement({
    effect: Effect.ALLOW,
    principals: [new ServicePrincipal(DELIVERY)],
    actions,
    resources: [resource],
    conditions: {
      StringEquals: { ...equals, 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:logs:${region}:${account}:delivery-source:*` },
    },
  });
}
