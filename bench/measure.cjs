/**
 * Builds and synthesizes one subject once and prints one line of JSON: `node bench/measure.cjs <subject> <n>`.
 *
 * To be started as a fresh process each time. The clock runs from before aws-cdk-lib is loaded until the assembly is written. aws-cdk-lib
 * loads its modules lazily, so CPU spent in `require` is summed up wherever it happens (`loadCpuMs`), not only at the start.
 */
'use strict';

const fs = require('fs');
const Module = require('module');
const os = require('os');
const path = require('path');
const { hasValidator, version } = require('./use-cdk.cjs');
const { CONTEXT } = require('./world.cjs');

const [subject, n] = [process.argv[2], Number(process.argv[3])];
const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));

/** CPU of the whole process, all threads, in milliseconds. */
function cpuNow() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

let loadCpuMs = 0;
let depth = 0;
const load = Module._load;
Module._load = function (request, ...rest) {
  if (depth > 0 || Module.isBuiltin(request)) {
    return load.call(this, request, ...rest);
  }
  const before = cpuNow();
  depth++;
  try {
    return load.call(this, request, ...rest);
  } finally {
    depth--;
    loadCpuMs += cpuNow() - before;
  }
};

function run() {
  const [wall, cpu] = [performance.now(), cpuNow()];
  const { App } = require('aws-cdk-lib');
  const { build } = require(`./subjects/${subject}.cjs`);
  const app = new App({ outdir, analyticsReporting: false, context: CONTEXT });
  build(app, n);
  const built = cpuNow();
  app.synth();
  const end = cpuNow();
  return { wallMs: performance.now() - wall, cpuMs: end - cpu, buildCpuMs: built - cpu, loadCpuMs };
}

/** Number of findings in the validator's report, errors or warnings; 0 without a report. */
function validatorFindings() {
  const file = path.join(outdir, 'validation-report.json');
  const reports = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).pluginReports : [];
  return reports.reduce((sum, { violations }) => sum + violations.length, 0);
}

try {
  const times = run();
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const written = fs.readFileSync(path.join(outdir, 'Bench.template.json'), 'utf8');
  const template = JSON.parse(written);
  console.log(JSON.stringify({
    subject, n, ...times, peakMb,
    resources: Object.keys(template.Resources ?? {}).length,
    templateBytes: Buffer.byteLength(written),
    minifiedBytes: Buffer.byteLength(JSON.stringify(template)),
    validatorFindings: validatorFindings(),
    cdkVersion: version, hasValidator,
  }));
} finally {
  fs.rmSync(outdir, { recursive: true, force: true });
}
