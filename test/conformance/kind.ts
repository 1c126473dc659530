import * as fs from 'fs';
import * as path from 'path';

/** How one case of a conformance folder ended. */
export interface Outcome {
  readonly id: string;
  readonly result: 'passed' | 'failed' | 'skipped';
  /** What differs, or why it was skipped. */
  readonly detail?: string;
}

/** One kind of cases: a file in `kinds`, and a line in the summary. */
export interface Kind {
  readonly name: string;
  /** Runs every case of this kind in a conformance folder; none where the folder has none. */
  run(folder: string): Promise<readonly Outcome[]>;
}

/** The conformance folder: `GATEHOUSE_CONFORMANCE`, else `../shared/conformance` beside the repository; `undefined` where it is absent. */
export function conformanceFolder(): string | undefined {
  const folder = path.resolve(process.env.GATEHOUSE_CONFORMANCE ?? path.join(__dirname, '..', '..', '..', 'shared', 'conformance'));
  return fs.existsSync(folder) ? folder : undefined;
}

/** The JSON files of a folder within the conformance folder, as text. */
export function filesOf(folder: string, name: string): string[] {
  const within = path.join(folder, name);
  if (!fs.existsSync(within)) return [];
  return fs.readdirSync(within).filter((file) => file.endsWith('.json')).sort().map((file) => fs.readFileSync(path.join(within, file), 'utf8'));
}

/** The summary of a kind, as the last lines of a run: `vtl: 148 passed, 3 failed, 0 skipped`. */
export function summary(kind: string, outcomes: readonly Outcome[]): string {
  const count = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result).length;
  return `${kind}: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
}
