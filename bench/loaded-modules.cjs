/**
 * Which implementation files of aws-cdk-lib's service modules a subject loads, by module: `node bench/loaded-modules.cjs <subject> [n]`.
 *
 * Prints JSON `{ subject, loaded: { module: file count }, unused: [module] }`. `loaded` leaves out what the stack, the imported function and the
 * imported user pool load on their own (subject `blank`); `unused` are the modules among them that the benchmark's routes have no use for.
 */
'use strict';

const { execFileSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { CONTEXT } = require('./world.cjs');

/** The modules a REST gateway with Lambda functions, Cognito and a logging stage is made of. */
const NEEDED = ['aws-apigateway', 'aws-cognito', 'aws-iam', 'aws-lambda', 'aws-logs'];

/** Files of `aws-cdk-lib/aws-.../lib` in this process, relative to aws-cdk-lib; an index file alone does not count. */
function loadedFiles(root) {
  return Object.keys(require.cache)
    .map((file) => path.relative(root, file).split(path.sep))
    .filter((parts) => parts[0].startsWith('aws-') && parts[1] === 'lib' && parts.at(-1) !== 'index.js')
    .map((parts) => parts.join('/'));
}

/** Runs in a child process: synthesizes the subject and prints its files. */
function list(subject, n) {
  const { root } = require('./use-cdk.cjs');
  const { App } = require('aws-cdk-lib');
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const app = new App({ outdir, analyticsReporting: false, context: CONTEXT });
  require(`./subjects/${subject}.cjs`).build(app, n);
  app.synth();
  fs.rmSync(outdir, { recursive: true });
  console.log(JSON.stringify(loadedFiles(root)));
}

/** Loaded and unused modules of one subject. */
function loadedModules(subject, n = 10) {
  const env = { ...process.env, CDK_VALIDATION: 'false' };
  const files = (name) => JSON.parse(execFileSync(process.execPath, [__filename, '--list', name, n], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
  const own = new Set(files('blank'));
  const loaded = {};
  for (const file of files(subject).filter((name) => !own.has(name))) {
    const service = file.slice(0, file.indexOf('/'));
    loaded[service] = (loaded[service] ?? 0) + 1;
  }
  return { subject, loaded, unused: Object.keys(loaded).filter((service) => !NEEDED.includes(service)).sort() };
}

module.exports = { loadedModules };

if (require.main === module) {
  const [first, second, third] = process.argv.slice(2);
  if (first === '--list') {
    list(second, Number(third));
  } else {
    console.log(JSON.stringify(loadedModules(first, Number(second ?? 10)), undefined, 2));
  }
}
