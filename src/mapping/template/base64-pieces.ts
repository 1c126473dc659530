import { vtlText } from './condition';
import { directive, value } from './pieces';
import type { Piece } from './pieces';
import type { Scope } from './scope';

/** What pieces print, as base64: it is put together in a variable first. */
export function base64Pieces(pieces: readonly Piece[], scope: Scope): Piece[] {
  const name = scope.fresh('b');
  const appended = (expression: string): Piece => directive(`#set($${name} = $${name} + ${expression})`);
  const collected = together(pieces).filter((piece) => !('text' in piece) || piece.text !== '').map((piece) => {
    if ('text' in piece) return appended(vtlText(piece.text));
    return 'value' in piece ? appended(textOf(piece.value)) : piece;
  });
  return [directive(`#set($${name} = "")`), ...collected, value(`util.base64Encode($${name})`)];
}

/** What has a quote in it is the result of a method, which is text; no quote can stand between quotes of Velocity. */
function textOf(expression: string): string {
  return expression.includes('"') ? `$${expression}` : `"$!{${expression}}"`;
}

/** Neighbouring texts as one. */
function together(pieces: readonly Piece[]): Piece[] {
  return pieces.reduce<Piece[]>((all, piece) => {
    const last = all.at(-1);
    return last && 'text' in last && 'text' in piece ? [...all.slice(0, -1), { text: last.text + piece.text }] : [...all, piece];
  }, []);
}
