import { isBinaryType } from './events';
import { failures } from './failures';

export type ContentHandling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;

/** A payload within the gateway: text, or bytes that no template can read. */
export interface Content {
  readonly body: Buffer;
  readonly isBinary: boolean;
}

/** A payload as it arrived: bytes where its content type is one of the API's binary ones, else text, in which bytes that are no UTF-8 are lost. */
export function contentOf(body: Buffer, contentType: string | undefined, binaryMediaTypes: readonly string[]): Content {
  const isBinary = binaryMediaTypes.length > 0 && isBinaryType(contentType, binaryMediaTypes);
  return isBinary ? { body, isBinary } : text(body.toString('utf8'));
}

/** The payload of text. */
export function text(body: string): Content {
  return { body: Buffer.from(body, 'utf8'), isBinary: false };
}

/**
 * Converts a payload on its way to a back end.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function convertRequest(content: Content, handling: ContentHandling): Content {
  if (handling === 'CONVERT_TO_BINARY') return toBinary(content);
  return handling === 'CONVERT_TO_TEXT' ? toText(content) : content;
}

/**
 * Converts a payload on its way to the caller; where nothing says how, the caller's first accepted media type does.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function convertResponse(content: Content, handling: ContentHandling, toBytes: boolean): Content {
  return convertRequest(content, handling ?? (toBytes ? 'CONVERT_TO_BINARY' : 'CONVERT_TO_TEXT'));
}

/** Whether the caller's first accepted media type is one of the API's binary ones; only the first counts. */
export function acceptsBinary(accept: string | undefined, binaryMediaTypes: readonly string[]): boolean {
  return binaryMediaTypes.length > 0 && isBinaryType(accept?.split(',', 1)[0] ?? '', binaryMediaTypes);
}

/** Bytes of base64; fails as the gateway does where the text is none. */
export function decodeBase64(encoded: string): Buffer {
  const digits = encoded.replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1) throw failures.configuration('Unable to base64 decode the body.');
  return Buffer.from(digits, 'base64');
}

function toBinary(content: Content): Content {
  return content.isBinary ? content : { body: decodeBase64(content.body.toString('utf8')), isBinary: true };
}

function toText(content: Content): Content {
  return content.isBinary ? text(content.body.toString('base64')) : content;
}
