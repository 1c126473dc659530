/** A request to the stand-in for S3. */
export interface S3Request {
  readonly method: string;
  /** `/bucket/key`, percent-encoded. */
  readonly path: string;
  /** Decoded; of what is repeated the last. */
  readonly query: Readonly<Record<string, string>>;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
  /** Whether the caller may list the bucket: who may not, is not told that an object is missing. */
  readonly mayList: boolean;
  /** Takes what functions write that the request sets off. */
  log(line: string): void;
}

/** What the stand-in for S3 answers. */
export interface S3Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A request to a bucket or an object, with where it leads. */
export interface S3Call extends S3Request {
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
}
