/**
 * The integer that an object names, in text that need not quite be JSON: names may stand without quotes or in single ones, as in `{statusCode: 200}`.
 *
 * Names within other objects and lists do not count; neither do other values, with the exception of integers in quotes.
 */
export function integerIn(text: string, name: string): number | undefined {
  const tokens = tokensOf(text);
  if (tokens[0] !== '{') return undefined;
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    const isName = depth === 1 && tokens[at + 1] === ':' && unquoted(token) === name;
    if (isName) return /^\d{1,9}$/.test(unquoted(tokens[at + 2] ?? '')) ? Number(unquoted(tokens[at + 2])) : undefined;
  }
  return undefined;
}

/** Punctuation, text in quotes, and runs of anything else. */
function tokensOf(text: string): string[] {
  return text.match(/[{}[\]:,]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s{}[\]:,"']+/g) ?? [];
}

function unquoted(token: string): string {
  return /^(["'])([^]*)\1$/.exec(token)?.[2] ?? token;
}
