import { NotAPicture } from './picture';

/** Decoded, a pixel takes four bytes: a few kilobytes of file can claim gigabytes of picture. */
export const MAX_MEGAPIXELS = 40;

/** Refuses a picture by the size that its header claims, before anything is decoded. */
export function assertSize(width: number, height: number): void {
  if (width > 0 && height > 0 && width * height <= MAX_MEGAPIXELS * 1_000_000) return;
  throw new NotAPicture(`${width} × ${height} pixels are none, or more than ${MAX_MEGAPIXELS} million`);
}

/** Runs a decoder; whatever it throws, the file is at fault. */
export function decodeOrRefuse<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof NotAPicture) throw error;
    throw new NotAPicture(error instanceof Error ? error.message : String(error));
  }
}
