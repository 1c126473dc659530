/** How many single-character edits lead from one word to another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}

/** `Did you mean "x"?` where one of the candidates is close enough, else what there is to choose from. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const closest = candidates
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))[0];
  if (closest && closest.edits <= Math.max(2, word.length / 3)) return `Did you mean ${quote(closest.candidate)}?`;
  return `There ${candidates.length === 0 ? 'are none' : `are ${listed(candidates)}`}`;
}

/** The same as what to do in a finding, which ends it with a mark of its own. */
export function suggestion(word: string, candidates: readonly string[]): string {
  return didYouMean(word, candidates).replace(/\?$/, '');
}

/** A value as an error shows it: short, on one line, whatever it is. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : describe(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'object') return `a ${value.constructor?.name ?? 'value'}`;
  return typeof value === 'function' ? 'a function' : String(value);
}

/** A list as an error shows it; long ones are cut. */
export function listed(values: readonly string[], most = 8): string {
  const shown = values.slice(0, most).map(quote).join(', ');
  return values.length > most ? `${shown} and ${values.length - most} more` : shown;
}
