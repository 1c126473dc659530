import { decodeJpeg, encodeJpeg, isJpeg } from './jpeg';
import { orient } from './orientation';
import { NotAPicture } from './picture';
import { decodePng, encodePng, isPng } from './png';
import { shrink } from './shrink';

/** The longer side of a thumbnail, in pixels. */
const SIDE = 256;

/** A thumbnail as it is stored. */
export interface Thumbnail {
  readonly type: string;
  readonly data: Uint8Array;
}

/**
 * Makes a thumbnail of the same type as the original. What it is, its first bytes say: the uploader chose the Content-Type.
 *
 * Nothing but pixels is carried over: neither place and camera, nor whatever else somebody put into the file.
 */
export function toThumbnail(bytes: Buffer): Thumbnail {
  if (isJpeg(bytes)) {
    const { picture, orientation } = decodeJpeg(bytes);
    return { type: 'image/jpeg', data: encodeJpeg(orient(shrink(picture, SIDE), orientation)) };
  }
  if (isPng(bytes)) return { type: 'image/png', data: encodePng(shrink(decodePng(bytes), SIDE)) };
  throw new NotAPicture('the file is neither JPEG nor PNG');
}
