import { Token } from 'aws-cdk-lib';
import { quote } from '../../errors';
import type { Finding } from '../../errors';

/**
 * How many requests an API key may make in a period; what comes beyond gets 429. A target, not a guarantee: AWS counts by best effort.
 *
 * Errors: `GH_USAGE_PLAN_QUOTA`, where a plan takes it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-usageplan-quotasettings.html
 */
export class Quota {
  /**
   * So many requests a day, in UTC. A day has no offset.
   *
   * @param limit requests; a whole number of 1 or more
   */
  public static perDay(limit: number): Quota {
    return new Quota(limit, 'DAY', 0);
  }

  /**
   * So many requests a week, from Sunday on, in UTC.
   *
   * @param limit requests; a whole number of 1 or more
   * @param offset 0 to 6, as API Gateway takes it: its reference calls it requests taken off the first period, its older SDKs the first day of the week (0 is Sunday). 0 if left out
   */
  public static perWeek(limit: number, offset?: number): Quota {
    return new Quota(limit, 'WEEK', offset ?? 0);
  }

  /**
   * So many requests a month, in UTC.
   *
   * @param limit requests; a whole number of 1 or more
   * @param offset 0 to 27, as API Gateway takes it: see `perWeek`. 0 if left out
   */
  public static perMonth(limit: number, offset?: number): Quota {
    return new Quota(limit, 'MONTH', offset ?? 0);
  }

  /** Requests in a period. */
  public readonly limit: number;
  /** `DAY`, `WEEK` or `MONTH`. */
  public readonly period: string;
  /** What API Gateway takes as offset of the period. */
  public readonly offset: number;

  private constructor(limit: number, period: string, offset: number) {
    this.limit = limit;
    this.period = period;
    this.offset = offset;
  }
}

/** «Usage Plan quota offset must be between 0 and 6 inclusive in the WEEK period», and likewise for the others. */
const MOST_OFFSET: Readonly<Record<string, number>> = { DAY: 0, WEEK: 6, MONTH: 27 };

/** What is wrong with the quota of a plan, as data. */
export function quotaFindings(quota?: Quota): Finding[] {
  if (quota === undefined) return [];
  if (!(quota instanceof Quota)) {
    return [{ code: 'GH_TYPE', given: `quota of the usage plan is ${quote(quota)}`, allowed: 'a Quota', fix: 'Write Quota.perDay, Quota.perWeek or Quota.perMonth' }];
  }
  const { limit, period, offset } = quota;
  if (isWhole(limit, 1, 2 ** 31 - 1) && isWhole(offset, 0, MOST_OFFSET[period])) return [];
  return [{
    code: 'GH_USAGE_PLAN_QUOTA',
    given: `the quota is ${quote(limit)} by ${period} with the offset ${quote(offset)}`,
    allowed: 'a whole limit of 1 or more; offsets of 0 to 6 by week and 0 to 27 by month',
    fix: 'Give both as whole numbers; to let nobody call, take the keys out of the plan',
  }];
}

function isWhole(value: number, least: number, most: number): boolean {
  return Token.isUnresolved(value) || (Number.isInteger(value) && value >= least && value <= most);
}
