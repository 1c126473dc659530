import { below, isPlain } from './json-values';
import { KEYWORDS } from './keywords';
import { quote, suggestion } from '../../errors';
import type { Finding } from '../../errors';

type Json = Readonly<Record<string, unknown>>;
type Wrong = Pick<Finding, 'given' | 'fix'> & { readonly allowed: string };

/** The keywords of a schema that take part in its conversion, with values that fit; findings for all others. */
export function knownOf(schema: Json, at: string, around: { readonly label: string; readonly findings: Finding[] }): Json {
  const given = Object.entries(schema).filter(([key, value]) => value !== undefined && !key.startsWith('x-'));
  const flaws = new Map(given.map(([key, value]) => [key, flawOf(key, value, `${below(at, key)} of ${around.label}`)]));
  const known = Object.fromEntries(given.filter(([key]) => !flaws.get(key) && KEYWORDS.get(key) !== 'dropped'));
  const wrong = [...[...flaws.values()].filter((flaw) => flaw !== undefined), ...contradictions(known, `${at} of ${around.label}`)];
  around.findings.push(...wrong.map((each): Finding => ({ code: 'GH_SCHEMA_KEYWORD', ...each })));
  return known;
}

function flawOf(key: string, value: unknown, where: string): Wrong | undefined {
  const keyword = KEYWORDS.get(key);
  if (keyword === 'dropped') return undefined;
  if (!keyword) return { given: `${where} is no keyword`, allowed: 'the keywords of JSON Schema draft 4', fix: adviceFor(key) };
  if ('reason' in keyword) return { given: `${where} cannot be checked`, allowed: `schemas without ${quote(key)}: ${keyword.reason}`, fix: keyword.fix };
  return keyword.fits(value) ? undefined : { given: `${where} is ${shown(value)}`, allowed: keyword.allowed, fix: 'Correct the value' };
}

function adviceFor(key: string): string {
  const advice = suggestion(key, [...KEYWORDS.keys()]);
  return advice.startsWith('Did you mean') ? advice : 'Leave it out, or begin it with "x-"';
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${quote(value[0])}${value.length > 1 ? ' and more' : ''}`;
  return isPlain(value) ? 'an object' : quote(value);
}

/** Keywords that say nothing, or something else than was meant, by what stands beside them. */
function contradictions(schema: Json, where: string): Wrong[] {
  const { properties = {}, required = [] } = schema as { properties?: Json; required?: readonly string[] };
  const ofAnswers = Object.entries(properties).filter(([name, each]) => required.includes(name) && isPlain(each) && each.readOnly === true);
  const unlimited = [['exclusiveMinimum', 'minimum'], ['exclusiveMaximum', 'maximum']].filter(([key, limit]) => schema[key] === true && schema[limit] === undefined);
  const nullable = schema.nullable === true && schema.type === undefined;
  return [
    ...ofAnswers.map(([name]) => ({
      given: `property ${quote(name)} at ${where} is readOnly and required`,
      allowed: 'one of both: OpenAPI 3 then requires it of answers only, which a model cannot say',
      fix: 'Take it out of `required`',
    })),
    ...unlimited.map(([key, limit]) => ({ given: `${quote(key)} at ${where} is true without ${quote(limit)}`, allowed: 'both, or a number', fix: `Add ${quote(limit)}` })),
    ...nullable ? [{ given: `"nullable" at ${where} has no "type" beside it`, allowed: 'both, because OpenAPI 3 gives it no meaning alone', fix: 'Write { anyOf: [{ … }, { type: "null" }] }' }] : [],
  ];
}
