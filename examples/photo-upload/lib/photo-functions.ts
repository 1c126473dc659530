import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventType } from 'aws-cdk-lib/aws-s3';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { PhotoFunction } from './photo-function';
import { ORIGINALS, THUMBNAILS } from './prefixes';

/** Properties of `PhotoFunctions`. */
export interface PhotoFunctionsProps {
  readonly bucket: Bucket;
  /** How many photos a list has that asks for no number. */
  readonly pageSize: number;
  /** Whether there is a function for `GET /photos/{key}/info`. */
  readonly photoInfo: boolean;
}

/** The functions behind the gateway, and the one that makes thumbnails. */
export class PhotoFunctions extends Construct {
  public readonly list: PhotoFunction;
  public readonly info?: PhotoFunction;
  public readonly report: PhotoFunction;
  /** The events of which no thumbnail came. */
  public readonly failed: Queue;

  constructor(scope: Construct, id: string, { bucket, pageSize, photoInfo }: PhotoFunctionsProps) {
    super(scope, id);
    const environment = { BUCKET: bucket.bucketName };
    this.list = new PhotoFunction(this, 'ListPhotos', { handler: 'list-photos', environment: { ...environment, PAGE_SIZE: String(pageSize) } });
    this.list.addToRolePolicy(mayList(bucket, [ORIGINALS]));
    if (photoInfo) {
      this.info = new PhotoFunction(this, 'PhotoInfo', { handler: 'photo-info', environment });
      this.info.addToRolePolicy(may('s3:GetObject', bucket, [ORIGINALS, THUMBNAILS]));
    }
    this.report = new PhotoFunction(this, 'DailyReport', { handler: 'daily-report', environment, timeout: Duration.seconds(25) });
    this.report.addToRolePolicy(mayList(bucket, [ORIGINALS]));
    this.failed = new Queue(this, 'FailedThumbnails', {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(14),
    });
    this.addThumbnails(bucket);
  }

  /** S3 tells the function of each new original. What it could not do after two more tries is kept in a queue for two weeks. */
  private addThumbnails(bucket: Bucket): void {
    const thumbnail = new PhotoFunction(this, 'MakeThumbnail', {
      handler: 'make-thumbnail',
      deadLetterQueue: this.failed,
      // Measured: a JPEG of 40 megapixels takes 1.4 GB and four seconds to decode. Memory also sets the share of the processor.
      memorySize: 2048,
      timeout: Duration.minutes(1),
    });
    thumbnail.addToRolePolicy(may('s3:GetObject', bucket, [ORIGINALS]));
    thumbnail.addToRolePolicy(may('s3:PutObject', bucket, [THUMBNAILS]));
    bucket.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(thumbnail), { prefix: ORIGINALS });
  }
}

function may(action: string, bucket: Bucket, prefixes: string[]): PolicyStatement {
  return new PolicyStatement({ actions: [action], resources: prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`)) });
}

function mayList(bucket: Bucket, prefixes: string[]): PolicyStatement {
  return new PolicyStatement({
    actions: ['s3:ListBucket'],
    resources: [bucket.bucketArn],
    conditions: { StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } },
  });
}
