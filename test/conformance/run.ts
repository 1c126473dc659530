/**
 * The conformance suite: what AWS and Apache Velocity answered, held against this library.
 *
 *   ts-node test/conformance/run.ts [--verbose] [kind …]
 *
 * Takes the folder `GATEHOUSE_CONFORMANCE`, else `../shared/conformance` beside the repository. Prints the failed cases with what differs (with
 * --verbose the skipped ones with their reason too), then one line a kind. Exits with 1 where a case failed; where the folder is absent it says so
 * and exits with 0.
 */
import { parseArgs } from 'util';
import { conformanceFolder, summary } from './kind';
import type { Kind, Outcome } from './kind';
import { events } from './kinds/events';
import { imports } from './kinds/import';
import { rest } from './kinds/rest';
import { testInvoke } from './kinds/test-invoke';
import { vtl } from './kinds/vtl';

/** The kinds in the order of the summary. */
const KINDS: readonly Kind[] = [vtl, imports, rest, testInvoke, events];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { verbose: { type: 'boolean', default: false } }, allowPositionals: true });
  const unknown = positionals.find((name) => !KINDS.some((kind) => kind.name === name));
  if (unknown !== undefined) throw new Error(`No kind ${unknown}: there are ${KINDS.map(({ name }) => name).join(', ')}.`);
  const folder = conformanceFolder();
  if (folder === undefined && process.env.GATEHOUSE_CONFORMANCE !== undefined) throw new Error(`There is no folder ${process.env.GATEHOUSE_CONFORMANCE}.`);
  if (folder === undefined) return say('The conformance folder is absent (set GATEHOUSE_CONFORMANCE): nothing was run.');
  const kinds = KINDS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const results = await Promise.all(kinds.map(async (kind) => ({ kind, outcomes: await kind.run(folder) })));
  for (const { kind, outcomes } of results) show(kind, outcomes, values.verbose);
  for (const { kind, outcomes } of results) say(summary(kind.name, outcomes));
  if (results.some(({ outcomes }) => outcomes.some(({ result }) => result === 'failed'))) process.exitCode = 1;
}

function show({ name }: Kind, outcomes: readonly Outcome[], verbose: boolean): void {
  const shown = outcomes.filter(({ result }) => result === 'failed' || (verbose && result === 'skipped'));
  for (const { id, result, detail } of shown) say(`${name} ${result} ${id}: ${detail}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
