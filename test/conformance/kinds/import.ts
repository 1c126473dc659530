import { DEVIATIONS, RULES } from '../deviations/import';
import { filesOf } from '../kind';
import type { Kind, Outcome } from '../kind';
import { cfnDifferences } from './import-cfn';
import type { CfnCase } from './import-cfn';
import { sequenceDifferences } from './import-sequence';
import type { SequenceCase } from './import-sequence';

/** What differs from each recorded answer of a case. */
export type Differences = readonly string[];

/** The kind with the deviations that are known: a reason by the id of a case. */
export function importsWith(deviations: Readonly<Record<string, string>>): Kind {
  return {
    name: 'import',
    run: async (folder) => [
      ...filesOf(folder, 'import').map((text) => judge(text, deviations, (value: SequenceCase) => sequenceDifferences(value))),
      ...filesOf(folder, 'cfn').map((text) => judge(text, deviations, (value: CfnCase) => cfnDifferences(value, folder))),
    ],
  };
}

/** Imports of OpenAPI bodies and templates of CloudFormation, with what AWS made of them. */
export const imports: Kind = importsWith(DEVIATIONS);

type Compare<T> = (value: T) => readonly Differences[];

function judge<T extends { readonly id: string }>(text: string, deviations: Readonly<Record<string, string>>, compare: Compare<T>): Outcome {
  const value = JSON.parse(text) as T;
  const { id } = value;
  const reason = Object.values(RULES).find(({ explains }) => explains(text))?.reason;
  if (reason !== undefined) return { id, result: 'skipped', detail: reason };
  const outcome = compared(value, compare);
  if (!Object.hasOwn(deviations, id)) return outcome;
  if (outcome.result === 'failed') return { id, result: 'skipped', detail: deviations[id] };
  return { id, result: 'failed', detail: 'it does not fail: its deviation is no longer one' };
}

/** A case that throws has failed, and the others are run. */
function compared<T extends { readonly id: string }>(value: T, compare: Compare<T>): Outcome {
  try {
    return outcomeOf(value.id, compare(value));
  } catch (error) {
    return { id: value.id, result: 'failed', detail: String((error as Error).stack) };
  }
}

function outcomeOf(id: string, answers: readonly Differences[]): Outcome {
  const differences = answers.flat();
  if (differences.length > 0) return { id, result: 'failed', detail: differences.slice(0, 5).join('; ') };
  return answers.length > 0 ? { id, result: 'passed' } : { id, result: 'skipped', detail: 'nothing is recorded that the loader says' };
}
