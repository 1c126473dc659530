import { quote } from '../errors';
import type { Finding } from '../errors';

const DAY = 86_400_000;

/** How long a client certificate is good, in days. */
export const CERTIFICATE_DAYS = 365;

/** What is wrong with a date, as data. */
export function dateFindings(where: string, date: unknown): Finding[] {
  if (isDate(date)) return [];
  return [{ code: 'GH_CLIENT_CERTIFICATE_DATE', given: `${where} is ${quote(date)}`, allowed: 'a day of the calendar, YYYY-MM-DD', fix: 'Write it as "2026-11-20"' }];
}

/** The day some days after another, or before it. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Only days that are there: Date would make 1 March of 30 February. */
function isDate(date: unknown): boolean {
  if (typeof date !== 'string' || !/^[12]\d{3}-\d{2}-\d{2}$/.test(date)) return false;
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
