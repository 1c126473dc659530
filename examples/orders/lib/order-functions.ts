import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { OrderFunction } from './order-function';
import { ORDERS } from './prefix';

/** The functions behind the gateway, each with what it does to the bucket and no more. */
export class OrderFunctions extends Construct {
  public readonly place: OrderFunction;
  public readonly list: OrderFunction;
  public readonly read: OrderFunction;
  public readonly cancel: OrderFunction;

  constructor(scope: Construct, id: string, bucket: Bucket) {
    super(scope, id);
    const environment = { BUCKET: bucket.bucketName };
    this.place = new OrderFunction(this, 'PlaceOrder', { handler: 'place-order', environment });
    this.list = new OrderFunction(this, 'ListOrders', { handler: 'list-orders', environment });
    this.read = new OrderFunction(this, 'ReadOrder', { handler: 'read-order', environment });
    this.cancel = new OrderFunction(this, 'CancelOrder', { handler: 'cancel-order', environment });
    const objects = [bucket.arnForObjects(`${ORDERS}*`)];
    this.place.addToRolePolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: objects }));
    this.list.addToRolePolicy(new PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': [`${ORDERS}*`] } },
    }));
    this.read.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: objects }));
    this.cancel.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: objects }));
  }
}
