import { Lazy, Stack, Token } from 'aws-cdk-lib';
import type { CfnStage } from 'aws-cdk-lib/aws-apigateway';
import type { IConstruct } from 'constructs';
import { quote, throwFindings } from '../../errors';
import type { Finding } from '../../errors';

/** The variables of a gateway's stages: those that they name, and those that routes keep functions in. */
export class StageVariables {
  private readonly scope: IConstruct;
  private readonly byStage = new Map<string, Map<string, string>>();

  constructor(scope: IConstruct) {
    this.scope = scope;
  }

  /** Refuses variables that another route fills with something else. */
  public check(where: string, brought: Brought = {}): void {
    throwFindings(entriesOf(brought).filter(([stage, name, value]) => !this.isFree(stage, name, value)).map(([stage, name]): Finding => ({
      code: 'GH_STAGE_VARIABLE',
      given: `${where} keeps another function of the stage ${quote(stage)} in the variable ${quote(name)} than another route does`,
      allowed: 'a variable for each set of functions',
      fix: 'Give one of them another variable, or both the same functions',
    })));
  }

  public add(brought: Brought = {}): void {
    for (const [stage, name, value] of entriesOf(brought)) {
      const variables = this.byStage.get(stage) ?? new Map<string, string>();
      this.byStage.set(stage, variables.set(name, value));
    }
  }

  /** All variables of a stage, sorted; routes that come later have a say. */
  public of(stage: string, own: { readonly [name: string]: string } = {}): CfnStage['variables'] {
    return Lazy.uncachedAny({ produce: () => this.sorted(stage, own) });
  }

  private sorted(stage: string, own: { readonly [name: string]: string }): { [name: string]: string } | undefined {
    const all = [...Object.entries(own), ...this.byStage.get(stage) ?? []];
    return all.length > 0 ? Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))) : undefined;
  }

  private isFree(stage: string, name: string, value: string): boolean {
    const other = this.byStage.get(stage)?.get(name);
    return other === undefined || this.meaning(other) === this.meaning(value);
  }

  private meaning(value: string): string {
    return Token.isUnresolved(value) ? JSON.stringify(Stack.of(this.scope).resolve(value)) : value;
  }
}

type Brought = { readonly [stage: string]: { readonly [name: string]: string } };

function entriesOf(brought: Brought): [stage: string, name: string, value: string][] {
  return Object.entries(brought).flatMap(([stage, variables]) => Object.entries(variables)
    .map(([name, value]): [string, string, string] => [stage, name, value]));
}
