import { Token } from 'aws-cdk-lib';
import { base64Pieces } from './base64-pieces';
import { sourceJson, sourceText } from './leaf';
import { MappingValue } from './mapping-value';
import type { MappingNode } from './mapping-value';
import { choice, directive, inJsonString, joined, text } from './pieces';
import type { Piece } from './pieces';
import { bodyPart } from './scope';
import type { Scope } from './scope';
import { GatehouseError } from '../../errors';
import { asJson } from '../literals';
import { ResponseSource } from '../response-source';
import { Source } from '../source';

/** A value of a typed template as the pieces of JSON: objects with their keys in order, sources, conditions and loops. */
export function jsonPieces(value: unknown, scope: Scope, above: readonly unknown[] = []): Piece[] {
  if (above.length > DEEPEST) throw tooDeep();
  if (value instanceof Source) return sourceJson(value, scope);
  if (value instanceof ResponseSource) throw noResponseSource(value);
  if (value instanceof MappingValue) return nodePieces(value._node, scope, [...above, value]);
  if (typeof value === 'string') return inJsonString([text(value)]);
  if (!isContainer(value) || above.includes(value)) return plainPieces(asJson(value, above), scope, above);
  const inside = [...above, value];
  if (Array.isArray(value)) return [text('['), ...listed(value.map((each) => entry([], each, scope, inside)), text(',')), text(']')];
  const entries = Object.entries(value).filter(([, each]) => each !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return [text('{'), ...members(entries.map(([key, each]) => entry([...inJsonString([text(key)]), text(':')], each, scope, inside)), text(',')), text('}')];
}

/** Deeper than any JSON that somebody means, and than API Gateway reads. */
const DEEPEST = 100;

function tooDeep(): GatehouseError {
  return new GatehouseError({ code: 'GH_TYPE', given: `a template nests more than ${DEEPEST} levels`, allowed: 'JSON that nests less', fix: 'Flatten it' });
}

function noResponseSource({ _config: { written } }: ResponseSource): GatehouseError {
  return new GatehouseError({ code: 'GH_SOURCE', given: `a template has ${written}`, allowed: 'sources; in response templates too, where Source.body is the back end\'s', fix: 'Use Source' });
}

/** What an object's own `toJSON` answers may be a container again. */
function plainPieces(plain: unknown, scope: Scope, above: readonly unknown[]): Piece[] {
  const again = typeof plain === 'string' || (typeof plain === 'object' && plain !== null);
  return again ? jsonPieces(plain, scope, above) : [text(JSON.stringify(plain) ?? 'null')];
}

/** Lists and plain objects; what else there is, JSON cannot hold. */
function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Token.isUnresolved(value)) return false;
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

/** A member of an object or list, and the test without which it is left out. */
export interface Entry {
  readonly before: readonly Piece[];
  readonly test?: string;
  readonly pieces: readonly Piece[];
}

function entry(name: readonly Piece[], value: unknown, scope: Scope, above: readonly unknown[]): Entry {
  const { then, ...rest } = optional(value, scope);
  return { ...rest, pieces: [...name, ...jsonPieces(then, scope, [...above, ...value === then ? [] : [value]])] };
}

/** A value that is left out where its condition does not hold, and what it is where it does. */
export function optional(value: unknown, scope: Scope): Omit<Entry, 'pieces'> & { readonly then: unknown } {
  const node = value instanceof MappingValue ? value._node : undefined;
  return node?.kind === 'when' && node.otherwise === undefined ? { ...node.condition._render(scope), then: node.then } : { before: [], then: value };
}

/** Members without an order: those that are always there first, so that what stands between needs no thought. */
export function members(entries: readonly Entry[], between: Piece): Piece[] {
  const always = entries.filter((each) => each.test === undefined);
  const sometimes = entries.filter((each) => each.test !== undefined);
  if (always.length === 0) return listed(sometimes, between);
  return [
    ...joined(always.map((each) => each.pieces), between),
    ...sometimes.flatMap(({ before, test = '', pieces }) => [...before, ...choice(test, [between, ...pieces])]),
  ];
}

/** Entries in their order, where any of them may be left out. */
function listed(entries: readonly Entry[], between: Piece): Piece[] {
  if (entries.every((each) => each.test === undefined)) return joined(entries.map((each) => each.pieces), between);
  const later = choice("$later == 'yes'", [between]);
  const counted = ({ pieces }: Entry): Piece[] => [...later, ...pieces, directive("#set($later = 'yes')")];
  return [directive("#set($later = 'no')"), ...entries.flatMap((each) => [...each.before, ...each.test === undefined ? counted(each) : choice(each.test, counted(each))])];
}

function nodePieces(node: MappingNode, scope: Scope, above: readonly unknown[]): Piece[] {
  if (node.kind === 'base64') return [text('"'), ...base64Pieces([...textPieces(node.value, scope, above), text(node.end ?? '')], scope), text('"')];
  if (node.kind === 'stringified') return inJsonString(jsonPieces(node.value, scope, above));
  if (node.kind === 'each') return loop(node.list, node.item, scope, above);
  const { before, test } = node.condition._render(scope);
  return [...before, ...choice(test, jsonPieces(node.then, scope, above), jsonPieces(node.otherwise ?? null, scope, above))];
}

/** Sources and text as they are, all else as JSON. */
function textPieces(value: unknown, scope: Scope, above: readonly unknown[]): Piece[] {
  if (value instanceof Source) return sourceText(value, scope);
  return typeof value === 'string' ? [text(value)] : jsonPieces(value, scope, above);
}

/** One item for each of a list; for anything but a list, none. The comma stands before an item, so that 1,000, where API Gateway stops, are whole. */
function loop(list: Source, item: unknown, scope: Scope, above: readonly unknown[]): Piece[] {
  const { before, path, argument } = bodyPart(list, scope);
  const index = scope.fresh('i');
  const inside = { ...scope, item: `${path}[$${index}]` };
  const items = [
    directive(`#foreach($item in $input.path(${argument}))#set($${index} = $foreach.index)`),
    ...choice(`$${index} > 0`, [text(',')]),
    ...jsonPieces(item, inside, above),
    directive('#{end}'),
  ];
  return [text('['), ...before, ...choice(`$input.json(${argument}).startsWith('[')`, items), text(']')];
}
