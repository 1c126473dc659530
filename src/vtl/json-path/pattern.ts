import { matches } from '../java/regex';

/** A regular expression of a filter. Java's `matches` wants the whole text, and this one's time does not explode. */
export class Pattern {
  private readonly pattern: string;

  /** Throws for what is no regular expression. */
  constructor(source: string, flags: string) {
    this.pattern = `${flags === '' ? '' : `(?${flags})`}${source}`;
    this.matches('');
  }

  public matches(text: string): boolean {
    return matches(text, this.pattern);
  }
}
