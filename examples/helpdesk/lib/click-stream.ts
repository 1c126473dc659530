import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream, EnableLogging, S3Bucket, StreamEncryption } from 'aws-cdk-lib/aws-kinesisfirehose';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Where files of clicks are delivered, and what could not be. */
export const CLICKS = 'clicks/';
export const FAILED_CLICKS = 'failed/';

/** Gathers clicks and delivers them to a bucket, many in a file. */
export class ClickStream extends DeliveryStream {
  /** Firehose's own role, by which it delivers. */
  public readonly deliveryRole: Role;

  constructor(scope: Construct, id: string, bucket: Bucket, deliveryStreamName?: string) {
    const log = new LogGroup(scope, `${id}Log`, { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('firehose.amazonaws.com'),
      inlinePolicies: { deliver: mayDeliver(bucket, log) },
    });
    super(scope, id, {
      deliveryStreamName,
      encryption: StreamEncryption.awsOwnedKey(),
      destination: new S3Bucket(bucket, {
        dataOutputPrefix: CLICKS,
        errorOutputPrefix: FAILED_CLICKS,
        bufferingInterval: Duration.minutes(1),
        bufferingSize: Size.mebibytes(5),
        loggingConfig: new EnableLogging(log),
        // CDK would let it read and delete everything in the bucket.
        role: role.withoutPolicyUpdates(),
      }),
    });
    this.deliveryRole = role;
  }
}

/** What Firehose needs to deliver. @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3 */
function mayDeliver(bucket: Bucket, log: LogGroup): PolicyDocument {
  const allow = (actions: string[], ...resources: string[]) => new PolicyStatement({ effect: Effect.ALLOW, actions, resources });
  return new PolicyDocument({
    statements: [
      allow(['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'], bucket.bucketArn),
      allow(['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'], ...[CLICKS, FAILED_CLICKS].map((prefix) => bucket.arnForObjects(`${prefix}*`))),
      allow(['logs:PutLogEvents'], log.logGroupArn),
    ],
  });
}
