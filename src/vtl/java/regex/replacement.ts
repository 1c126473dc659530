import { JavaException } from '../exception';
import type { Slots } from './match';
import type { Regex } from './syntax';

/** A piece of a replacement: text, or the number of a group. */
type Piece = string | number;

/** Reads a replacement as Java's `Matcher` does: `$1` and `${name}` are groups, a backslash makes what follows it text. */
export function parseReplacement(replacement: string, { groups, names }: Regex): readonly Piece[] {
  const pieces: Piece[] = [];
  const pattern = /\\([^])|\$(\d)|\$\{([A-Za-z][A-Za-z0-9]*)\}|([^\\$]+)|[^]/gy;
  for (let match = pattern.exec(replacement); match; match = pattern.exec(replacement)) {
    const [, escaped, digit, name, text] = match;
    if (digit !== undefined) pieces.push(groupNumber(replacement, pattern, Number(digit), groups));
    else if (name !== undefined) pieces.push(names.get(name) ?? refuse(replacement));
    else pieces.push(escaped ?? text ?? refuse(replacement));
  }
  return pieces;
}

/** Further digits belong to the number as long as there is such a group. */
function groupNumber(replacement: string, pattern: RegExp, first: number, groups: number): number {
  let group = first;
  if (group > groups) refuse(replacement);
  while (/\d/.test(replacement.charAt(pattern.lastIndex)) && group * 10 + Number(replacement[pattern.lastIndex]) <= groups) {
    group = group * 10 + Number(replacement[pattern.lastIndex++]);
  }
  return group;
}

function refuse(replacement: string): never {
  throw new JavaException(`the replacement ${JSON.stringify(replacement.slice(0, 60))} has a "$" or "\\" that means no group and no character`);
}

/** The text of a replacement for a match. */
export function expand(pieces: readonly Piece[], text: string, slots: Slots): string {
  return pieces.map((piece) => typeof piece === 'string' ? piece : text.slice(slots[2 * piece] ?? 0, slots[2 * piece + 1] ?? 0)).join('');
}
