import { inflateSync } from 'zlib';
import { PNG } from 'pngjs';
import { assertSize, decodeOrRefuse } from './limits';
import type { Picture } from './picture';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Whether a file begins as a PNG does. */
export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(SIGNATURE);
}

/** The pixels of a PNG. */
export function decodePng(bytes: Buffer): Picture {
  return decodeOrRefuse(() => {
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    assertSize(width, height);
    // Two bytes for each of four channels at the most, and for each row of the seven passes its filter and a last byte in part.
    if (bytes[28] !== 0) assertInflatedSize(bytes, width * height * 8 + height * 14);
    return { width, height, data: PNG.sync.read(bytes).data };
  });
}

/** Writes pixels only, without text and time. */
export function encodePng({ width, height, data }: Picture): Uint8Array {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return PNG.sync.write(png);
}

/** pngjs stops in time where the data inflates to more than the picture holds, but not with interlaced ones. */
function assertInflatedSize(bytes: Buffer, maxOutputLength: number): void {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  inflateSync(Buffer.concat(parts), { maxOutputLength });
}
