import { DEVIATIONS, RULES } from '../deviations/import';
import { filesOf } from '../kind';
import type { Kind, Outcome } from '../kind';
import { cfnDifferences } from './import-cfn';
import type { CfnCase } from './import-cfn';
import { sequenceDifferences } from './import-sequence';
import type { SequenceCase } from './import-sequence';

/** What differs from each recorded answer of a case. */
export type Differences = readonly string[];

/** Imports of OpenAPI bodies and templates of CloudFormation, with what AWS made of them. */
export const imports: Kind = {
  name: 'import',
  run: async (folder) => [
    ...filesOf(folder, 'import').map((text) => judge(text, (value: SequenceCase) => sequenceDifferences(value))),
    ...filesOf(folder, 'cfn').map((text) => judge(text, (value: CfnCase) => cfnDifferences(value, folder))),
  ],
};

function judge<T extends { readonly id: string }>(text: string, compare: (value: T) => readonly Differences[]): Outcome {
  const value = JSON.parse(text) as T;
  const { id } = value;
  const reason = Object.hasOwn(DEVIATIONS, id) ? DEVIATIONS[id] : Object.values(RULES).find(({ explains }) => explains(text))?.reason;
  if (reason !== undefined) return { id, result: 'skipped', detail: reason };
  const compared = compare(value);
  const differences = compared.flat();
  if (differences.length > 0) return { id, result: 'failed', detail: differences.slice(0, 5).join('; ') };
  return compared.length > 0 ? { id, result: 'passed' } : { id, result: 'skipped', detail: 'nothing is recorded that the loader says' };
}
