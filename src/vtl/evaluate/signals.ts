/** `#stop`: the rest of the template is left out. */
export class StopSignal {}

/** `#break`: the rest of a scope is left out, by default of the one that it stands in. */
export class BreakSignal {
  private readonly scope?: object;

  constructor(scope?: object) {
    this.scope = scope;
  }

  /** Whether it ends this scope. */
  public ends(scope: object): boolean {
    return this.scope === undefined || this.scope === scope;
  }
}
