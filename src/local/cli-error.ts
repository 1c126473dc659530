/** Something that the user of the command can put right, said in one sentence. */
export class CliError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'CliError';
  }
}
