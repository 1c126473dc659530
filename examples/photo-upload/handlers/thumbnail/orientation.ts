import type { Picture } from './picture';

/** EXIF's tag for how a viewer is to turn the pixels: 1 as they are, 3 upside down, 6 and 8 lying, the others mirrored. */
const ORIENTATION = 0x0112;

/**
 * Reads the orientation out of an EXIF block (a TIFF header and its first directory); 1 where there is none or it makes no sense.
 *
 * Phones store what the sensor saw and write the way that the phone was held beside it.
 */
export function exifOrientation(tiff?: Uint8Array): number {
  if (!tiff || tiff.length < 14) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return 1;
  const entries = view.getUint16(directory, little);
  for (let at = directory + 2; at + 12 <= view.byteLength && at < directory + 2 + entries * 12; at += 12) {
    if (view.getUint16(at, little) === ORIENTATION) return inRange(view.getUint16(at + 8, little));
  }
  return 1;
}

function inRange(value: number): number {
  return value >= 1 && value <= 8 ? value : 1;
}

/** Turns and mirrors a picture as its orientation says. */
export function orient(picture: Picture, orientation: number): Picture {
  if (orientation === 1) return picture;
  const lies = orientation >= 5;
  const [width, height] = lies ? [picture.height, picture.width] : [picture.width, picture.height];
  const data = new Uint8Array(picture.data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = sourceOf(x, y, picture, orientation) * 4;
      data.set(picture.data.subarray(at, at + 4), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** The number of the stored pixel that is to be seen at a place. */
function sourceOf(x: number, y: number, { width, height }: Picture, orientation: number): number {
  const [column, row] = orientation >= 5 ? [y, x] : [x, y];
  const fromRight = [2, 3, 7, 8].includes(orientation);
  const fromBottom = [3, 4, 6, 7].includes(orientation);
  return (fromBottom ? height - 1 - row : row) * width + (fromRight ? width - 1 - column : column);
}
