import type { Unsupported } from '../model';

/** Takes what the local gateway does not do. */
export type Report = (logicalId: string, type: string, reason: string) => void;

/** The list of what is not done, each thing once. */
export class Reports {
  private readonly found = new Map<string, Unsupported>();

  public readonly add: Report = (logicalId, type, reason) => {
    this.found.set(`${logicalId}\n${reason}`, { logicalId, type, reason });
  };

  /** By logical id. */
  public list(): readonly Unsupported[] {
    return [...this.found.values()].sort((a, b) => (a.logicalId < b.logicalId ? -1 : a.logicalId > b.logicalId ? 1 : 0));
  }
}
