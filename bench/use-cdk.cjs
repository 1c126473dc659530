/**
 * Lets the benchmark run on another aws-cdk-lib than the installed one: BENCH_CDK names a folder with its own node_modules.
 * The built-in template validator, for one, is missing in the oldest version that the library supports.
 */
'use strict';

const fs = require('fs');
const Module = require('module');
const path = require('path');

const folder = process.env.BENCH_CDK;
if (folder) {
  const resolve = Module._resolveFilename;
  const paths = [path.resolve(folder)];
  Module._resolveFilename = function (request, parent, isMain, options) {
    return /^(aws-cdk-lib|constructs)(\/|$)/.test(request)
      ? resolve.call(this, request, parent, isMain, { ...options, paths })
      : resolve.call(this, request, parent, isMain, options);
  };
}

const manifest = require.resolve('aws-cdk-lib/package.json');

/** Version of the aws-cdk-lib in use, its folder, and whether it validates templates on its own. */
module.exports = {
  version: JSON.parse(fs.readFileSync(manifest, 'utf8')).version,
  root: path.dirname(manifest),
  hasValidator: fs.existsSync(path.join(path.dirname(manifest), 'core/lib/validation/cloudformation-validate-plugin.js')),
};
