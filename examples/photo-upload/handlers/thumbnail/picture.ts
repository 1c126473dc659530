/** Pixels in rows from the top left: red, green, blue, alpha, a byte each. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** What was uploaded cannot become a picture, now or later. */
export class NotAPicture extends Error {}
