/**
 * Lets the benchmark run on another aws-cdk-lib than the oldest supported one: BENCH_CDK names the package, an alias in package.json.
 * The built-in template validator, for one, is missing in the oldest.
 */
'use strict';

const fs = require('fs');
const Module = require('module');
const path = require('path');

const name = process.env.BENCH_CDK;
if (name) {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    return resolve.call(this, request.replace(/^aws-cdk-lib(?=\/|$)/, name), ...rest);
  };
}

const manifest = require.resolve('aws-cdk-lib/package.json');

/** Version of the aws-cdk-lib in use, its folder, and whether it validates templates on its own. */
module.exports = {
  version: JSON.parse(fs.readFileSync(manifest, 'utf8')).version,
  root: path.dirname(manifest),
  hasValidator: fs.existsSync(path.join(path.dirname(manifest), 'core/lib/validation/cloudformation-validate-plugin.js')),
};
