import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html */
export const ATTRIBUTE_NAME = /^(?!aws\.|amazon\.|\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)$/i;

/** Whether a target says what it is: one that was imported by a value known at deployment does not, not even whether it is FIFO. */
export function isKnown(target: IConstruct, arn: string): boolean {
  return target.node.defaultChild !== undefined || !Token.isUnresolved(arn);
}
