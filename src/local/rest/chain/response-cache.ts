import type { BackendResponse } from '../exchange';

interface Entry {
  readonly response: BackendResponse;
  /** Milliseconds. */
  readonly until: number;
}

/** The greatest body that the cache takes, in bytes. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html */
const MOST_BYTES = 1_048_576;

/** Answers of back ends for a while. */
export class ResponseCache {
  private readonly entries = new Map<string, Entry>();

  public get(key: string, now: Date): BackendResponse | undefined {
    const entry = this.entries.get(key);
    return entry && entry.until > now.getTime() ? entry.response : undefined;
  }

  public set(key: string, response: BackendResponse, seconds: number, now: Date): void {
    if (response.body.length <= MOST_BYTES) this.entries.set(key, { response, until: now.getTime() + seconds * 1000 });
  }
}
