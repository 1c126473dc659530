import { CHARACTERS_PER_STEP, JavaException, print, spend } from '../java';
import type { Value, VtlObject } from '../values';
import { failingAs, vtlObject } from './object';
import type { Method } from './object';
import { readJson } from './read-json';

/** What `escapeJavaScript` writes other than as a code. */
const ESCAPES: { readonly [char: string]: string } = {
  '\b': '\\b', '\n': '\\n', '\t': '\\t', '\f': '\\f', '\r': '\\r', '\'': '\\\'', '"': '\\"', '\\': '\\\\', '/': '\\/',
};
/** What Java's `URLEncoder` leaves as it is; `encodeURIComponent` leaves more. */
const ENCODED_TOO = /[!'()~]/g;

/**
 * Escapes text as Apache Commons Lang does for JavaScript: quotes of both kinds, `\` and `/` get a backslash, control characters and whatever
 * is not ASCII become `\uXXXX`.
 *
 * @see https://commons.apache.org/proper/commons-lang/javadocs/api-2.6/org/apache/commons/lang/StringEscapeUtils.html
 */
export function escapeJavaScript(text: string): string {
  return text.replace(/['"\\/]|[^ -\x7F]/g, (char) => ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}

function urlEncode(text: string): string {
  // A half of a surrogate pair has no bytes; Java sends a question mark for it.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?'))
    .replace(ENCODED_TOO, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, '+');
}

function urlDecode(text: string): string {
  if (/%(?![0-9a-fA-F]{2})/.test(text)) throw new JavaException('$util.urlDecode: a % without two hexadecimal digits');
  const spaced = text.replace(/\+/g, ' ');
  // Only whole runs: the bytes of one character stand in one of them.
  return spaced.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => Buffer.from(run.replace(/%/g, ''), 'hex').toString('utf8'));
}

/** A method of one argument that works on its text; null stays null, and so prints as nothing. */
function onText(work: (text: string) => Value): Method {
  return ([value, ...rest]) => {
    if (value === undefined || rest.length > 0) return undefined;
    if (value === null) return null;
    const text = typeof value === 'string' ? value : print(value);
    spend(text.length / CHARACTERS_PER_STEP);
    return work(text);
  };
}

/**
 * `$util`.
 *
 * Each method takes one argument and works on how it prints. `parseJson` throws a `JavaException` for what is no JSON, `urlDecode` for a `%` that
 * starts no code.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#util-template-reference
 */
export const UTIL: VtlObject = vtlObject({
  escapeJavaScript: onText(escapeJavaScript),
  parseJson: onText((text) => failingAs('$util.parseJson', () => readJson(text))),
  urlEncode: onText(urlEncode),
  urlDecode: onText(urlDecode),
  base64Encode: onText((text) => Buffer.from(text, 'utf8').toString('base64')),
  base64Decode: onText((text) => Buffer.from(text, 'base64').toString('utf8')),
});
