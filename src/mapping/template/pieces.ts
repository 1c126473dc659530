import { percentEncoded, piecewise } from '../literals';

/** A part of a mapping template while it is put together. */
export type Piece =
  /** What is answered as it stands. */
  | { readonly text: string }
  /** A VTL reference, without its `$`, whose value is answered. */
  | { readonly value: string }
  /** A directive; it answers nothing itself. */
  | { readonly directive: string };

export const text = (value: string): Piece => ({ text: value });
export const value = (reference: string): Piece => ({ value: reference });
export const directive = (vtl: string): Piece => ({ directive: vtl });

/** `#if`, with an `#else` where there is something to put there. */
export function choice(test: string, then: readonly Piece[], otherwise: readonly Piece[] = []): Piece[] {
  return [directive(`#if(${test})`), ...then, ...otherwise.length ? [directive('#{else}'), ...otherwise] : [], directive('#{end}')];
}

/** Pieces with something between each two. */
export function joined(lists: ReadonlyArray<readonly Piece[]>, between: Piece): Piece[] {
  return lists.flatMap((list, i) => (i === 0 ? list : [between, ...list]));
}

/** The template that the pieces make. Nothing in their text may be VTL: whoever puts text in has encoded it. */
export function printed(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : 'value' in piece ? `$!{${piece.value}}` : piece.directive)).join('');
}

/** How the text of a JSON string or of a form field is written: what stands there, and what a reference yields. */
interface Encoding {
  readonly ofText: (plain: string) => string;
  readonly ofToken: (token: string) => Piece;
  readonly ofValue: (reference: string) => string;
}

/** Signs that JSON strings escape, and those that VTL would read, all as `\uXXXX`: so no backslash ever stands before a reference. */
// eslint-disable-next-line no-control-regex
const JSON_ESCAPED = /["\\$#\u0000-\u001f\u2028\u2029\ud800-\udfff]/g;

const JSON_STRING: Encoding = {
  ofText: (plain) => plain.replace(JSON_ESCAPED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ofToken: text,
  // escapeJavaScript writes \' which is not JSON: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#util-template-reference
  ofValue: (reference) => String.raw`util.escapeJavaScript(${argument(reference)}).replaceAll("\\'","'")`,
};

const FORM_FIELD: Encoding = {
  ofText: percentEncoded,
  ofToken: (token) => value(`util.urlEncode("${token}")`),
  ofValue: (reference) => `util.urlEncode(${argument(reference)})`,
};

/** A reference as text, whatever it yields: a method that wants text would not take a number. */
function argument(reference: string): string {
  return reference.startsWith('util.') ? `$${reference}` : `"$!{${reference}}"`;
}

function encoded(pieces: readonly Piece[], encoding: Encoding): Piece[] {
  return pieces.flatMap((piece) => {
    if ('text' in piece) return piecewise(piece.text).map((part) => (part.isToken ? encoding.ofToken(part.text) : text(encoding.ofText(part.text))));
    return 'value' in piece ? [value(encoding.ofValue(piece.value))] : [piece];
  });
}

/** The pieces inside a JSON string; may be applied again where that JSON stands in a string itself. */
export function inJsonString(pieces: readonly Piece[]): Piece[] {
  return [text('"'), ...encoded(pieces, JSON_STRING), text('"')];
}

/** The pieces as the value of a form field. */
export function inFormField(pieces: readonly Piece[]): Piece[] {
  return encoded(pieces, FORM_FIELD);
}
