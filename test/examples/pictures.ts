import { deflateSync } from 'zlib';
import { encode } from 'jpeg-js';
import { PNG } from 'pngjs';

/** A pixel as red, green, blue, alpha. */
export type Pixel = readonly [number, number, number, number];
type Paint = (x: number, y: number) => Pixel;

export const RED: Pixel = [255, 0, 0, 255];
export const BLUE: Pixel = [0, 0, 255, 255];
export const CLEAR: Pixel = [0, 0, 0, 0];

/** A PNG file. */
export function png(width: number, height: number, paint: Paint): Buffer {
  const image = new PNG({ width, height });
  image.data = pixels(width, height, paint);
  return PNG.sync.write(image);
}

/** A JPEG file; with an orientation, the EXIF block of a phone that was held that way. */
export function jpeg(width: number, height: number, paint: Paint, orientation?: number): Buffer {
  const exifBuffer = orientation === undefined ? undefined : exif(orientation);
  const image = { width, height, data: pixels(width, height, paint), exifBuffer };
  return encode(image, 90).data;
}

/** A PNG that claims a size and holds other data: what an attacker sends. */
export function forgedPng(width: number, height: number, interlaced: boolean, content: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, interlaced ? 1 : 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(content)), chunk('IEND', Buffer.alloc(0))]);
}

/** The pixel of a decoded picture. */
export function pixelAt({ width, data }: { width: number; data: Uint8Array }, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

function pixels(width: number, height: number, paint: Paint): Buffer {
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(paint(x, y), (y * width + x) * 4);
  }
  return data;
}

/** Without a checksum: nothing that reads it gets that far. */
function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), content, Buffer.alloc(4)]);
}

/** A TIFF header and a directory with one entry, in the byte order that phones write. */
function exif(orientation: number): Buffer {
  const block = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  block.writeUInt16BE(orientation, 24);
  return block;
}
