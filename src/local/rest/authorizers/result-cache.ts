/** Beyond that, what is oldest goes. */
const MOST_RESULTS = 10_000;

/** Keeps what authorizers found out for as long as each allows. */
export class ResultCache<T> {
  private readonly results = new Map<string, { readonly value: T; readonly until: number }>();

  /** What was found out for a key; nothing where its time is over. */
  public get(key: string, now: Date): T | undefined {
    const known = this.results.get(key);
    if (known && known.until > now.getTime()) return known.value;
    this.results.delete(key);
    return undefined;
  }

  /** @param ttl seconds; 0 is not at all */
  public set(key: string, value: T, ttl: number, now: Date): void {
    if (ttl <= 0) return;
    this.results.delete(key);
    this.results.set(key, { value, until: now.getTime() + ttl * 1000 });
    if (this.results.size > MOST_RESULTS) this.results.delete(this.results.keys().next().value!);
  }
}
