import { BlockList, isIP } from 'net';
import { fits } from './wildcards';

/** Compares a value that the request has with one that the policy names. */
type Comparison = (actual: string, wanted: string) => boolean;

const equals: Comparison = (actual, wanted) => actual === wanted;
const equalsIgnoringCase: Comparison = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();
const like: Comparison = (actual, wanted) => fits(wanted, actual);
const number = (compare: (a: number, b: number) => boolean): Comparison => (actual, wanted) => compare(Number(actual), Number(wanted));
const date = (compare: (a: number, b: number) => boolean): Comparison => (actual, wanted) => compare(Date.parse(actual), Date.parse(wanted));

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: equalsIgnoringCase,
  IpAddress: isInRange,
  NumericEquals: number((a, b) => a === b),
  NumericLessThan: number((a, b) => a < b),
  NumericLessThanEquals: number((a, b) => a <= b),
  NumericGreaterThan: number((a, b) => a > b),
  NumericGreaterThanEquals: number((a, b) => a >= b),
  DateEquals: date((a, b) => a === b),
  DateLessThan: date((a, b) => a < b),
  DateLessThanEquals: date((a, b) => a <= b),
  DateGreaterThan: date((a, b) => a > b),
  DateGreaterThanEquals: date((a, b) => a >= b),
};

/** Operators that are the opposite of another one: true for what the request does not have. */
const OPPOSITES: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NotIpAddress: 'IpAddress',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
};

/** What conditions can ask about a request, by key in small letters, for example `aws:sourceip`. */
export type ConditionContext = Readonly<Record<string, string | undefined>>;

/**
 * Whether every condition of a statement holds. An operator that is not known holds for nothing.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function conditionsHold(conditions: unknown, context: ConditionContext): boolean {
  return Object.entries(conditions ?? {}).every(([operator, keys]) => (
    Object.entries(keys ?? {}).every(([key, wanted]) => holds(operator, own(context, key.toLowerCase()), [wanted].flat().map(String)))
  ));
}

function holds(operator: string, actual: string | undefined, wanted: readonly string[]): boolean {
  const [, ifExists] = /^(.*)IfExists$/.exec(operator) ?? [];
  const name = (ifExists ?? operator).replace(/^For(?:AnyValue|AllValues):/, '');
  if (name === 'Null') return wanted.includes(String(actual === undefined));
  const opposite = own(OPPOSITES, name);
  if (actual === undefined) return ifExists !== undefined || opposite !== undefined || operator.startsWith('ForAllValues:');
  const compare = own(COMPARISONS, opposite ?? name);
  if (!compare) return false;
  const some = wanted.some((each) => compare(actual, each));
  return opposite === undefined ? some : !some;
}

const own = <T>(map: Readonly<Record<string, T>>, key: string): T | undefined => Object.hasOwn(map, key) ? map[key] : undefined;

function isInRange(actual: string, wanted: string): boolean {
  const [address, bits] = wanted.split('/');
  const [family, ownFamily] = [isIP(address), isIP(actual)];
  if (family === 0 || family !== ownFamily) return false;
  const most = family === 4 ? 32 : 128;
  const prefix = Number(bits ?? most);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > most) return false;
  const list = new BlockList();
  const type = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(address, prefix, type);
  return list.check(actual, type);
}
