import { CHARACTERS_PER_STEP, JavaException, spend, tooLarge } from '../java';
import type { Position, Value, Variables } from '../values';
import { VtlError } from '../vtl-error';
import type { Dialect } from './dialect';
import type { Limits } from './limits';

/** The state of one evaluation: variables, what is printed, and what is left of the limits. */
export class Evaluation {
  public readonly variables: Map<string, Value>;
  public readonly limits: Required<Limits>;
  public readonly dialect: Dialect;
  private output: string[] = [];
  private length = 0;
  private depth = 0;

  constructor(variables: Variables, limits: Required<Limits>, dialect: Dialect) {
    this.variables = new Map(Object.entries(variables));
    this.limits = limits;
    this.dialect = dialect;
  }

  /** What is printed so far. */
  public get text(): string {
    return this.output.join('');
  }

  public write(text: string): void {
    this.length += text.length;
    spend(text.length / CHARACTERS_PER_STEP);
    if (this.length > this.limits.output) throw tooLarge('the result');
    if (text !== '') this.output.push(text);
  }

  /** What the work prints, instead of it being printed. */
  public capture(work: () => void): string {
    const [output, length] = [this.output, this.length];
    [this.output, this.length] = [[], 0];
    try {
      work();
      return this.text;
    } finally {
      [this.output, this.length] = [output, length];
    }
  }

  /** Does one step at its place: what goes wrong in it is said of that place. */
  public step<T>(at: Position, work: () => T): T {
    this.depth++;
    try {
      spend(1);
      if (this.depth > this.limits.depth) throw new JavaException(`more than ${this.limits.depth} levels within one another`);
      return work();
    } catch (error) {
      throw error instanceof JavaException ? new VtlError(error.message, at) : error;
    } finally {
      this.depth--;
    }
  }

  /** Joins two texts. */
  public join(left: string, right: string): string {
    const length = left.length + right.length;
    spend(length / CHARACTERS_PER_STEP);
    if (length > this.limits.output) throw tooLarge('text');
    return left + right;
  }
}
