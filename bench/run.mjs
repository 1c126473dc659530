/**
 * The benchmark: `npm run bench`, or after compiling `node bench/run.mjs [options]`.
 *
 *   --n 100                   one size, or several with commas (default 10,100,300,1000)
 *   --subject floor           one subject, or several with commas (default gatehouse,rest-api,floor)
 *   --runs 5                  rounds (default 5); a round is one fresh process per subject, in turn
 *   --validator both          off, on or both (default)
 *   --out <file>              where the results go (default bench/results.json)
 *
 * Exits with 1 when a target is missed (targets.mjs) or a subject fails.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { localRows } from './local.mjs';
import { ratios, row } from './statistics.mjs';
import { render } from './table.mjs';
import { checkTargets } from './targets.mjs';

const SUITE = 'rest';
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { loadedModules } = createRequire(import.meta.url)('./loaded-modules.cjs');

const { values: options } = parseArgs({
  options: {
    n: { type: 'string', default: '10,100,300,1000' },
    subject: { type: 'string', default: 'gatehouse,rest-api,floor' },
    runs: { type: 'string', default: '5' },
    validator: { type: 'string', default: 'both' },
    out: { type: 'string', default: here('results.json') },
  },
});
const sizes = options.n.split(',').map(Number);
const subjects = options.subject.split(',');
const runs = Number(options.runs);
if (![...sizes, runs].every((value) => Number.isInteger(value) && value > 0) || !['on', 'off', 'both'].includes(options.validator)) {
  throw new Error('--n and --runs take whole numbers above 0, --validator takes on, off or both.');
}

const missing = subjects.find((subject) => !existsSync(here(`subjects/${subject}.cjs`)));
if (missing) {
  throw new Error(`No subject ${missing}: bench/subjects has no such file.`);
}
if (subjects.includes('gatehouse') && !existsSync(here('../lib/index.js'))) {
  throw new Error('lib/ is missing: compile the library first (npx projen compile), or leave out the subject gatehouse.');
}

/** One fresh process; what it writes to stderr is shown only if it fails. */
function measure(subject, n, validator) {
  const env = { ...process.env, CDK_VALIDATION: String(validator === 'on'), JSII_DEPRECATED: 'quiet' };
  // The oldest supported aws-cdk-lib has no validator.
  if (validator === 'on') env.BENCH_CDK = 'aws-cdk-lib-newest';
  const output = execFileSync(process.execPath, [here('measure.cjs'), subject, n], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return JSON.parse(output.trim().split('\n').at(-1));
}

/** All rounds of one size: subject -> samples, one per round. */
function rounds(n, validator) {
  const samples = Object.fromEntries(subjects.map((subject) => [subject, []]));
  for (let i = 0; i < runs; i++) {
    for (const subject of subjects) {
      samples[subject].push(measure(subject, n, validator));
    }
  }
  return samples;
}

/** Validator states to measure, each with the version of aws-cdk-lib that serves it. */
function versions() {
  const wanted = options.validator === 'both' ? ['off', 'on'] : [options.validator];
  const found = {};
  for (const validator of wanted) {
    const { cdkVersion, hasValidator } = measure('blank', 1, validator);
    if (validator === 'off' || hasValidator) {
      found[validator] = cdkVersion;
    } else {
      console.log(`aws-cdk-lib ${cdkVersion} has no built-in validator: nothing is measured with it on. Name a newer one with --validator-cdk.\n`);
    }
  }
  return found;
}

const awsCdkLib = versions();
const results = {
  environment: { node: process.versions.node, awsCdkLib, cpus: availableParallelism(), rounds: runs },
  rows: [], ratios: [], modules: subjects.map((subject) => loadedModules(subject)), validatorFindings: [],
};
for (const validator of Object.keys(awsCdkLib)) {
  for (const n of sizes) {
    const samples = rounds(n, validator);
    const has = (...names) => names.every((name) => subjects.includes(name));
    results.rows.push(...subjects.map((subject) => row(SUITE, subject, n, validator, samples[subject])));
    for (const [subject, against] of [['gatehouse', 'floor'], ['gatehouse', 'rest-api'], ['rest-api', 'floor']].filter((pair) => has(...pair))) {
      results.ratios.push(...ratios(subject, against, n, validator, samples[subject], samples[against]));
    }
    results.validatorFindings.push(...subjects.map((subject) => ({ subject, n, findings: samples[subject][0].validatorFindings }))
      .filter(({ findings }) => findings > 0));
  }
}
if (subjects.includes('gatehouse')) results.local = localRows(runs);
results.targets = checkTargets(results);

console.log(render(results));
writeFileSync(options.out, `${JSON.stringify(results, undefined, 2)}\n`);
process.exitCode = results.targets.every(({ pass }) => pass) ? 0 : 1;
