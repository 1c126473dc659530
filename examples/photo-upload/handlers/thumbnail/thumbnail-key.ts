import { NotAPicture } from './picture';
import { ORIGINALS, THUMBNAILS } from '../../lib/prefixes';

/** Both keys of a thumbnail, from the key in an S3 event: there a space is `+`, and other characters are `%XX`. */
export function thumbnailKey(encoded: string): { source: string; target: string } {
  const source = decoded(encoded);
  // The notification is for this prefix only; should somebody widen it, a thumbnail must still not trigger the next one.
  if (!source.startsWith(ORIGINALS)) throw new NotAPicture(`the key is not below ${ORIGINALS}`);
  return { source, target: THUMBNAILS + source.slice(ORIGINALS.length) };
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replace(/\+/g, ' '));
  } catch {
    throw new NotAPicture('the key is not encoded as S3 does it');
  }
}
