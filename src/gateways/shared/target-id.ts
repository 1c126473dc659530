import { createHash } from 'crypto';
import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { placeOf } from '../../mapping';

/**
 * The id of what is ensured for a target: from where the target stands, or from its literal ARN, never from a route or an order.
 *
 * The place is that below the CDK stage, so that every stage of a pipeline has the same ids.
 */
export function targetId(target: IConstruct, arn: string): string {
  const name = Token.isUnresolved(arn) ? placeOf(target) : arn;
  const readable = (Token.isUnresolved(arn) ? target.node.id : arn.split(':').slice(6).join('')).replace(/[^A-Za-z0-9]/g, '').slice(0, 40);
  return `${readable}${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
