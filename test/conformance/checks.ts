/** One recorded statement about an answer. */
export interface Check {
  /** Where: `status_code`, `json`, `headers`, `text`, …, then further down; `|json` parses text, `[a:b]` slices it, `*` is the whole mapping. */
  readonly path: readonly string[];
  readonly op: string;
  readonly value: unknown;
  /** Whether parts like `<name>` or `<name:N>` in the value stand for anything. */
  readonly wildcards?: boolean;
}

/** What numbered wildcards have stood for so far; the same one is the same value each time. */
export type Bindings = Map<string, string>;

/** What is wrong with an answer; nothing where the check holds. */
export function failureOf(check: Check, answer: unknown, bindings: Bindings): string | undefined {
  const actual = check.path.reduce(stepDown, answer);
  const holds = OPERATIONS[check.op];
  if (!holds) return `there is no operation ${check.op}`;
  const isHeaders = check.path.at(-1) === 'headers';
  if (holds(actual, check.value, { bindings: check.wildcards ? bindings : undefined, isSubset: isHeaders })) return undefined;
  return `${check.path.join('.')} ${check.op} ${shown(check.value)}, but is ${shown(actual)}`;
}

interface Comparing {
  /** Nothing where wildcards are plain text. */
  readonly bindings?: Bindings;
  /** Whether more keys may be there than are named. */
  readonly isSubset: boolean;
}

type Operation = (actual: unknown, wanted: unknown, how: Comparing) => boolean;

const OPERATIONS: Readonly<Record<string, Operation | undefined>> = {
  equals: same,
  notEquals: (actual, wanted, how) => !same(actual, wanted, how),
  truthy: (actual) => isTrue(actual),
  falsy: (actual) => !isTrue(actual),
  contains: (actual, wanted) => (typeof actual === 'string' ? actual.includes(String(wanted)) : Object.hasOwn(Object(actual), String(wanted))),
};

/** As Python sees it. */
function isTrue(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}

function stepDown(value: unknown, step: string): unknown {
  if (step === '*') return value;
  if (step === '|json') return typeof value === 'string' ? parsedOr(value, undefined) : undefined;
  const [, from, to] = /^\[(-?\d*):(-?\d*)\]$/.exec(step) ?? [];
  if (from !== undefined) return String(value).slice(Number(from), to === '' ? undefined : Number(to));
  if (typeof value !== 'object' || value === null) return undefined;
  const exact = Object.entries(value).find(([key]) => key === step);
  return (exact ?? Object.entries(value).find(([key]) => key.toLowerCase() === step.toLowerCase()))?.[1];
}

/** Text as JSON; where it is none, something else. */
export function parsedOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}

function same(actual: unknown, wanted: unknown, how: Comparing): boolean {
  if (typeof wanted === 'string' && how.bindings) return sameText(actual, wanted, how.bindings);
  if (typeof wanted !== 'object' || wanted === null) return actual === wanted || (wanted === null && actual === undefined);
  // Recordings have JSON within text as what it stands for.
  const value = typeof actual === 'string' ? parsedOr(actual, actual) : actual;
  if (Array.isArray(wanted)) return Array.isArray(value) && value.length === wanted.length && wanted.every((item, i) => same(value[i], item, how));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(wanted);
  // Where headers are left out nothing is said of them.
  const hasMore = Object.entries(value).some(([name, item]) => item !== undefined && name !== 'headers' && !names.includes(name));
  return (how.isSubset || !hasMore) && names.every((name) => same((value as any)[name], (wanted as any)[name], { ...how, isSubset: false }));
}

/** A wildcard that is all of a text stands for any value that is there. */
function sameText(actual: unknown, wanted: string, bindings: Bindings): boolean {
  const parts = wanted.split(/(<[A-Za-z][\w .-]*(?::\d+)?>)/);
  if (parts.length === 3 && parts[0] === '' && parts[2] === '') return actual !== undefined && isBound(parts[1], JSON.stringify(actual), bindings);
  if (typeof actual !== 'string') return false;
  const pattern = parts.map((part, i) => (i % 2 === 1 ? '([^]+?)' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('');
  const match = new RegExp(`^${pattern}$`).exec(actual);
  return match !== null && parts.filter((_, i) => i % 2 === 1).every((name, i) => isBound(name, JSON.stringify(match[i + 1]), bindings));
}

function isBound(name: string, value: string, bindings: Bindings): boolean {
  if (!/:\d+>$/.test(name)) return true;
  const known = bindings.get(name);
  bindings.set(name, known ?? value);
  return known === undefined || known === value;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 900 ? `${text.slice(0, 900)}…` : text;
}
