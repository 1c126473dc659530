import type { Position } from '../values';
import { VtlError } from '../vtl-error';

/** Deeper nesting of directives, parentheses, lists and strings is refused: nobody writes it, and the parser would run out of stack. */
const MOST_NESTED = 100;

/** A place in a template that is being read. */
export class Cursor {
  public static over(text: string): Cursor {
    return new Cursor(text, positionsOf(text), { level: 0 });
  }

  public readonly text: string;
  /** How many characters are read. */
  public offset = 0;
  /** Where the last reference ended that no "}" closed: Velocity's lexer has not left it there. */
  public referenceEnd = -1;
  private readonly places: (offset: number) => Position;
  private readonly depth: { level: number };

  private constructor(text: string, places: (offset: number) => Position, depth: { level: number }) {
    this.text = text;
    this.places = places;
    this.depth = depth;
  }

  /** A cursor over the contents of a string literal; `origins` says where each of its characters stands in this text. */
  public within(text: string, origins: readonly number[]): Cursor {
    return new Cursor(text, (offset) => this.at(origins[Math.min(offset, origins.length - 1)]), this.depth);
  }

  public get ended(): boolean {
    return this.offset >= this.text.length;
  }

  public at(offset = this.offset): Position {
    return this.places(offset);
  }

  /** Reads what the (sticky) pattern finds here, if anything. */
  public take(pattern: RegExp): string | undefined {
    const found = this.peek(pattern);
    this.offset += found?.length ?? 0;
    return found;
  }

  public peek(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    return pattern.exec(this.text)?.[0];
  }

  /** The same with the groups of the pattern. */
  public takeMatch(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.text) ?? undefined;
    this.offset += match?.[0].length ?? 0;
    return match;
  }

  /** Reads exactly this text, or fails. */
  public expect(text: string, what: string): void {
    if (!this.text.startsWith(text, this.offset)) throw this.unexpected(what);
    this.offset += text.length;
  }

  public nested<T>(read: () => T): T {
    if (this.depth.level >= MOST_NESTED) throw this.fail(`found more than ${MOST_NESTED} levels of nesting, expected fewer`);
    this.depth.level++;
    const result = read();
    this.depth.level--;
    return result;
  }

  public fail(reason: string, offset = this.offset): VtlError {
    return new VtlError(reason, this.at(offset));
  }

  public unexpected(expected: string): VtlError {
    return this.fail(`found ${this.shown()}, expected ${expected}`);
  }

  private shown(): string {
    if (this.ended) return 'the end of the text';
    const word = this.peek(/[$#]?!?\{?[\w-]+|\r?\n|[^]/uy)!;
    return word.trim() === '' ? (word.includes('\n') ? 'the end of the line' : 'a blank') : `"${word.slice(0, 30)}"`;
  }
}

function positionsOf(text: string): (offset: number) => Position {
  const starts = [0];
  for (const { index } of text.matchAll(/\n|\r(?!\n)/g)) starts.push(index + 1);
  return (offset) => {
    const within = Math.max(0, Math.min(offset, text.length));
    const line = lastAtMost(starts, within);
    return { line: line + 1, column: within - starts[line] + 1 };
  };
}

/** The index of the last of the ascending numbers that is not above the limit. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (numbers[middle] <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
