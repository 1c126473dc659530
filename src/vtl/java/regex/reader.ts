import { JavaException } from '../exception';

/** Flags that a pattern can set within itself. */
export interface Flags {
  /** `i`: letters in either case. */
  readonly i?: boolean;
  /** `s`: a dot matches line breaks too. */
  readonly s?: boolean;
  /** `m`: `^` and `$` match at every line. */
  readonly m?: boolean;
}

/** A place in a pattern that is being read. */
export class PatternReader {
  public readonly pattern: string;
  public offset = 0;
  public groups = 0;
  public readonly names = new Map<string, number>();
  public flags: Flags = {};
  public depth = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  public get ended(): boolean {
    return this.offset >= this.pattern.length;
  }

  public take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.pattern) ?? undefined;
    this.offset += match?.[0].length ?? 0;
    return match;
  }

  public fail(reason: string): JavaException {
    return new JavaException(`the regular expression ${JSON.stringify(this.pattern.slice(0, 60))} ${reason} at its character ${this.offset + 1}`);
  }
}
