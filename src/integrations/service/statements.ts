import * as iam from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { assertTarget } from '../assert-target';

/** What the role may do with the key of a target, where it has one of its own. */
export function keyStatement(key: IKey | undefined, ...actions: string[]): iam.PolicyStatement[] {
  if (key === undefined) return [];
  assertTarget('a key', key, 'keyArn');
  return [new iam.PolicyStatement({ actions, resources: [key.keyArn] })];
}
