/** Claims that API Gateway shows as a date. */
const TIMES: ReadonlySet<string> = new Set(['exp', 'iat']);

/** The claims of a token as `$context.authorizer.claims` shows them: all of them text, lists with commas, two times as Java prints dates. */
export function claimsOf(payload: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, textOf(name, value)]));
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'number' && TIMES.has(name)) return javaDate(new Date(value * 1000));
  if (Array.isArray(value)) return value.map((item) => textOf('', item)).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** For example `Mon Jun 15 05:56:21 UTC 2026`. */
function javaDate(time: Date): string {
  const [, day, date, month, year, clock] = /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(time.toUTCString()) ?? [];
  return day === undefined ? String(time.getTime()) : `${day} ${month} ${date} ${clock} UTC ${year}`;
}
