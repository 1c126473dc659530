/** What Java would throw; where a template does it, API Gateway answers 500. The evaluator adds the place. */
export class JavaException extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JavaException';
  }
}

/** A value grew past what memory and time allow; Java would run out of them too, only later. */
export const tooLarge = (what: string): JavaException => new JavaException(`${what} grew too large`);
