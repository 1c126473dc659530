import { GatehouseError, quote } from '../errors';

/** Renders a static value of a parameter mapping: API Gateway wants it in single quotes and knows no escape for one inside. */
export function staticValue(what: string, value: string): string {
  if (/['\r\n]/.test(value)) {
    throw new GatehouseError({
      code: 'GH_INTEGRATION_OPTION',
      given: `${what} has the value ${quote(value)}`,
      allowed: 'text on one line without a single quote',
      fix: 'Remove the quote or line break',
    });
  }
  return `'${value}'`;
}

/** JSON that a mapping template renders as it stands: `$` and `#`, which VTL would read, only ever stand inside strings. */
export function jsonTemplate(value: unknown): string {
  return JSON.stringify(value).replace(/\$/g, '\\u0024').replace(/#/g, '\\u0023');
}

/** Text that a mapping template renders as it stands. */
export function textTemplate(text: string): string {
  if (!/[$#\\]/.test(text)) return text;
  const quoted = text.replace(/[$#]/g, (sign) => (sign === '$' ? '${dollar}' : '${hash}'));
  return `#set($dollar = '$')#set($hash = '#')${quoted}`;
}
