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

/** Punctuation, text in quotes, and runs of anything else; text without its closing quote is the rest. Each sign is looked at once. */
function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = endOfToken(text, at);
    const token = text.slice(at, end);
    if (token.trim() !== '') tokens.push(token);
    at = end;
  }
  return tokens;
}

const isPunctuation = (sign: string) => '{}[]:,'.includes(sign);
const isBlank = (sign: string) => /\s/.test(sign);
const isQuote = (sign: string) => sign === '"' || sign === "'";

function endOfToken(text: string, start: number): number {
  if (isPunctuation(text[start])) return start + 1;
  return isQuote(text[start]) ? endOfQuoted(text, start) : endOfRun(text, start, isBlank(text[start]));
}

function endOfQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[start]) return at + 1;
  }
  return text.length;
}

function endOfRun(text: string, start: number, blank: boolean): number {
  let at = start;
  while (at < text.length && isBlank(text[at]) === blank && !isPunctuation(text[at]) && !isQuote(text[at])) at++;
  return at;
}

function unquoted(token: string): string {
  return isQuote(token[0] ?? '') && token.length > 1 && token.endsWith(token[0]) ? token.slice(1, -1) : token;
}
