/**
 * The local gateway's part of the benchmark; `node bench/local.mjs` measures it alone and puts it into bench/results.json.
 *
 *   --runs 5                  fresh processes for each size (default 5)
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median, round } from './statistics.mjs';
import { localTable } from './table.mjs';
import { checkTargets } from './targets.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
export const LOCAL_SIZES = [10, 100, 300];

/** One row for each size: the medians of some fresh processes. */
export function localRows(runs) {
  return LOCAL_SIZES.map((n) => {
    const samples = Array.from({ length: runs }, () => measure(n));
    const of = (metric) => median(samples.map((sample) => sample[metric]));
    return { n, firstAnswerMs: round(of('firstAnswerMs')), firstAnswerCpuMs: round(of('firstAnswerCpuMs')), requestCpuMs: round(of('requestCpuMs'), 3) };
  });
}

function measure(n) {
  const env = { ...process.env, CDK_VALIDATION: 'false', JSII_DEPRECATED: 'quiet' };
  const output = execFileSync(process.execPath, [here('measure-local.cjs'), n], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return JSON.parse(output.trim().split('\n').at(-1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: { runs } } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
  const results = JSON.parse(readFileSync(here('results.json'), 'utf8'));
  results.local = localRows(Number(runs));
  results.targets = checkTargets(results);
  console.log(localTable(results.local));
  writeFileSync(here('results.json'), `${JSON.stringify(results, undefined, 2)}\n`);
  process.exitCode = results.targets.every(({ pass }) => pass) ? 0 : 1;
}
