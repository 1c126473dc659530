import { base64Pieces } from './base64-pieces';
import { jsonPieces, members, optional } from './json-pieces';
import type { Entry } from './json-pieces';
import { sourceText } from './leaf';
import { MappingValue } from './mapping-value';
import { choice, inFormField, text } from './pieces';
import type { Piece } from './pieces';
import type { Scope } from './scope';
import { percentEncoded } from '../literals';
import { Source } from '../source';

/** Fields as `application/x-www-form-urlencoded`, in the order of their names. */
export function formPieces(fields: Readonly<Record<string, unknown>>, scope: Scope): Piece[] {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return members(given.map(([name, value]) => field(name, value, scope)), text('&'));
}

function field(name: string, value: unknown, scope: Scope): Entry {
  const { then, ...rest } = optional(value, scope);
  return { ...rest, pieces: [text(`${percentEncoded(name)}=`), ...inFormField(fieldText(then, scope))] };
}

/** Sources and text as they are, lists and objects as JSON. */
function fieldText(value: unknown, scope: Scope): Piece[] {
  if (value instanceof Source) return sourceText(value, scope);
  if (typeof value === 'string') return [text(value)];
  if (!(value instanceof MappingValue) || value._node.kind === 'each') return jsonPieces(value, scope);
  if (value._node.kind === 'base64') return base64Pieces([...fieldText(value._node.value, scope), text(value._node.end ?? '')], scope);
  if (value._node.kind === 'stringified') return jsonPieces(value._node.value, scope);
  const { condition, then, otherwise } = value._node;
  const { before, test } = condition._render(scope);
  return [...before, ...choice(test, fieldText(then, scope), fieldText(otherwise, scope))];
}
