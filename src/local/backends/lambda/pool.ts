import { BackendFailure } from '../backend';
import type { Outcome, Sandbox, Task } from './sandbox';

/** More invocations of one function wait for one to end: a laptop is no region. */
const MOST_SANDBOXES = 20;

/** The execution environments of one function: each takes one invocation at a time, and is used again. */
export class Pool {
  private readonly all = new Set<Sandbox>();
  private readonly idle: Sandbox[] = [];
  private readonly waiting: Array<() => void> = [];
  private isEnded = false;

  constructor(private readonly make: () => Sandbox) {}

  public async invoke(task: Task): Promise<Outcome> {
    let sandbox: Sandbox | undefined;
    try {
      sandbox = await this.take();
      return await sandbox.invoke(task);
    } finally {
      if (sandbox) this.idle.push(sandbox);
      // Whoever leaves wakes the next one, also where it got nothing itself.
      this.waiting.shift()?.();
    }
  }

  public async end(): Promise<void> {
    this.isEnded = true;
    for (const wake of this.waiting.splice(0)) wake();
    await Promise.all([...this.all].map((sandbox) => sandbox.end()));
  }

  private async take(): Promise<Sandbox> {
    while (true) {
      if (this.isEnded) throw new BackendFailure('unreachable', 'The local gateway has been disposed of.');
      const known = this.idle.pop();
      if (known?.isUsable) return known;
      if (known) this.all.delete(known);
      else if (this.all.size < MOST_SANDBOXES) return this.add();
      else await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  private add(): Sandbox {
    const sandbox = this.make();
    this.all.add(sandbox);
    return sandbox;
  }
}
