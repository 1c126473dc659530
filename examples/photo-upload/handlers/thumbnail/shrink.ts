import type { Picture } from './picture';

/**
 * Fits a picture into a square, by the mean of the pixels that fall together (a box filter); a smaller one stays as it is.
 *
 * Colours count by their alpha, so that transparent pixels, whose colour nobody sees, leave no dark edge.
 */
export function shrink(picture: Picture, side: number): Picture {
  const scale = side / Math.max(picture.width, picture.height);
  if (scale >= 1) return picture;
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const rows = span(y, height, picture.height);
    for (let x = 0; x < width; x++) data.set(mean(picture, span(x, width, picture.width), rows), (y * width + x) * 4);
  }
  return { width, height, data };
}

type Span = readonly [from: number, to: number];

/** The pixels of the original that one pixel of the result stands for: at least one. */
function span(at: number, size: number, original: number): Span {
  return [Math.floor((at * original) / size), Math.floor(((at + 1) * original) / size)];
}

function mean({ width, data }: Picture, [left, right]: Span, [top, bottom]: Span): number[] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let at = (y * width + left) * 4, end = at + (right - left) * 4; at < end; at += 4) {
      const weight = data[at + 3];
      red += data[at] * weight;
      green += data[at + 1] * weight;
      blue += data[at + 2] * weight;
      alpha += weight;
    }
  }
  if (alpha === 0) return [0, 0, 0, 0];
  return [red / alpha, green / alpha, blue / alpha, alpha / ((right - left) * (bottom - top))].map(Math.round);
}
