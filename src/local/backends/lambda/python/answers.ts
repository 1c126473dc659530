import { heard } from '../heard';
import type { HostMessage } from '../host';

/**
 * Puts what comes by two pipes back into its order: a process marks the place in its log before it answers, and an answer is passed on once
 * the log has come to its mark.
 */
export class Answers {
  private readonly answers: HostMessage[] = [];
  private marks = 0;
  private rest = '';

  /** @param mark begins with a character that it does not have a second time */
  constructor(private readonly mark: string, private readonly listener: (message: HostMessage) => void) {}

  public hearAnswer(line: string): void {
    try {
      this.answers.push(heard(JSON.parse(line)));
    } catch {
      return this.listener({ kind: 'log', text: `${line}\n` });
    }
    this.deliver();
  }

  public hearLog(text: string): void {
    const pieces = (this.rest + text).split(this.mark);
    this.rest = '';
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) this.marks += 1;
      this.deliver();
      this.log(piece, index === pieces.length - 1);
    }
  }

  /** Passes on all that there is: nothing more is to come. */
  public end(): void {
    this.log(this.rest, false);
    this.marks = this.answers.length;
    this.deliver();
  }

  private deliver(): void {
    for (; this.marks > 0 && this.answers.length > 0; this.marks -= 1) this.listener(this.answers.shift()!);
  }

  /** At the end of what has come there may be half a mark. */
  private log(piece: string, isLast: boolean): void {
    const half = isLast ? piece.lastIndexOf(this.mark[0]) : -1;
    const cut = half >= 0 && this.mark.startsWith(piece.slice(half)) ? half : piece.length;
    if (isLast) this.rest = piece.slice(cut);
    if (cut > 0) this.listener({ kind: 'log', text: piece.slice(0, cut) });
  }
}
