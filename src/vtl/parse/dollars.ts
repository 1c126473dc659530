import type { Statement } from '../syntax';
import type { Cursor } from './cursor';
import { readUnknown } from './directives';
import type { Rules } from './rules';

/** `$` signs with no name behind them. */
const RUN = /(?:\\*\$(?:\\*!)?)+/y;
const PLAIN = /\$(?:\\?!)?\[|\$\.|\$!?\{/y;
const DIRECTIVE = /#(?:[A-Za-z_@]|\{[A-Za-z_][\w@]*\})/y;
const NAME = /#(?:[A-Za-z_@][\w@]*|\{[A-Za-z_][\w@]*\})/y;
/** What takes a `$` directly before it along, and does not print it. */
const SWALLOWS = /[ \t]*#(?:set|\{set\}) *\(|#\*|#(?:(?:if|else|elseif|end)(?![\w@])|\{(?:if|else|elseif|end)\})/y;

/** `$` signs that are text, as far as Velocity prints them. */
export function readDollars(cursor: Cursor, rules: Rules): readonly Statement[] | undefined {
  const start = cursor.offset;
  const at = cursor.at();
  const plain = cursor.take(PLAIN);
  if (plain !== undefined) return [{ kind: 'text', at, text: plain }];
  const run = cursor.take(RUN);
  if (run === undefined) return undefined;
  if (cursor.ended) throw cursor.fail('found "$" at the end of the text, expected a name behind it', start);
  if (cursor.peek(SWALLOWS) !== undefined) return [];
  if (cursor.peek(DIRECTIVE) === undefined) return [{ kind: 'text', at, text: printed(run) }];
  // Velocity does not know a directive that has a "$" before it.
  cursor.take(NAME);
  return readUnknown(cursor, rules, { start });
}

/** Velocity loses every "!", backslashes that no "$" follows, and one sign behind a "$" with backslashes. */
function printed(run: string): string {
  return run.replace(/(\\+\$)[^]?|[^$]/g, (_, escaped?: string) => escaped ?? '');
}
