/** What CloudFormation knows beside the template, fixed for one machine. */
export interface Settings {
  readonly account: string;
  readonly region: string;
  readonly stackName: string;
  /** The value of a parameter, where one is given; otherwise its default counts. */
  readonly parameter: (name: string) => unknown;
  /** The value of another stack's export, where it is known. */
  readonly exported: (name: string) => unknown;
  /** What a dynamic reference stands for, by what stands between its braces, where it is known. */
  readonly reference: (reference: string) => string | undefined;
  /** The JSON of a file asset: a nested template or an API's body, by its path in the assembly or its hash; nothing where there is none. */
  readonly file: (nameOrHash: string) => unknown;
  /** Takes what the local gateway does not do or cannot know. */
  readonly report: (logicalId: string, type: string, reason: string) => void;
  /** What stands before names made up for resources of a nested stack. */
  readonly prefix: string;
}

/** The account that local ARNs name, unless told otherwise. */
export const LOCAL_ACCOUNT = '111111111111';
/** The region that local ARNs name, unless told otherwise. */
export const LOCAL_REGION = 'us-east-1';

const PARTITIONS: ReadonlyArray<readonly [string, string, string]> = [
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
];

/** The partition of a region, and the end of its hosts. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
export function partitionOf(region: string): { readonly partition: string; readonly urlSuffix: string } {
  const [, partition, urlSuffix] = PARTITIONS.find(([start]) => region.startsWith(start)) ?? ['', 'aws', 'amazonaws.com'];
  return { partition, urlSuffix };
}
