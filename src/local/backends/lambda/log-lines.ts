/** The most that one invocation may write: what comes after is dropped, so that no function floods the trace. */
export const MOST_LOG_CHARACTERS = 256 * 1024;

/** Makes lines out of pieces of text. */
export class LogLines {
  private rest = '';
  private room = MOST_LOG_CHARACTERS;

  constructor(private readonly log: (line: string) => void) {}

  public add(text: string): void {
    if (this.room < 0) return;
    const lines = (this.rest + text.slice(0, this.room)).split('\n');
    this.rest = lines.pop()!;
    for (const line of lines) this.log(line.replace(/\r$/, ''));
    this.room -= text.length;
    if (this.room < 0) this.end(`… more than ${MOST_LOG_CHARACTERS} characters: the rest of the log is dropped`);
  }

  /** Logs what has no end of line, and last words. */
  public end(...words: readonly string[]): void {
    for (const line of [this.rest, ...words].filter((each) => each !== '')) this.log(line);
    this.rest = '';
  }
}
