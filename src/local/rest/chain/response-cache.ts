import type { BackendResponse } from '../exchange';

interface Entry {
  readonly response: BackendResponse;
  /** Milliseconds. */
  readonly until: number;
}

/** The greatest body that the cache takes, in bytes. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html */
const MOST_BYTES = 1_048_576;
/** What a whole cache takes; AWS's smallest has half a gigabyte, which is much for a machine that does other things too. */
const CAPACITY = 64 * MOST_BYTES;
/** What an entry takes beside its key and body, at a guess. */
const ENTRY_BYTES = 1024;

/** Answers of back ends for a while; the oldest make room for others. */
export class ResponseCache {
  private readonly entries = new Map<string, Entry>();
  private size = 0;

  /** @param capacity in bytes */
  constructor(private readonly capacity = CAPACITY) {}

  public get(key: string, now: Date): BackendResponse | undefined {
    const entry = this.entries.get(key);
    return entry && entry.until > now.getTime() ? entry.response : undefined;
  }

  public set(key: string, response: BackendResponse, seconds: number, now: Date): void {
    if (response.body.length > MOST_BYTES) return;
    this.remove(key);
    this.entries.set(key, { response, until: now.getTime() + seconds * 1000 });
    this.size += sizeOf(key, response);
    for (const oldest of this.entries.keys()) {
      if (this.size <= this.capacity) break;
      this.remove(oldest);
    }
  }

  private remove(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.size -= sizeOf(key, entry.response);
  }
}

function sizeOf(key: string, { body }: BackendResponse): number {
  return key.length + body.length + ENTRY_BYTES;
}
