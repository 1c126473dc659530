/** What a worker tells of the processes that its function starts. */
export interface ChildMessage {
  readonly kind: 'started' | 'ended';
  readonly pid: number;
}

/** Where there are groups of processes, each process that a function starts leads one, and ends with all that it has started. */
const HAS_GROUPS = process.platform !== 'win32';

/** The processes that a function has started in its worker: they are children of the gateway's process, and outlive the worker. */
export class Children {
  private readonly pids = new Set<number>();

  /** Takes a message if it is about a process. */
  public hear(value: unknown): boolean {
    const { kind, pid } = (value ?? {}) as Partial<ChildMessage>;
    // Of what no process of a function is, nothing is believed: -1 stands for all processes of this user.
    if (!Number.isInteger(pid) || pid! <= 1 || pid === process.pid) return false;
    if (kind === 'started') this.pids.add(pid!);
    else if (kind === 'ended' && !isAlive(pid!)) this.pids.delete(pid!);
    return kind === 'started' || kind === 'ended';
  }

  public end(): void {
    for (const pid of this.pids) signal(pid, 'SIGKILL');
    this.pids.clear();
  }
}

/** Whether anything is left of it, or of what it has started. */
function isAlive(pid: number): boolean {
  return signal(pid, 0);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(HAS_GROUPS ? -pid : pid, name);
  } catch {
    return false;
  }
}
