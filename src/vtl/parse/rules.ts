import type { Block, Expression, Reference } from '../syntax';
import type { Cursor } from './cursor';

/** The rules of the grammar that need one another: handed along, so that their files do not import one another in circles. */
export interface Rules {
  /** Statements up to the end of the text or to an `#end`, `#else` or `#elseif`. */
  block(cursor: Cursor, rules: Rules): Block;
  /** What `#set` and `#if` take: operators and all. */
  expression(cursor: Cursor, rules: Rules): Expression;
  /** What methods, lists, maps and other directives take: values without operators. */
  argument(cursor: Cursor, rules: Rules, place: Place): Expression;
  /** A reference that begins here. */
  reference(cursor: Cursor, rules: Rules): Reference;
}

/** Where an argument stands: within the parentheses of a method a bare word is null, elsewhere it is an error. */
export type Place = 'method' | 'directive';
