import { renderAs } from '../../../src/vtl/evaluate';
import { API_GATEWAY, VELOCITY } from '../../../src/vtl/evaluate/dialect';
import type { Dialect } from '../../../src/vtl/evaluate/dialect';
import { parseJsonText } from '../../../src/vtl/json-text';
import { parseTemplate } from '../../../src/vtl/parse';
import { VtlList, VtlMap } from '../../../src/vtl/values';
import type { Value, Variables } from '../../../src/vtl/values';
import { VtlError } from '../../../src/vtl/vtl-error';
import { DEVIATIONS, RULES } from '../deviations/vtl';
import { filesOf } from '../kind';
import type { Kind, Outcome } from '../kind';

/** A template with what Velocity made of it. */
export interface Probe {
  readonly id: string;
  readonly template: string;
  /** What Velocity 1.7 printed, or that it failed; docs/adr/0005-velocity-version.md says why this version. */
  readonly velocity17: Answer;
}

/** What a template prints, or that it fails: the wording of an error is ours. */
export interface Answer {
  readonly output?: string;
  readonly error?: string;
}

interface ProbeFile {
  readonly kind: string;
  readonly cases: readonly Probe[];
}

/** Language probes: templates with what Apache Velocity printed. */
export const vtl: Kind = {
  name: 'vtl',
  run: async (folder) => filesOf(folder, 'vtl').flatMap(runFile),
};

function runFile(text: string): Outcome[] {
  const file = JSON.parse(text) as ProbeFile;
  if (file.kind !== 'vtl-lang') return [];
  return file.cases.map((probe) => judge(probe, (dialect) => answer(probe.template, variablesOf(text), dialect)));
}

/** The context of a file: read without losing which numbers are Doubles. Lists are Java's, as they were for the oracle. Fresh for every probe. */
function variablesOf(text: string): Variables {
  const file = parseJsonText(text) as VtlMap;
  const context = plain(file.entries.get('context') ?? null) as VtlMap;
  return Object.fromEntries(context.entries) as Variables;
}

function plain(value: Value): Value {
  if (value instanceof VtlList) return new VtlList(value.items.map(plain));
  return value instanceof VtlMap ? new VtlMap([...value.entries].map(([key, item]) => [key, plain(item)] as const)) : value;
}

function answer(template: string, variables: Variables, dialect: Dialect): Answer {
  try {
    return { output: renderAs(dialect, parseTemplate(template), variables) };
  } catch (error) {
    if (!(error instanceof VtlError)) throw error;
    return { error: error.message };
  }
}

function judge({ id, template, velocity17 }: Probe, answerIn: (dialect: Dialect) => Answer): Outcome {
  const ours = answerIn(API_GATEWAY);
  const known = Object.hasOwn(DEVIATIONS, id) ? DEVIATIONS[id] : undefined;
  const row = known?.template === template ? known : undefined;
  if (row) return same(ours, row) ? { id, result: 'skipped', detail: RULES[row.rule].reason } : failed(id, row, ours);
  if (same(ours, velocity17)) return { id, result: 'passed' };
  // A probe that is not in the table: the rules say whether API Gateway is known to differ.
  const rule = Object.values(RULES).find(({ explains }) => explains(template, same(answerIn(VELOCITY), velocity17)));
  return rule ? { id, result: 'skipped', detail: rule.reason } : failed(id, velocity17, ours);
}

function same(a: Answer, b: Answer): boolean {
  return a.output === b.output && (a.error === undefined) === (b.error === undefined);
}

function failed(id: string, expected: Answer, ours: Answer): Outcome {
  return { id, result: 'failed', detail: `expected ${shown(expected)}, answered ${shown(ours)}` };
}

function shown({ output, error }: Answer): string {
  return output === undefined ? `an error (${error?.split('\n')[0]})` : JSON.stringify(output);
}
