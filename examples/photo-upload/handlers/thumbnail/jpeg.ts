import { decode, encode } from 'jpeg-js';
import { MAX_MEGAPIXELS, assertSize, decodeOrRefuse } from './limits';
import { exifOrientation } from './orientation';
import type { Picture } from './picture';

/** Whether a file begins as a JPEG does. */
export function isJpeg(bytes: Buffer): boolean {
  return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
}

/** The pixels of a JPEG as they are stored, and how a viewer is to turn them. */
export function decodeJpeg(bytes: Buffer): { picture: Picture; orientation: number } {
  return decodeOrRefuse(() => {
    const picture = decode(bytes, { useTArray: true, maxResolutionInMP: MAX_MEGAPIXELS, maxMemoryUsageInMB: 1024 });
    assertSize(picture.width, picture.height);
    // jpeg-js passes the EXIF block on, behind its five-letter name; its types do not say so.
    const { exifBuffer } = picture as { exifBuffer?: Uint8Array };
    return { picture, orientation: exifOrientation(exifBuffer?.subarray(1)) };
  });
}

/** Writes pixels only: no EXIF block, which would tell where the photo was taken. */
export function encodeJpeg({ width, height, data }: Picture): Uint8Array {
  return encode({ width, height, data }, 80).data;
}
