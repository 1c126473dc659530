/** A bucket that fills with `rate` tokens a second up to `burst`; a request takes one. */
interface Bucket {
  tokens: number;
  /** Milliseconds. */
  filledAt: number;
}

export interface Limit {
  /** Requests a second; nothing is no limit. */
  readonly rateLimit?: number;
  readonly burstLimit?: number;
}

export interface QuotaLimit {
  readonly limit: number;
  readonly period: 'DAY' | 'WEEK' | 'MONTH';
  /** Requests that count as made when the first period begins. */
  readonly offset: number;
}

const DAY = 86_400_000;

/** When the period of a quota began that a time lies in: days, weeks from Sunday on, months, in UTC. */
const PERIODS: Readonly<Record<QuotaLimit['period'], (time: Date) => number>> = {
  DAY: (time) => Math.floor(time.getTime() / DAY) * DAY,
  WEEK: (time) => (Math.floor(time.getTime() / DAY) - time.getUTCDay()) * DAY,
  MONTH: (time) => Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), 1),
};

/** Counts the requests of a gateway: token buckets and quotas by name. */
export class UsageMeters {
  private readonly buckets = new Map<string, Bucket>();
  private readonly quotas = new Map<string, { readonly period: number; used: number }>();

  /** Takes a token; says no where there is none. */
  public take(name: string, { rateLimit, burstLimit }: Limit, now: Date): boolean {
    if (rateLimit === undefined && burstLimit === undefined) return true;
    const burst = burstLimit ?? Math.max(1, rateLimit ?? 0);
    const bucket = this.buckets.get(name) ?? { tokens: burst, filledAt: now.getTime() };
    const filled = bucket.tokens + (rateLimit ?? 0) * Math.max(0, now.getTime() - bucket.filledAt) / 1000;
    const tokens = Math.min(burst, filled);
    this.buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, filledAt: now.getTime() });
    return tokens >= 1;
  }

  /** Counts a request; says no where the quota of the period is used up. */
  public count(name: string, { limit, period, offset }: QuotaLimit, now: Date): boolean {
    const began = PERIODS[period](now);
    const known = this.quotas.get(name);
    const used = known === undefined ? offset : known.period === began ? known.used : 0;
    if (used >= limit) {
      this.quotas.set(name, { period: began, used });
      return false;
    }
    this.quotas.set(name, { period: began, used: used + 1 });
    return true;
  }
}
