/** Why a function refuses: `lib/problems.ts` gives each a status. */
export type RefusalKind = 'not-found' | 'conflict' | 'invalid';

/** An error that the caller is told of: the gateway picks its answer by the start of the message. Others are a 502 that says nothing. */
export class Refusal extends Error {
  constructor(kind: RefusalKind, words: string) {
    super(`${kind}: ${words}`);
    this.name = 'Refusal';
  }
}
