import type { Exchange } from '../exchange';
import { failures } from '../failures';

/** The greatest payload in bytes. */
export const MAX_PAYLOAD = 10_485_760;
/** The greatest request line with all headers in bytes. */
export const MAX_HEAD = 10_240;

/**
 * Refuses what is too large.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export function limits({ request: { body, headSize = 0 } }: Exchange): void {
  if (headSize > MAX_HEAD) throw failures.requestTooLarge(`HTTP header is larger than ${MAX_HEAD} bytes.`);
  if (body.length > MAX_PAYLOAD) throw failures.requestTooLarge(`HTTP content length exceeded ${MAX_PAYLOAD} bytes.`);
}
