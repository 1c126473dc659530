const fc = require('fast-check');

// The built-in validator costs seconds and 300 MB a synth; test/package/validation.test.ts leaves it on.
process.env.CDK_VALIDATION ??= 'false';

// The same values in every run, so that a red build is the change's own. To look for more: GATEHOUSE_SEED=$RANDOM npx jest; a seed that finds
// something becomes an example in its test.
fc.configureGlobal({ seed: Number(process.env.GATEHOUSE_SEED ?? 20261120) });
