import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';

/** Where AWS's recorded answers lie, if they do. */
export const FOLDER = process.env.GATEHOUSE_CONFORMANCE ?? join(__dirname, '..', '..', '..', 'shared', 'conformance');

/** `describe` where the named folders of recordings are, else one skipped test that says so. */
export function whereRecorded(...folders: string[]): (name: string, work: () => void) => void {
  const missing = folders.filter((folder) => !existsSync(join(FOLDER, folder)));
  if (missing.length === 0) return (name, work) => describe(name, work);
  return (name) => test.skip(`${name}: no recordings of AWS in ${missing.map((folder) => join(FOLDER, folder)).join(', ')} (GATEHOUSE_CONFORMANCE)`, () => undefined);
}

/** The recordings of a folder, those whose file name holds a text, in the order of their names; none where there is no folder. */
export function recordingsOf<T>(folder: string, named = ''): T[] {
  const place = join(FOLDER, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place).filter((file) => file.endsWith('.json') && file.includes(named)).sort()
    .map((file) => JSON.parse(readFileSync(join(place, file), 'utf8')));
}

/** One recorded call of the control plane. */
export interface Call {
  readonly op: string;
  readonly params: Readonly<Record<string, any>>;
  readonly recorded?: ReadonlyArray<{ readonly value: any }>;
}

/** A recording of `control/` or `import/`. */
export interface CallSequence {
  readonly id: string;
  readonly calls: readonly Call[];
}

/** A recorded refusal. */
export interface Refusal {
  readonly id: string;
  readonly op: string;
  readonly message: string;
}

/** Every refusal of the control plane. */
export function refusals(): Refusal[] {
  const sequences = ['control', 'import'].flatMap((folder) => recordingsOf<CallSequence>(folder));
  return sequences.flatMap(({ id, calls }) => calls.flatMap(({ op, recorded = [] }) => recorded
    .filter(({ value }) => value?.Error !== undefined)
    .map(({ value }) => ({ id, op, message: value.Error.Message as string }))));
}

/** A message without long lists, and one for each of several that AWS joins; patches of whatever place read alike. */
export function statementsOf(message: string): string[] {
  const several = /^\d+ validation errors? detected: ([^]*)$/.exec(message)?.[1].split('; ') ?? [message];
  return several.map((each) => each.replace(/\[[^\]]{80,}\]/, '[…]').replace(/patchOperations\.\d+/, 'patchOperations.*'));
}
