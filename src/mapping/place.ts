import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Where a construct stands below its CDK stage: the same in every stage of a pipeline. */
export function placeOf(construct: IConstruct): string {
  return construct.node.path.slice(Stage.of(construct)?.node.path.length ?? 0);
}
