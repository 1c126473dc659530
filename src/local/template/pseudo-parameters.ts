import { uuidOf } from './ids';
import { partitionOf } from './settings';
import type { Settings } from './settings';

/** What `AWS::NoValue` stands for: the field that has it is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** The pseudo parameters. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
export function pseudoParameters(settings: Settings): ReadonlyMap<string, unknown> {
  const { account, region, stackName } = settings;
  const { partition, urlSuffix } = partitionOf(region);
  return new Map<string, unknown>([
    ['AWS::AccountId', account],
    ['AWS::NoValue', NO_VALUE],
    ['AWS::NotificationARNs', []],
    ['AWS::Partition', partition],
    ['AWS::Region', region],
    ['AWS::StackId', `arn:${partition}:cloudformation:${region}:${account}:stack/${stackName}/${uuidOf(stackName)}`],
    ['AWS::StackName', stackName],
    ['AWS::URLSuffix', urlSuffix],
  ]);
}
