import { choice, inJsonString, text, value } from './pieces';
import type { Piece } from './pieces';
import { bodyPart } from './scope';
import type { Scope } from './scope';
import type { Source } from '../source';

/** Whether a reference is missing, null or empty: API Gateway renders all three as nothing. */
const isBlank = (reference: string) => `"$!{${reference}}" == ""`;

/** Whether a reference that renders as nothing is the empty text: what is missing has no length. */
const isEmptyText = (reference: string) => `"$!{${reference}.length()}" == "0"`;

/** A source as JSON: parameters as strings, parts of the body as they are, what is missing or null as `null`. */
export function sourceJson(source: Source, scope: Scope): Piece[] {
  const { json, literal, parts, texts = [] } = source._config;
  if (literal !== undefined) return inJsonString([text(literal)]);
  if (parts !== undefined) return inJsonString(parts.flatMap((part) => sourceText(part, scope)));
  return json === undefined ? textJson(texts) : bodyJson(source, scope);
}

function textJson([reference, ...others]: readonly string[]): Piece[] {
  const nothing = choice(isEmptyText(reference), [text('""')], others.length ? textJson(others) : [text('null')]);
  return choice(isBlank(reference), nothing, inJsonString([value(reference)]));
}

function bodyJson(source: Source, scope: Scope): Piece[] {
  const { before, argument } = bodyPart(source, scope);
  const reference = `input.path(${argument})`;
  const nothing = choice(isEmptyText(reference), [text('""')], [text('null')]);
  return [...before, ...choice(isBlank(reference), nothing, [value(`input.json(${argument})`)])];
}

/** A source as text: JSON strings without their quotes, other parts of the body as JSON, what is missing or null as nothing. */
export function sourceText(source: Source, scope: Scope): Piece[] {
  const { json, literal, parts, texts = [] } = source._config;
  if (literal !== undefined) return [text(literal)];
  if (parts !== undefined) return parts.flatMap((part) => sourceText(part, scope));
  return json === undefined ? firstOf(texts) : bodyText(source, scope);
}

function firstOf([reference, ...others]: readonly string[]): Piece[] {
  return others.length ? choice(isBlank(reference), firstOf(others), [value(reference)]) : [value(reference)];
}

function bodyText(source: Source, scope: Scope): Piece[] {
  const { before, argument } = bodyPart(source, scope);
  const asJson = choice(isBlank(`input.path(${argument})`), [], [value(`input.json(${argument})`)]);
  return [...before, ...choice(`$input.json(${argument}).startsWith('"')`, [value(`input.path(${argument})`)], asJson)];
}

/** VTL expressions for the texts that a source may have, the first that is not blank counts; and what has to stand before. */
export function candidates(source: Source, scope: Scope): { readonly before: readonly Piece[]; readonly references: readonly string[] } {
  const { json, texts = [] } = source._config;
  if (json === undefined) return { before: [], references: texts };
  const { before, argument } = bodyPart(source, scope);
  return { before, references: [`input.path(${argument})`] };
}
