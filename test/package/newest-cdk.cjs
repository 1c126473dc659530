/**
 * Lets tests run on the newest aws-cdk-lib (devDependency `aws-cdk-lib-newest`) instead of the oldest that the library supports.
 *
 * In jest it is the resolver, and GATEHOUSE_CDK=newest switches it on. For plain Node: `node --require …/newest-cdk.cjs app.cjs`.
 */
'use strict';

const Module = require('module');

const renamed = (request) => request.replace(/^aws-cdk-lib(?=\/|$)/, 'aws-cdk-lib-newest');

module.exports = (request, options) => options.defaultResolver(process.env.GATEHOUSE_CDK === 'newest' ? renamed(request) : request, options);

if (process.execArgv.some((arg) => arg.endsWith('newest-cdk.cjs'))) {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    return resolve.call(this, renamed(request), ...rest);
  };
}
