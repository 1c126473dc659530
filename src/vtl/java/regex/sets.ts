/** Whether a character is of a set. */
export type CharacterSet = (codePoint: number) => boolean;

const matching = (pattern: RegExp): CharacterSet => (codePoint) => pattern.test(String.fromCodePoint(codePoint));
const not = (set: CharacterSet): CharacterSet => (codePoint) => !set(codePoint);

const DIGIT = matching(/^[0-9]$/);
const WORD = matching(/^\w$/);
const SPACE = matching(/^[ \t\n\v\f\r]$/);

/** The classes that a letter behind a backslash stands for. */
export const CLASSES: { readonly [letter: string]: CharacterSet } = {
  d: DIGIT, D: not(DIGIT), w: WORD, W: not(WORD), s: SPACE, S: not(SPACE), h: matching(/^[ \t\xA0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]$/),
};

/** The classes of POSIX, by the names that Java gives them. */
const POSIX: { readonly [name: string]: RegExp } = {
  Lower: /^[a-z]$/,
  Upper: /^[A-Z]$/,
  ASCII: /^[\0-\x7f]$/,
  Alpha: /^[a-zA-Z]$/,
  Digit: /^\d$/,
  Alnum: /^[a-zA-Z0-9]$/,
  Punct: /^[!-/:-@[-`{-~]$/,
  Graph: /^[!-~]$/,
  Print: /^[ -~]$/,
  Blank: /^[ \t]$/,
  Cntrl: /^[\0-\x1f\x7f]$/,
  XDigit: /^[0-9a-fA-F]$/,
  Space: /^[ \t\n\v\f\r]$/,
};

/** The set `\p{name}`; `undefined` where there is none of that name. */
export function propertySet(name: string): CharacterSet | undefined {
  if (Object.hasOwn(POSIX, name)) return matching(POSIX[name]);
  try {
    return matching(new RegExp(`^\\p{${name.replace(/^Is/, '')}}$`, 'u'));
  } catch {
    return undefined;
  }
}

/** One character, or with `ignoreCase` the same letter in either case, as Java compares: ASCII only. */
export function characterSet(codePoint: number, ignoreCase: boolean): CharacterSet {
  return rangeSet(codePoint, codePoint, ignoreCase);
}

/** The characters from one to another. */
export function rangeSet(from: number, to: number, ignoreCase: boolean): CharacterSet {
  const within = (codePoint: number): boolean => codePoint >= from && codePoint <= to;
  return ignoreCase ? (codePoint) => within(codePoint) || within(otherCase(codePoint)) : within;
}

function otherCase(codePoint: number): number {
  const text = String.fromCodePoint(codePoint);
  if (/[a-z]/.test(text)) return codePoint - 32;
  return /[A-Z]/.test(text) ? codePoint + 32 : codePoint;
}
