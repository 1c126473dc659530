import type { Value } from '../values';
import { JavaException, tooLarge } from './exception';
import { MOST_CHARACTERS, print } from './print';

const SPECIFIER = /%(\d+\$)?([-+0,( #]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;
/** The widest field, as the width is the only way to make much of little. */
const WIDEST = 100_000;

interface Field {
  readonly flags: string;
  readonly precision: number | undefined;
}

/** How each conversion writes a value; dates and hexadecimal doubles are not among them. */
const CONVERSIONS: { readonly [conversion: string]: (value: Value, field: Field) => string } = {
  s: (value, { precision }) => (value === null ? 'null' : print(value)).slice(0, precision),
  S: (value, { precision }) => (value === null ? 'null' : print(value)).slice(0, precision).toUpperCase(),
  b: (value) => String(value !== null && value !== false),
  d: (value, { flags }) => signed(wholeOf(value), flags),
  x: (value) => BigInt.asUintN(BigInt.asIntN(32, wholeOf(value)) === value ? 32 : 64, wholeOf(value)).toString(16),
  X: (value) => BigInt.asUintN(BigInt.asIntN(32, wholeOf(value)) === value ? 32 : 64, wholeOf(value)).toString(16).toUpperCase(),
  f: (value, { precision = 6 }) => doubleOf(value).toFixed(Math.min(precision, 100)),
  c: (value) => typeof value === 'bigint' ? String.fromCodePoint(Number(value)) : print(value),
};

/** Conversions that write no value. */
const FIXED: ReadonlyMap<string, string> = new Map([['%', '%'], ['n', '\n']]);

/** As Java's `String.format`, for the conversions s, d, x, f, b and c. */
export function format(pattern: string, values: readonly Value[]): string {
  let next = 0;
  let length = 0;
  return pattern.replace(SPECIFIER, (_, ...groups: (string | undefined)[]) => {
    const [index, flags = '', width = '0', precision, kind = ''] = groups;
    const value = (): Value => argument(values, index === undefined ? next++ : parseInt(index, 10) - 1);
    const field = pad(FIXED.get(kind) ?? convert(kind, value(), flags, precision), flags, Number(width));
    length += field.length;
    if (length > MOST_CHARACTERS) throw tooLarge('text');
    return field;
  });
}

function argument(values: readonly Value[], index: number): Value {
  if (index in values) return values[index];
  throw new JavaException(`format has no value ${index + 1} (MissingFormatArgumentException)`);
}

function convert(kind: string, value: Value, flags: string, precision: string | undefined): string {
  if (!Object.hasOwn(CONVERSIONS, kind)) throw new JavaException(`format does not know %${kind} here`);
  return CONVERSIONS[kind](value, { flags, precision: precision === undefined ? undefined : Number(precision) });
}

function pad(text: string, flags: string, width: number): string {
  if (width > WIDEST) throw tooLarge('a field of format');
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0')) return text.padStart(width);
  const sign = /^[+-]?/.exec(text)![0];
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

function signed(value: bigint, flags: string): string {
  const digits = flags.includes(',') ? String(value).replace(/\B(?=(?:\d{3})+$)/g, ',') : String(value);
  return flags.includes('+') && value >= 0n ? `+${digits}` : digits;
}

function wholeOf(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  throw new JavaException('format was given a value that is no whole number (IllegalFormatConversionException)');
}

function doubleOf(value: Value): number {
  if (typeof value === 'number') return value;
  throw new JavaException('format was given a value that is no Double (IllegalFormatConversionException)');
}
