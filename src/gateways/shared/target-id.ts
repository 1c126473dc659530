import { createHash } from 'crypto';
import { Stage, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * The id of what is ensured for a target: from where the target stands, or from its literal ARN, never from a route or an order.
 *
 * A target of the same CDK stage is named by its path below that stage, so that every stage of a pipeline has the same ids.
 */
export function targetId(scope: IConstruct, target: IConstruct, arn: string): string {
  const name = Token.isUnresolved(arn) ? pathBelowStage(scope, target) : arn;
  const readable = (Token.isUnresolved(arn) ? target.node.id : arn.split(':').slice(6).join('')).replace(/[^A-Za-z0-9]/g, '').slice(0, 40);
  return `${readable}${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

function pathBelowStage(scope: IConstruct, target: IConstruct): string {
  const stage = Stage.of(scope);
  const inside = stage !== undefined && stage === Stage.of(target);
  return inside ? target.node.path.slice(stage.node.path.length) : target.node.path;
}
