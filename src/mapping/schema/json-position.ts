/** A token of JSON behind white space: text, another scalar, or a sign. */
const TOKEN = /("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],:])/uy;
const SPACE = /[ \t\r\n]*/y;

type Expected = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'next';

/** Where text stops being JSON. `JSON.parse` knows, but says so in other words in every version of Node.js. */
export function jsonErrorAt(text: string): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offsetOf(text)).split('\n');
  return { line: before.length, column: before[before.length - 1].length + 1 };
}

function offsetOf(text: string): number {
  const open: string[] = [];
  let expected: Expected | undefined = 'value';
  let offset = skipSpace(text, 0);
  while (offset < text.length) {
    TOKEN.lastIndex = offset;
    const token = TOKEN.exec(text);
    expected = token ? step(kindOf(token), expected, open) : undefined;
    if (!expected) return offset;
    offset = skipSpace(text, TOKEN.lastIndex);
  }
  return offset;
}

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  return from + (SPACE.exec(text)?.[0].length ?? 0);
}

function kindOf([, text, scalar, sign]: RegExpExecArray): string {
  return sign ?? (text === undefined ? scalar && 'scalar' : 'text');
}

/** What may follow a token, or nothing where the token itself may not stand there. */
function step(kind: string, expected: Expected, open: string[]): Expected | undefined {
  const value = expected === 'value' || expected === 'first value';
  if (kind === 'text' && (expected === 'key' || expected === 'first key')) return 'colon';
  if (kind === 'text' || kind === 'scalar') return value ? 'next' : undefined;
  if (kind === ':') return expected === 'colon' ? 'value' : undefined;
  if (kind === '{' || kind === '[') return value ? enter(kind, open) : undefined;
  if (kind === ',') return expected === 'next' && open.length > 0 ? after(open) : undefined;
  const first = kind === '}' ? 'first key' : 'first value';
  const closes = expected === first || expected === 'next';
  return closes && open.pop() === (kind === '}' ? '{' : '[') ? 'next' : undefined;
}

function enter(kind: string, open: string[]): Expected {
  open.push(kind);
  return kind === '{' ? 'first key' : 'first value';
}

function after(open: readonly string[]): Expected {
  return open[open.length - 1] === '{' ? 'key' : 'value';
}
