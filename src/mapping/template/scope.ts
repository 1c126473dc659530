import { directive } from './pieces';
import type { Piece } from './pieces';
import type { Source } from '../source';

/** Where in a template something is rendered. */
export interface Scope {
  /** The JSON path of the item of the loop around it, with the loop's counter in it. */
  readonly item?: string;
  /** A variable's name that nothing else of the template has. */
  readonly fresh: (prefix: string) => string;
}

/** The outermost scope of a template. */
export function outermost(): Scope {
  let count = 0;
  return { fresh: (prefix) => `${prefix}${++count}` };
}

/** A reference to a part of the body, and what has to stand before it. */
export interface BodyPart {
  readonly before: readonly Piece[];
  /** Its JSON path as VTL's double-quoted text has it. */
  readonly path: string;
  /** The argument of `$input.path` and `$input.json`. */
  readonly argument: string;
}

/** The part of the body that a source names. A path that VTL's text in single quotes cannot hold goes into a variable first. */
export function bodyPart({ _config: { json, written } }: Source, scope: Scope): BodyPart {
  if (json === undefined) throw new TypeError(`${written} is no part of the body`);
  const path = json.ofItem ? `${scope.item ?? '$'}${json.path.slice(1)}` : json.path;
  if (/^\$[A-Za-z0-9_.[\]*]*$/.test(path)) return { before: [], path, argument: `'${path}'` };
  const name = scope.fresh('p');
  return { before: [directive(`#set($${name} = "${path.replaceAll('"', '""')}")`)], path, argument: `$${name}` };
}
