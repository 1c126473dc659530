import { JsonPathError } from './json-path-error';

/** Filters, arguments and lists inside one another: more than this is no path that anybody wrote. */
const MAX_NESTING = 50;

/** A place in the text of a path. */
export class Cursor {
  public at = 0;
  private readonly text: string;
  private nesting = 0;

  constructor(text: string) {
    this.text = text;
  }

  public get char(): string {
    return this.text.charAt(this.at);
  }

  public get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Steps over the text if it stands here. */
  public take(text: string): boolean {
    const found = this.text.startsWith(text, this.at);
    if (found) this.at += text.length;
    return found;
  }

  /** Steps over what a sticky expression finds here. */
  public match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }

  public skipSpace(): this {
    this.match(/\s*/y);
    return this;
  }

  /** Steps over white space and then the text, which has to be there. */
  public expect(text: string): void {
    if (!this.skipSpace().take(text)) this.fail(`expected ${text}`);
  }

  /** Reads something that may hold itself again. */
  public nested<T>(read: () => T): T {
    if (this.nesting >= MAX_NESTING) this.fail(`more than ${MAX_NESTING} levels`);
    this.nesting++;
    const result = read();
    this.nesting--;
    return result;
  }

  public fail(reason: string, at = this.at): never {
    throw new JsonPathError(reason, at);
  }
}
