import type { Position } from './values';

/** A template cannot be parsed, or its evaluation failed; API Gateway answers 500 in its place. */
export class VtlError extends Error {
  /** The line of the template, from 1. */
  public readonly line: number;
  /** The column in that line, from 1. */
  public readonly column: number;
  /** What is wrong, without the place. */
  public readonly reason: string;

  constructor(reason: string, at: Position) {
    super(`${reason} (line ${at.line}, column ${at.column})`);
    this.name = 'VtlError';
    this.reason = reason;
    this.line = at.line;
    this.column = at.column;
  }
}
