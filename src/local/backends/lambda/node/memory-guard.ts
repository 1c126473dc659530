export const MEGABYTE = 1024 * 1024;
/** What a worker may hold beside its limit: its code, and what V8 keeps for later. */
const ALLOWANCE = 128;
/** By how much the process must have grown beyond what all workers may hold, before those are suspected that cannot be asked. */
const SUSPICIOUS = 1024;
const EVERY_MILLISECONDS = 50;
/** A worker that has not been heard for so many looks does not let anyone in: one that waits is heard at every look. */
const SILENT_LOOKS = 3;

/** Where a worker writes what it holds outside of its heap; the workers' side is in `worker-main.ts`. */
export const REPORT = { beats: 0, megabytes: 1, bytes: 8 } as const;

/** A worker at work. */
interface Member {
  /** What its function may use. */
  readonly megabytes: number;
  /** What the worker tells, again and again. */
  readonly report: Int32Array;
  /** Megabytes outside of its heap, asked for from outside: nothing where Node.js cannot be asked, as before 22.16. */
  ask(): Promise<number> | undefined;
  exceeded(): void;
}

interface Heard {
  readonly beats: number;
  /** How many looks ago that was. */
  readonly looks: number;
}

/**
 * Ends functions of a gateway that use more memory than they may.
 *
 * A worker's own limit is one of its heap: buffers lie outside of it. So each worker tells how many it has; one that is too busy for it is asked. An
 * older Node.js knows no such question: there, a busy worker is ended only where the whole process has grown so much that something must be done,
 * because growth alone does not tell whose it is.
 *
 * @see https://nodejs.org/api/worker_threads.html#workergetheapstatistics
 */
export class MemoryGuard {
  private readonly members = new Map<Member, Heard>();
  private timer?: NodeJS.Timeout;
  private before = 0;

  public enter(member: Member): void {
    if (this.members.size === 0) {
      this.before = megabytesOutside();
      this.timer = setInterval(() => this.look(), EVERY_MILLISECONDS).unref();
    }
    this.members.set(member, { beats: beatsOf(member), looks: 0 });
  }

  public leave(member: Member): void {
    this.members.delete(member);
    if (this.members.size === 0) clearInterval(this.timer);
  }

  private look(): void {
    for (const [member, { beats, looks }] of this.members) {
      const now = beatsOf(member);
      this.members.set(member, { beats: now, looks: now === beats ? looks + 1 : 0 });
    }
    const silent = [...this.members].filter(([, { looks }]) => looks >= SILENT_LOOKS).map(([member]) => member);
    const unknown = silent.filter((member) => !this.asks(member));
    const guilty = this.hasGrown() ? unknown : [];
    for (const member of [...this.members.keys()]) if (guilty.includes(member) || hasTooMuch(member)) member.exceeded();
  }

  /** Asks a worker, if it can be asked; what it answers counts as if it had told it. */
  private asks({ ask, report }: Member): boolean {
    const answer = ask();
    // A worker that has ended does not answer.
    answer?.then((megabytes) => Atomics.store(report, REPORT.megabytes, megabytes), () => undefined);
    return answer !== undefined;
  }

  private hasGrown(): boolean {
    const outside = megabytesOutside();
    if ([...this.members.values()].every(({ looks }) => looks === 0)) this.before = outside;
    const allowed = [...this.members.keys()].reduce((sum, member) => sum + allowedTo(member), 0);
    return outside - this.before > allowed + SUSPICIOUS;
  }
}

function beatsOf({ report }: Member): number {
  return Atomics.load(report, REPORT.beats);
}

function hasTooMuch(member: Member): boolean {
  return Atomics.load(member.report, REPORT.megabytes) > allowedTo(member);
}

function allowedTo({ megabytes }: Member): number {
  return megabytes + ALLOWANCE;
}

/** What this process holds outside of the gateway's own heap and buffers. */
function megabytesOutside(): number {
  const { rss, heapTotal, external } = process.memoryUsage();
  return (rss - heapTotal - external) / MEGABYTE;
}
