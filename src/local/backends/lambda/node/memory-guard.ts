const MEGABYTE = 1024 * 1024;
/** What a worker may hold beside its limit: its code, and what V8 keeps for later. */
const ALLOWANCE = 128;
const EVERY_MILLISECONDS = 50;

/** A worker at work. */
interface Member {
  /** What its function may use. */
  readonly megabytes: number;
  exceeded(): void;
}

/**
 * Ends functions that use more memory than all running ones may together.
 *
 * A worker's own limit is one of its heap: buffers lie outside of it, and nobody but the worker itself can tell how many it has.
 */
class MemoryGuard {
  private readonly members = new Set<Member>();
  private timer?: NodeJS.Timeout;
  private before = 0;

  public enter(member: Member): void {
    if (this.members.size === 0) {
      this.before = megabytesOutside();
      this.timer = setInterval(() => this.look(), EVERY_MILLISECONDS).unref();
    }
    this.members.add(member);
  }

  public leave(member: Member): void {
    this.members.delete(member);
    if (this.members.size === 0) clearInterval(this.timer);
  }

  private look(): void {
    const allowed = [...this.members].reduce((sum, { megabytes }) => sum + megabytes + ALLOWANCE, 0);
    if (megabytesOutside() - this.before > allowed) for (const { exceeded } of [...this.members]) exceeded();
  }
}

/** What this process holds outside of the gateway's own heap and buffers. */
function megabytesOutside(): number {
  const { rss, heapTotal, external } = process.memoryUsage();
  return (rss - heapTotal - external) / MEGABYTE;
}

/** One for the process, because that is what is measured. */
export const MEMORY = new MemoryGuard();
