import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** How a route list names a target: by its construct id, or its literal name. */
export function labelOf(kind: string, target: IConstruct, name?: string): string {
  return `${kind}:${name !== undefined && !Token.isUnresolved(name) ? name : target.node.id}`;
}
