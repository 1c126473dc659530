import { JavaException } from '../java';
import type { DefineDirective } from '../syntax';
import type { Value, VtlObject } from '../values';
import type { Evaluation } from './evaluation';
import type { Rules } from './rules';
import { BreakSignal } from './signals';

/** How often a block may stand within itself; then its reference prints as it is written. */
const MOST_NESTED = 2;

/** What `#define` puts into a variable: a block that is evaluated anew whenever it is printed. */
export class DefinedBlock implements VtlObject {
  private readonly evaluation: Evaluation;
  private readonly rules: Rules;
  private readonly define: DefineDirective;
  private depth = 0;

  constructor(evaluation: Evaluation, rules: Rules, define: DefineDirective) {
    this.evaluation = evaluation;
    this.rules = rules;
    this.define = define;
  }

  public property(): undefined {
    return undefined;
  }

  public call(name: string, args: readonly Value[]): Value | undefined {
    return name === 'toString' && args.length === 0 ? this.print() : undefined;
  }

  public print(): string {
    if (this.depth >= MOST_NESTED) throw new JavaException(`the block $${this.define.name.root} stands within itself`);
    return this.evaluation.capture(() => this.render());
  }

  /** Prints the block, or where it stands within itself too often what is given. */
  public renderInto(evaluation: Evaluation, otherwise: string): void {
    if (this.depth >= MOST_NESTED) evaluation.write(otherwise);
    else this.render();
  }

  private render(): void {
    this.depth++;
    try {
      this.rules.render(this.evaluation, this.define.body);
    } catch (signal) {
      if (!(signal instanceof BreakSignal) || !signal.ends(this)) throw signal;
    } finally {
      this.depth--;
    }
  }
}
