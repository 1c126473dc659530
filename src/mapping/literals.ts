import { Token } from 'aws-cdk-lib';
import { GatehouseError, quote } from '../errors';

/** Renders a static value of a parameter mapping: API Gateway wants it in single quotes and knows no escape for one inside. */
export function staticValue(what: string, value: string): string {
  if (typeof value === 'string' && !/['\r\n]/.test(value)) return `'${value}'`;
  throw new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `${what} has the value ${quote(value)}`,
    allowed: 'text on one line without a single quote',
    fix: 'Remove the quote or line break',
  });
}

/** Text up to a token, or a token: `${Token[…]}` stays what it is, whatever stands around it. */
const PIECES = /\$\{Token\[[^\]]*\]\}|(?:(?!\$\{Token\[)[^])+/g;

/** The parts of a text that are plain, and the tokens between them. */
export function piecewise(text: string): Array<{ readonly text: string; readonly isToken: boolean }> {
  return (text.match(PIECES) ?? []).map((piece) => ({ text: piece, isToken: piece.startsWith('${Token[') }));
}

/**
 * JSON that a mapping template renders as it stands: `$` and `#`, which VTL would read, only ever stand inside strings.
 *
 * The order of keys does not matter: maps arrive unordered from Java and Go.
 */
export function jsonTemplate(value: unknown): string {
  const text = JSON.stringify(asJson(value, []));
  return replacePlain(text, (plain) => plain.replace(/\$/g, '\\u0024').replace(/#/g, '\\u0023'));
}

/** Text that a mapping template renders as it stands. What VTL could read goes encoded, so no rule of escaping matters. */
export function textTemplate(text: string): string {
  return replacePlain(text, (plain) => (/[$#\\]/.test(plain) ? `$util.urlDecode("${percentEncoded(plain)}")` : plain));
}

function replacePlain(text: string, render: (plain: string) => string): string {
  return piecewise(text).map((piece) => (piece.isToken ? piece.text : render(piece.text))).join('');
}

/** Percent-encoding that leaves no quote, bracket or sign over. A lone surrogate has no encoding and becomes U+FFFD. */
export function percentEncoded(plain: string): string {
  const wellFormed = Buffer.from(plain, 'utf8').toString('utf8');
  return encodeURIComponent(wellFormed).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A copy with its keys in order; what JSON does not have is refused by name. */
export function asJson(value: unknown, above: readonly unknown[]): unknown {
  if (value === null || ['string', 'boolean', 'undefined'].includes(typeof value)) return value;
  if (typeof value === 'number' && Number.isFinite(value) && !Token.isUnresolved(value)) return value;
  if (typeof value !== 'object' || Token.isUnresolved(value)) throw notJson(value);
  if (above.includes(value)) throw notJson(value);
  const own = (value as { toJSON?: () => unknown }).toJSON;
  if (typeof own === 'function') return asJson(own.call(value), [...above, value]);
  if (!Array.isArray(value) && ![Object.prototype, null].includes(Object.getPrototypeOf(value))) throw notJson(value);
  const inside = [...above, value];
  if (Array.isArray(value)) return value.map((each) => asJson(each, inside));
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, asJson(inner, inside)]));
}

function notJson(value: unknown): GatehouseError {
  return new GatehouseError({
    code: 'GH_INTEGRATION_OPTION',
    given: `a body holds ${quote(value)}`,
    allowed: 'what JSON has: objects and lists without circles, text, finite numbers, true, false and null',
    fix: 'Replace the value; one that is known only at deployment must be text',
  });
}
