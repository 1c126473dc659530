import type { Partner } from './partners';
import { Quota } from 'cdk-gatehouse';
import type { RestUsagePlanOptions } from 'cdk-gatehouse';

/** What each plan allows for each of its keys. Reports are dear to make, so they have limits of their own. */
export const PLANS: Readonly<Record<Partner['plan'], RestUsagePlanOptions>> = {
  gold: {
    description: 'A million requests a month',
    quota: Quota.perMonth(1_000_000),
    throttle: { rate: 50, burst: 20 },
    throttles: { 'GET /reports/{month}': { rate: 1, burst: 2 } },
  },
  silver: {
    description: 'Five hundred requests a day',
    quota: Quota.perDay(500),
    throttle: { rate: 5, burst: 5 },
    throttles: { 'GET /reports/{month}': { rate: 0.1, burst: 1 }, 'POST /orders': { rate: 1, burst: 2 } },
  },
};
