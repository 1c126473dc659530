/** Text is not a JSONPath, or evaluating it takes more steps than any path for a payload of API Gateway needs. */
export class JsonPathError extends Error {
  /** What is wrong. */
  public readonly reason: string;
  /** How many characters of the path stand before the place. */
  public readonly position: number;

  constructor(reason: string, position: number) {
    super(`${reason} at character ${position + 1}`);
    this.name = 'JsonPathError';
    this.reason = reason;
    this.position = position;
  }
}
