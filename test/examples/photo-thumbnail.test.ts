import { decode } from 'jpeg-js';
import { PNG } from 'pngjs';
import { BLUE, CLEAR, RED, forgedPng, jpeg, pixelAt, png } from './pictures';
import { NotAPicture } from '../../examples/photo-upload/handlers/thumbnail/picture';
import { thumbnailKey } from '../../examples/photo-upload/handlers/thumbnail/thumbnail-key';
import { toThumbnail } from '../../examples/photo-upload/handlers/thumbnail/to-thumbnail';

/** JPEG does not keep a colour exactly. */
function expectAbout(actual: number[], expected: readonly number[]) {
  actual.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(12));
}

describe('pictures', () => {
  test('a PNG keeps its proportions, colours and transparency', () => {
    const { type, data } = toThumbnail(png(600, 300, (x) => (x < 300 ? RED : CLEAR)));

    const thumbnail = PNG.sync.read(Buffer.from(data));
    expect([type, thumbnail.width, thumbnail.height]).toEqual(['image/png', 256, 128]);
    expect(pixelAt(thumbnail, 10, 64)).toEqual([...RED]);
    expect(pixelAt(thumbnail, 250, 64)).toEqual([...CLEAR]);
  });

  test('where opaque and transparent pixels fall together, the colour is the opaque one', () => {
    const { data } = toThumbnail(png(512, 512, (x) => (x % 2 === 0 ? RED : CLEAR)));

    expect(pixelAt(PNG.sync.read(Buffer.from(data)), 100, 100)).toEqual([255, 0, 0, 128]);
  });

  test('a JPEG becomes a JPEG', () => {
    const { type, data } = toThumbnail(jpeg(1024, 768, (x) => (x < 512 ? RED : BLUE)));

    const thumbnail = decode(data);
    expect([type, thumbnail.width, thumbnail.height]).toEqual(['image/jpeg', 256, 192]);
    expectAbout(pixelAt(thumbnail, 20, 100), RED);
    expectAbout(pixelAt(thumbnail, 230, 100), BLUE);
  });

  test('a small picture is not enlarged, a thin one keeps a pixel', () => {
    expect(PNG.sync.read(Buffer.from(toThumbnail(png(3, 2, () => RED)).data))).toMatchObject({ width: 3, height: 2 });
    expect(PNG.sync.read(Buffer.from(toThumbnail(png(4000, 1, () => RED)).data))).toMatchObject({ width: 256, height: 1 });
  });

  // Where the stored left half, which is red, is to be seen.
  test.each([
    [1, 400, 200, 'left'], [2, 400, 200, 'right'], [3, 400, 200, 'right'], [4, 400, 200, 'left'],
    [5, 200, 400, 'top'], [6, 200, 400, 'top'], [7, 200, 400, 'bottom'], [8, 200, 400, 'bottom'],
  ])('orientation %i is applied, and the EXIF block is gone', (orientation, width, height, side) => {
    const { data } = toThumbnail(jpeg(400, 200, (x) => (x < 200 ? RED : BLUE), orientation));

    const thumbnail = decode(data);
    const places: Record<string, [number, number]> = { left: [20, 64], right: [236, 64], top: [64, 20], bottom: [64, 236] };
    expect(thumbnail.width / thumbnail.height).toBe(width / height);
    expectAbout(pixelAt(thumbnail, ...places[side]), RED);
    expect(Buffer.from(data).includes('Exif')).toBe(false);
  });
});

describe('files that are no pictures', () => {
  const halfJpeg = jpeg(64, 64, () => RED).subarray(0, 30);
  const brokenPng = png(64, 64, () => RED).fill(0x55, 40);
  test.each([
    ['nothing', Buffer.alloc(0), /neither JPEG nor PNG/],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), /neither JPEG nor PNG/],
    ['a JPEG cut off', halfJpeg, /./],
    ['a PNG cut off', png(64, 64, () => RED).subarray(0, 20), /./],
    ['a PNG with other data', brokenPng, /./],
    ['a PNG that claims 10 gigapixels', forgedPng(100_000, 100_000, false, Buffer.alloc(10)), /more than 40 million/],
    ['a PNG without pixels', forgedPng(0, 10, false, Buffer.alloc(10)), /are none/],
    ['an interlaced PNG that inflates to more than its picture', forgedPng(10, 10, true, Buffer.alloc(1_000_000)), /larger than/i],
  ])('%s is refused', (_name, bytes, reason) => {
    const attempt = () => toThumbnail(bytes);

    expect(attempt).toThrow(NotAPicture);
    expect(attempt).toThrow(reason);
  });
});

describe('keys', () => {
  test.each([
    ['originals/u1/cat.jpg', 'originals/u1/cat.jpg', 'thumbnails/u1/cat.jpg'],
    ['originals/u1/my+cat%2B1+%C3%A9.jpg', 'originals/u1/my cat+1 é.jpg', 'thumbnails/u1/my cat+1 é.jpg'],
    ['originals/u1/originals/cat.jpg', 'originals/u1/originals/cat.jpg', 'thumbnails/u1/originals/cat.jpg'],
  ])('%s', (encoded, source, target) => {
    expect(thumbnailKey(encoded)).toEqual({ source, target });
  });

  test.each(['thumbnails/u1/cat.jpg', 'cat.jpg', 'originals/%E0%A4%A'])('%s is left alone', (encoded) => {
    expect(() => thumbnailKey(encoded)).toThrow(NotAPicture);
  });
});
